import { loadHistory, twoYears } from '../demo/index.ts'
import { loadConfig } from '../platform/config/index.ts'
import { formatNumber } from '../platform/i18n/index.ts'
import { loadedProfile } from '../profile.ts'
import { Failure } from './failure.ts'
import { withDatabase } from './with-database.ts'

/** `camlo demo`: loads fictitious dossiers over a span of days, by default the two years that end today. */
export async function demo(options: { dossiers: string; from?: string; to?: string }): Promise<void> {
  const config = loadConfig(process.env)
  if (config.mode === 'production')
    throw new Failure(
      'Không nạp dữ liệu hư cấu vào bản vận hành thật.',
      'A production installation takes no fictitious data.',
    )
  const dossiers = Number(options.dossiers)
  const span = twoYears(options.to ? new Date(`${options.to}T17:00:00+07:00`) : new Date())
  const from = options.from ?? span.from
  if (
    !Number.isInteger(dossiers) ||
    dossiers < 1 ||
    Number.isNaN(span.to.getTime()) ||
    !/^\d{4}-\d{2}-\d{2}$/.test(from)
  )
    throw new Failure('Hãy ghi số hồ sơ và ngày dạng YYYY-MM-DD.', 'Give a number of dossiers and dates as YYYY-MM-DD.')
  await withDatabase(async (db, { ownerUrl, secret, sealKey }) => {
    const profile = await loadedProfile(db)
    if (profile === undefined)
      throw new Failure('Hãy chạy chương trình một lần trước.', 'Start the program once first.')
    const { dataFolder } = config
    const loaded = await loadHistory(
      { db, ownerUrl, secret, sealKey, profile, dataFolder },
      { dossiers, from, to: span.to, chain: true },
    )
    console.log(`✓ ${formatNumber(loaded.dossiers)} hồ sơ / dossiers, ${formatNumber(loaded.acts)} việc công / acts`)
  })
}
