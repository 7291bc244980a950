const POSITION = /^(-?infinity|[\d\-: .+T]+)\|([0-9a-f-]{36})$/

/** A row's place in the list, where the next page goes on: its due date and key. */
export interface Position {
  dueAt: string
  id: string
}

/** @returns undefined of what is no position: an old bookmark still opens the list */
export function readPosition(text: string | undefined): Position | undefined {
  const [, dueAt, id] = POSITION.exec(text ?? '') ?? []
  return dueAt && id ? { dueAt, id } : undefined
}
