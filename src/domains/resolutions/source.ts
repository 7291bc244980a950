import type { Text } from '../../platform/i18n/index.ts'

/** What a source counts: of how many so many, between two days at the office. */
export interface SourceAsked {
  /** Null: the whole locality. */
  unitId: string | null
  from: string
  to: string
}

/** Something that happens in the program and is counted for targets: a share of dossiers on time, of tasks done. */
export interface TargetSource {
  /** Unlike any other, and stable: targets name it. */
  key: string
  name: Text
  /** False while what it counts by isn't there yet; missing where it always is. */
  isReady?(): Promise<boolean>
  /** Undefined where there is nothing to count by. */
  figure(asked: SourceAsked): Promise<{ part: number; whole: number } | undefined>
  /** The acts behind a figure. */
  href(asked: SourceAsked): string
}
