import { formatDateTime, type Text, t } from '../../platform/i18n/index.ts'
import type { Office, Staff } from '../dossiers/index.ts'
import type { Item, List } from './queries/lists.ts'
import { listNumber, type Standing, standingOf } from './rules/handover.ts'
import { words } from './words.ts'

export const unitName = (staff: Staff, id: string): Text => staff.findUnit(id)?.name ?? t('—', '—')

/** A list as a line of a table. */
export interface ListLine {
  id: string
  kind: List['kind']
  number: string
  from: Text
  to: Text
  madeAt: Date
  items: number
  confirmed: number
  standing: Standing
}

export const lineOf = (staff: Staff, list: List): ListLine => ({
  id: list.id,
  kind: list.kind,
  number: listNumber(list),
  from: unitName(staff, list.fromUnitId),
  to: list.toUnitId ? unitName(staff, list.toUnitId) : words.post,
  madeAt: list.madeAt,
  items: list.items,
  confirmed: list.items - list.openItems,
  standing: standingOf(list),
})

export type ItemOutcome = Exclude<keyof typeof words.outcomes, 'none'>

/** An item as a line of its list. */
export interface ItemLine {
  position: number
  dossierId: string
  code: string
  procedure: Text
  applicantName: string
  papers: number
  legalDueAt: Date | null
  outcome: ItemOutcome | null
  reason: string | null
  by: string | null
}

export const itemsOf = (office: Office, staff: Staff, items: readonly Item[]): Promise<ItemLine[]> =>
  Promise.all(
    items.map(async ({ versionId, decidedBy, decidedAt, outcome, ...item }) => ({
      ...item,
      outcome: outcome as ItemOutcome | null,
      procedure: (await office.getVersion(versionId)).name,
      by: decidedBy && decidedAt ? `${staff.nameOf(decidedBy) ?? '—'}, ${formatDateTime(decidedAt)}` : null,
    })),
  )
