import type { WorkingTime } from '../../../../core/calendar/index.ts'
import { spell } from '../../../../core/calendar/index.ts'
import type { Text } from '../../../../platform/i18n/index.ts'
import { type Step, stopAt } from '../../../procedures/index.ts'
import type { Staff } from '../../office.ts'
import { isOpen } from '../../rules/status.ts'
import type { DossierView, RunView } from '../../views.ts'
import { words } from './desk-words.ts'

/** One step of the strip, before it is put into words. */
export interface StripCell {
  key: string
  name: Text
  who: Text
  how: Text | null
  state: 'done' | 'current' | 'late' | 'ahead'
}

/** The steps of a dossier in a row: who had or has each, how long it took or may take. */
export function stripOf(dossier: DossierView, staff: Staff, time: WorkingTime, now: Date): StripCell[] {
  const { procedure, runs, stepKey, status } = dossier
  const here = stopAt(procedure.steps, stepKey)
  const at = procedure.steps.findIndex(({ key }) => key === here[0]?.key)
  return procedure.steps.map((step, index) => {
    const own = runs.filter((run) => run.stepKey === step.key)
    const running = own.find(({ endedAt }) => endedAt === null)
    const last = own.at(-1)
    const base = { key: step.key, name: step.name, who: whoOf(dossier, staff, step, running ?? last) }
    if (running && isOpen(status)) return { ...base, ...remaining(running, time, now) }
    if (last && (index < at || !isOpen(status) || (here.length > 1 && here.includes(step))))
      return { ...base, state: 'done', how: spell(own.reduce((sum, run) => sum + (run.workedMinutes ?? 0), 0)) }
    // Its clock stands still, but the dossier is here.
    if (here.includes(step) && isOpen(status)) return { ...base, state: 'current', how: null }
    return { ...base, state: 'ahead', how: shareOf(step) }
  })
}

function whoOf({ decidingUnit, returnUnit }: DossierView, staff: Staff, step: Step, run: RunView | undefined): Text {
  const home = step.role === 'returnDesk' ? returnUnit.id : decidingUnit.id
  const unitId = run?.unit.id ?? (step.place === 'receiving' ? home : step.unitId)
  const unit = unitId ? staff.findUnit(unitId) : undefined
  const name = unit?.shortName ?? run?.unit.name.vi ?? ''
  const person = run?.person?.name
  const text = person ? `${person}, ${name}` : name
  return { vi: text, en: text }
}

function remaining(run: RunView, time: WorkingTime, now: Date): Pick<StripCell, 'state' | 'how'> {
  if (run.dueAt < now) {
    const over = spell(time.minutesBetween(run.dueAt, now))
    return { state: 'late', how: { vi: words.over(over.vi).vi, en: words.over(over.en).en } }
  }
  const left = spell(time.minutesBetween(now, run.dueAt))
  return { state: 'current', how: { vi: words.left(left.vi).vi, en: words.left(left.en).en } }
}

/** What the procedure allows a step; where its unit says only a share, nothing. */
function shareOf({ amount, unitOfTime }: Step): Text | null {
  const text = String(amount).replace('.', ',')
  if (unitOfTime === 'workingDays' || unitOfTime === 'calendarDays') return words.days(text)
  return unitOfTime === 'workingHours' || unitOfTime === 'clockHours' ? words.hours(text) : null
}
