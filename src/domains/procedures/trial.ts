import type { EditorDeps, Known } from './draft-desk.ts'
import type { Trial } from './pages/draft/try.tsx'
import { asVersion, type Draft } from './rules/draft.ts'
import { replay } from './rules/replay.ts'
import type { ProcedureVersion } from './rules/version.ts'

/** The most dossiers one trial goes through: the latest ones of the year. */
const MOST = 5_000
const YEAR_MS = 365 * 86_400_000

/** Tries a draft on the dossiers that were finished in the last year, beside the version it would follow. */
export async function tryDraft(
  { calendar, history, clock }: EditorDeps,
  draft: Draft,
  before: ProcedureVersion | undefined,
  { organization }: Known,
): Promise<Trial | 'isNew' | 'none' | 'notReady'> {
  if (!before) return 'isNew'
  const after = asVersion(draft.content, organization)
  if (after.steps.length === 0 || !(after.limit.amount > 0)) return 'notReady'
  const to = clock.now()
  const from = new Date(to.getTime() - YEAR_MS)
  const withAnswers = [...before.steps, ...after.steps].some(({ condition }) => condition)
  const [days, past] = await Promise.all([
    calendar(),
    history(before.procedureId, { from, to, most: MOST, withAnswers }),
  ])
  if (past.length === 0) return 'none'
  return {
    from,
    to,
    most: MOST,
    reallyLate: past.filter(({ late }) => late).length,
    before: replay(before, past, days),
    after: replay(after, past, days),
  }
}
