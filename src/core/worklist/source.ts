import type { VNode } from 'preact'
import type { sql } from '../../platform/database/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { OfficialViewer } from '../identity/index.ts'
import type { Organization } from '../organization/index.ts'

export type Fragment = ReturnType<typeof sql>

/** When somebody looks, and at which units and people. */
export interface Scene {
  now: Date
  people: Organization
}

/**
 * Where a kind of work of one person stands in its room's tables. The worklist puts order, filters and limits around it, so each
 * place is read in its own order from an index and no further than a page needs.
 *
 * @example
 * {
 *   places: sql`unnest(${unitIds}::uuid[]) AS place (unit_id)`,
 *   from: sql`consultations c`,
 *   where: sql`c.locality_id = ${localityId} AND c.unit_id = place.unit_id AND c.state = 'open'`,
 *   id: sql`c.id`, dueAt: sql`c.due_at`, since: sql`c.asked_at`, text: sql`c.question`,
 *   data: sql`jsonb_build_object('question', c.question)`,
 * }
 */
export interface WaitingRows {
  /** A table expression with a row for each place its rows lie in, such as the person's units; missing where it is one. */
  places?: Fragment
  from: Fragment
  where: Fragment
  /** A uuid. */
  id: Fragment
  /** A timestamptz that is never null: `infinity` where nothing is due. */
  dueAt: Fragment
  /** Since when it waits: a timestamptz. */
  since: Fragment
  /** What a search looks through. */
  text: Fragment
  /** A jsonb with all that {@link WorkSource.show} needs: read for the rows of one page only. */
  data: Fragment
}

/** Something that waits for a person. Only the source that read it knows its data: `never` stands for whatever it is. */
export interface WaitingItem<Data = never> {
  kind: string
  id: string
  dueAt: Date | null
  since: Date
  data: Data
}

/** How an item is told and what is done with it from where it stands. */
export interface Shown {
  title: Text
  /** One line about it: its case, what is asked. */
  note?: Text
  /** Who waits for it. */
  from?: Text
  href: string
  /** Done where it stands: a form that posts to its room. It sends `ve`, where it leads back to. */
  deed?: (back: string) => VNode
}

/** A room's work of one kind that can wait for a person. */
export interface WorkSource<Data = never> {
  /** Unlike any other, and stable: it stands in addresses. */
  kind: string
  /** What the person has to do: `Nhiệm vụ phải làm`. */
  name: Text
  /** Undefined for whoever can't have such work. */
  rows(official: OfficialViewer, scene: Scene): WaitingRows | undefined
  show(item: WaitingItem<Data>, people: Organization): Shown | Promise<Shown>
}

/** What has a time of its own, such as a meeting: for a person's calendar. */
export interface AppointmentSource {
  between(
    official: OfficialViewer,
    from: Date,
    to: Date,
  ): Promise<{ id: string; from: Date; to: Date; title: Text; place: string; href: string; madeAt: Date }[]>
}
