import type { OfficialViewer } from '../../../../core/identity/index.ts'
import type { Signed } from '../../actions/batch-sign.ts'
import { refused } from '../../answer.ts'
import { getDossier } from '../../queries/detail.ts'
import type { BatchLine } from './batch-page.tsx'
import type { Desk } from './deps.ts'

/** What became of one of several; of a dossier that isn't the officer's, nothing but that it isn't there. */
export async function lineOf({ office }: Desk, officer: OfficialViewer, { id, answer }: Signed): Promise<BatchLine> {
  if (answer?.ok) return { id, code: answer.value.code, answer }
  const own = await getDossier(office, officer, id)
  return own.ok ? { id, code: own.value.code, answer } : { id, code: null, answer: refused('not_found') }
}
