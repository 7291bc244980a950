import { verify as verifyLedger } from '../core/ledger/index.ts'
import { formatNumber } from '../platform/i18n/index.ts'
import { progress } from '../platform/progress.ts'
import { withDatabase } from './with-database.ts'

/** `camlo verify`: exit code 1 and the first finding if anything was altered. */
export async function verify(): Promise<void> {
  await withDatabase(async (db) => {
    const result = await progress('Kiểm tra sổ cái / verifying the ledger', (say) =>
      verifyLedger(db, { onProgress: (acts: number) => say(formatNumber(acts)) }),
    )
    console.log(JSON.stringify(result, null, 2))
    if (result.finding) process.exitCode = 1
  })
}
