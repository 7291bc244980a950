import { stat } from 'node:fs/promises'
import packageFile from '../../package.json' with { type: 'json' }
import { secretMark, writeBackup } from '../platform/backup/index.ts'
import { sql } from '../platform/database/index.ts'
import { formatDateTime, formatNumber } from '../platform/i18n/index.ts'
import { progress } from '../platform/progress.ts'
import { loadedProfile } from '../profile.ts'
import { Failure } from './failure.ts'
import { withDatabase } from './with-database.ts'

/** `camlo backup FILE`: all the installation knows, as of one moment, into one file; the program may go on working. */
export async function backup(file: string): Promise<void> {
  await withDatabase(async (db, { ownerUrl, secret }) => {
    const profile = await loadedProfile(db)
    if (profile === undefined)
      throw new Failure('Chưa có dữ liệu để sao lưu.', 'There is nothing to back up: no profile is loaded yet.')
    // History needs the partitions of its months before it comes back.
    const first = await db.first(sql<{ at: Date }>`SELECT occurred_at AS at FROM acts ORDER BY locality_id, id LIMIT 1`)
    const note = { program: packageFile.version, profile, historyFrom: first?.at.toISOString() ?? null }
    const { rows } = await progress('Sao lưu / backing up', (say) =>
      writeBackup(ownerUrl, file, { secretMark: secretMark(secret), note }, say).catch((cause) => {
        throw cause.code === 'EEXIST' ? alreadyThere(file) : cause
      }),
    )
    const { size, mtime } = await stat(file)
    const all = Object.values(rows).reduce((sum, each) => sum + each, 0)
    console.log(
      `✓ ${file}: ${formatNumber(all)} dòng / rows, ${formatNumber(Math.ceil(size / 1_048_576))} MiB, ${formatDateTime(mtime)}`,
    )
  })
}

const alreadyThere = (file: string): Failure =>
  new Failure(
    `Đã có tệp ${file}; bản sao lưu cũ không bị ghi đè. Hãy chọn tên khác.`,
    `${file} is there already, and an older backup is never written over. Choose another name.`,
  )
