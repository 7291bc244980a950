import type { Proposal } from './actions/negotiate.ts'
import { ORDERS } from './rules/lifecycle.ts'
import { DUTY_KINDS, type Subject } from './rules/terms.ts'

type Body = Record<string, unknown>
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const isKey = (text: string): boolean => UUID.test(text)
export const textOf = (body: unknown, name: string): string => {
  const value = (body as Body | undefined)?.[name]
  return typeof value === 'string' ? value : ''
}
const listOf = (body: unknown, name: string): string[] =>
  [(body as Body | undefined)?.[name] ?? []].flat().filter((each): each is string => typeof each === 'string')

/** `target:<id>:<unit>` or `task:<id>`, as a box of a form says it. */
export const subjectValue = (subject: Subject): string =>
  subject.kind === 'task' ? `task:${subject.id}` : `target:${subject.id}:${subject.unitId ?? ''}`

export function subjectIn(value: string): Subject | undefined {
  const [kind, id = '', unitId = ''] = value.split(':')
  if (!isKey(id) || (unitId !== '' && !isKey(unitId))) return undefined
  if (kind === 'task') return { kind, id }
  return kind === 'target' ? { kind, id, unitId: unitId === '' ? null : unitId } : undefined
}

/** The boxes that were ticked. */
export const chosenIn = (body: unknown, name: string): Subject[] =>
  listOf(body, name).flatMap((each) => subjectIn(each) ?? [])

export const MOST_LINES = 60
const numbers = (body: unknown, start: string): number[] =>
  Array.from({ length: MOST_LINES }, (_, index) => index).filter(
    (index) => textOf(body, `${start}-${index}-key`) !== '' || textOf(body, `${start}-${index}-words`) !== '',
  )

/** What the form of a version says: clauses that were taken out are left out, lines without words don't count. */
export function proposalIn(body: unknown): Proposal {
  const clauses = numbers(body, 'muc').flatMap((index) => {
    const of = (name: string) => textOf(body, `muc-${index}-${name}`)
    const subject = subjectIn(of('la'))
    const key = of('key')
    if (!subject || of('bo') === '1') return []
    return [
      { key: isKey(key) ? key : undefined, subject, words: of('words'), dueOn: of('han'), evidence: of('minh-chung') },
    ]
  })
  const added = chosenIn(body, 'them').map((subject) => ({
    subject,
    words: '',
    dueOn: textOf(body, 'den'),
    evidence: '',
  }))
  const duties = numbers(body, 'dk').flatMap((index) => {
    const of = (name: string) => textOf(body, `dk-${index}-${name}`)
    const [key, clauseKey] = [of('key'), of('cho')]
    if (of('words').trim() === '') return []
    return [
      {
        key: isKey(key) ? key : undefined,
        kind: DUTY_KINDS.find((each) => each === of('loai')) ?? 'decision',
        words: of('words'),
        dueOn: of('han'),
        clauseKey: isKey(clauseKey) ? clauseKey : null,
      },
    ]
  })
  const ground = textOf(body, 'can-cu')
  return {
    on: Number(textOf(body, 'on')) || 0,
    grounds: textOf(body, 'grounds'),
    ground: isKey(ground) ? { kind: 'clause', id: ground } : null,
    clauses: [...clauses, ...added],
    duties,
    missed: textOf(body, 'missed'),
    note: textOf(body, 'note'),
    signOrder: ORDERS.find((each) => each === textOf(body, 'signOrder')) ?? 'inOrder',
    signBy: textOf(body, 'signBy'),
  }
}
