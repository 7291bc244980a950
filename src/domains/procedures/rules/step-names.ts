import type { Text } from '../../../platform/i18n/index.ts'
import type { ProcedureVersion } from './version.ts'

type Named = Pick<ProcedureVersion, 'procedureId' | 'steps'>

export interface StepNames {
  /** Of a step where figures of several procedures stand together: as most of them call it. */
  common(key: string): Text | undefined
  /** As one procedure calls it. */
  of(procedureId: string, key: string): Text | undefined
}

/** How the steps of these versions are called; of one procedure's versions the last counts. */
export function stepNames(versions: readonly Named[]): StepNames {
  const own = new Map<string, Text>()
  for (const { procedureId, steps } of versions)
    for (const { key, name } of steps) own.set(`${procedureId} ${key}`, name)
  const called = new Map<string, Map<string, { name: Text; times: number }>>()
  for (const [place, name] of own) {
    const key = place.slice(place.indexOf(' ') + 1)
    const names = called.get(key) ?? new Map<string, { name: Text; times: number }>()
    names.set(name.vi, { name, times: (names.get(name.vi)?.times ?? 0) + 1 })
    called.set(key, names)
  }
  const most = new Map(
    [...called].map(([key, names]) => [key, [...names.values()].sort((a, b) => b.times - a.times)[0]?.name]),
  )
  return { common: (key) => most.get(key), of: (procedureId, key) => own.get(`${procedureId} ${key}`) }
}
