import { beginEpoch, ensurePartitions } from '../core/ledger/index.ts'
import { type Manifest, readBackup, readManifest, secretMark, UnusableBackup } from '../platform/backup/index.ts'
import { loadConfig } from '../platform/config/index.ts'
import { connect, DatabaseNewerThanProgram, type Migration, MigrationChanged } from '../platform/database/index.ts'
import { formatDateTime, formatNumber } from '../platform/i18n/index.ts'
import { progress } from '../platform/progress.ts'
import { loadedProfile } from '../profile.ts'
import { Failure } from './failure.ts'
import { bringUpToDate, type Installation, openInstallation, ourMigrations } from './installation.ts'

/**
 * `camlo restore FILE`: fills an empty installation from a backup, of this version or an older one, and begins a new epoch of the
 * ledger. An installation that holds anything is left as it is.
 */
export async function restore(file: string): Promise<void> {
  const manifest = await readManifest(file).catch(explained(file))
  const ours = await ourMigrations()
  // First the schema it was taken from, which its rows fit; what has come since then brings them up to date.
  const installation = await openInstallation(loadConfig(process.env), schemaOf(manifest, ours))
  try {
    await refuseFull(installation)
    const { rows } = await progress('Phục hồi / restoring', (say) => refill(installation, file, manifest, say)).catch(
      explained(file),
    )
    await bringUpToDate(installation.ownerUrl, ours)
    const all = Object.values(rows).reduce((sum, each) => sum + each, 0)
    console.log(`✓ ${formatNumber(all)} dòng / rows, ${formatDateTime(new Date(manifest.takenAt))}`)
    if (secretMark(installation.secret) !== manifest.secretMark) console.warn(OTHER_SECRET)
    console.log('• Hãy chạy “camlo verify” trước khi mở cửa / run “camlo verify” before you open')
  } finally {
    await installation.close()
  }
}

/** @throws DatabaseNewerThanProgram, MigrationChanged a backup of a program that isn't an ancestor of this one */
function schemaOf({ migrations }: Manifest, ours: readonly Migration[]): Migration[] {
  const known = new Map(ours.map((migration) => [migration.name, migration]))
  const unknown = migrations.filter(({ name }) => !known.has(name)).map(({ name }) => name)
  if (unknown.length > 0) throw new DatabaseNewerThanProgram(unknown)
  return migrations.flatMap(({ name, hash }) => {
    const migration = known.get(name)
    if (migration?.hash !== hash) throw new MigrationChanged(`Migration ${name} was changed after the backup`)
    return migration
  })
}

async function refuseFull({ appUrl }: Installation): Promise<void> {
  const db = connect({ url: appUrl, max: 1 })
  try {
    if ((await loadedProfile(db)) === undefined) return
  } finally {
    await db.close()
  }
  throw new Failure(
    'Nơi phục hồi đã có dữ liệu; không có gì bị thay đổi. Hãy đặt CAMLO_DATA (hoặc DATABASE_URL) sang nơi trống.',
    'There is data already, and nothing was changed. Set CAMLO_DATA (or DATABASE_URL) to an empty place.',
  )
}

async function refill(
  { ownerUrl }: Installation,
  file: string,
  { note, takenAt }: Manifest,
  say: (table: string) => void,
) {
  const owner = connect({ url: ownerUrl, max: 1 })
  try {
    await ensurePartitions(owner, new Date(note.historyFrom ?? takenAt), new Date())
    return await readBackup(ownerUrl, file, (tx) => beginEpoch(tx, `restored from ${takenAt}`), say)
  } finally {
    await owner.close()
  }
}

const OTHER_SECRET =
  '! CAMLO_SECRET khác với nơi đã sao lưu: mọi người phải đăng nhập lại, mã thứ hai và liên kết cũ không dùng được. Hãy đặt lại CAMLO_SECRET như cũ.\n' +
  '! CAMLO_SECRET is not the one of the backup: sessions, second secrets and old links won’t work. Set it as it was.'

const explained =
  (file: string) =>
  (cause: unknown): never => {
    if (!(cause instanceof UnusableBackup)) throw cause
    throw cause.code === 'not_a_backup'
      ? new Failure(`Tệp ${file} không phải bản sao lưu của Camlo.`, `${file} is not a backup of Camlo.`)
      : new Failure(
          `Bản sao lưu ${file} không còn nguyên vẹn (${cause.message}); không có gì bị thay đổi. Hãy dùng bản khác.`,
          `The backup ${file} is not whole (${cause.message}); nothing was changed. Use another one.`,
        )
  }
