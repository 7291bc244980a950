import type { Text } from '../../platform/i18n/index.ts'
import type { Among } from './rules/reaching.ts'

/** What a source counts: of how many so many, between two days at the office. */
export interface SourceAsked {
  /** Null: the whole locality. */
  unitId: string | null
  from: string
  to: string
  /** For a source that looks at another target: which one, and of which units. */
  watched?: Watched | undefined
}

export interface Watched {
  targetId: string
  key: string
  among: Among
}

export interface SourceFigure {
  part: number
  whole: number
  /** What a reader must know of it, such as who has not reported. */
  note?: Text
}

/** Something that happens in the program and is counted for targets: a share of dossiers on time, of tasks done. */
export interface TargetSource {
  /** Unlike any other, and stable: targets name it. */
  key: string
  name: Text
  /** Looks at another target, which whoever makes the target chooses. */
  looksAtTarget?: boolean
  /** False while what it counts by isn't there yet; missing where it always is. */
  isReady?(): Promise<boolean>
  /** Undefined where there is nothing to count by. */
  figure(asked: SourceAsked): Promise<SourceFigure | undefined>
  /** Many at once, each in the place it was asked for; missing: one after the other. */
  figures?(asked: readonly SourceAsked[]): Promise<(SourceFigure | undefined)[]>
  /** The acts behind a figure. */
  href(asked: SourceAsked): string
}
