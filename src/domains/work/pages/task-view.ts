import type { ComponentChildren } from 'preact'
import type { Text } from '../../../platform/i18n/index.ts'
import type { Promised } from '../../resolutions/index.ts'
import type { TaskLine } from '../lines.ts'
import type { Detail, Owed } from '../queries/detail.ts'
import type { Failed, Offered } from './deed-card.tsx'

/** Somebody's sentence in the history. */
export interface Told {
  id: string
  at: Date
  who: string
  sentence: Text
  outcome: Text | null
}

/** What the page of a task shows to one official. */
export interface TaskPageProps extends Offered {
  line: TaskLine
  detail: Detail
  /** The tasks above, the nearest first; with an address where they may be looked at. */
  above: readonly { id: string; title: string; href: string | null }[]
  parts: readonly TaskLine[]
  needs: readonly TaskLine[]
  neededBy: readonly TaskLine[]
  promise: readonly Promised[]
  /** The signed commitments in which it is promised. */
  promisedIn: readonly { code: string; href: string; dueOn: string }[]
  /** How the target it serves stands, drawn by its own room. */
  targetState: ComponentChildren
  origin: { name: Text; href: string | null } | null
  axis: Text | null
  lacksAxis: boolean
  history: readonly Told[]
  names: ReadonlyMap<string, string>
  heads: readonly string[]
  mentionable: readonly { id: string; name: string }[]
  owed: { here: readonly Owed[]; all: number }
  done?: Text | undefined
  failed?: Failed | undefined
}
