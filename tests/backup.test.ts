import { randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, open, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFile, storeFile } from '../src/core/files/index.ts'
import { pdf } from '../src/core/files/testing/papers.ts'
import { generateSealKey, readSealKey, record, sealNow, verify } from '../src/core/ledger/index.ts'
import { readBackup, readManifest, secretMark, writeBackup } from '../src/platform/backup/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type TestDatabase, testDatabase } from '../src/platform/testing/index.ts'
import { loadProfile } from '../src/profile.ts'
import { freePort, ready, runCamlo } from './program.ts'

let folder: string
let source: TestDatabase
let fileId: string
const CONTENT = pdf()
// Everything COPY escapes: a tab, new lines, a backslash, what looks like its mark of an end and of a null.
const ODD = 'Đơn\tcủa\nông\\bà\r\n\\.\n\\N'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camlo-backup-'))
  source = await testDatabase()
  await loadProfile(source.db, 'cam-lo-2019')
  fileId = await source.db.transaction(async (tx) => {
    const stored = await storeFile(tx, { localityId: 1, name: 'don.pdf', content: CONTENT, at: new Date() })
    return stored.ok ? stored.value.id : expect.fail(stored.reason)
  })
  await source.admin.run(sql`UPDATE locality SET profile = ${ODD}`)
  await act(source)
  await sealNow(source.db, readSealKey(generateSealKey()))
})
afterAll(async () => {
  await source.close()
  await rm(folder, { recursive: true, force: true })
})

let acts = 0
async function act({ db }: TestDatabase): Promise<void> {
  acts += 1
  const at = new Date('2026-11-20T08:00:00+07:00')
  await record(db, {
    verb: 'procedure.endVersion',
    actor: { kind: 'system' },
    subjectId: `00000000-0000-7000-8000-${String(acts).padStart(12, '0')}`,
    occurredAt: at,
  })
}

const backup = async (name: string): Promise<string> => {
  const file = join(folder, name)
  await writeBackup(source.adminUrl, file, { secretMark: secretMark('s'), note: {} })
  return file
}

const count = async (base: TestDatabase, table: 'acts' | 'units' | 'file_chunks'): Promise<number> =>
  (await base.admin.one(sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(table)}`)).n

const flipByte = (where: number) => async (file: string) => {
  const handle = await open(file, 'r+')
  try {
    const at = Math.floor((await handle.stat()).size * where)
    const byte = Buffer.alloc(1)
    await handle.read(byte, 0, 1, at)
    await handle.write(Buffer.from([byte.readUInt8() ^ 0xff]), 0, 1, at)
  } finally {
    await handle.close()
  }
}

describe('a backup', () => {
  test('taken while others write holds one moment, and comes back row by row, letter by letter', async () => {
    let writing = true
    const others = (async () => {
      while (writing) await act(source)
    })()
    const file = await backup('whole')
    writing = false
    await others
    expect((await stat(file)).mode & 0o777).toBe(0o600)

    const target = await testDatabase()
    try {
      const { rows } = await readBackup(target.adminUrl, file)
      expect(await count(target, 'acts')).toBe(rows.acts)
      expect(rows.acts).toBeLessThan(await count(source, 'acts'))
      expect(await count(target, 'units')).toBe(await count(source, 'units'))
      expect((await target.db.one(sql<{ profile: string }>`SELECT profile FROM locality`)).profile).toBe(ODD)
      const kept = await openFile(target.db, 1, fileId)
      expect(kept && (await buffer(kept.bytes))).toEqual(CONTENT)
      expect(await verify(target.db)).toMatchObject({ finding: null })
      // Numbers go on behind those that were given out.
      await act(target)
      const doubled = await target.admin.first(sql`SELECT number FROM acts GROUP BY number HAVING count(*) > 1`)
      expect(doubled).toBeUndefined()
      // What was switched off meanwhile works again.
      await expect(
        target.admin.first(sql`SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'`),
      ).resolves.toBeUndefined()
    } finally {
      await target.close()
    }
  })

  test('is never written over, and leaves nothing behind when it fails', async () => {
    const file = await backup('first')
    await expect(backup('first')).rejects.toMatchObject({ code: 'EEXIST' })
    await expect(readManifest(file)).resolves.toMatchObject({ format: 'camlo-backup-1' })
    const before = await readdir(folder)
    await expect(writeBackup(source.appUrl, join(folder, 'denied'), { secretMark: '', note: {} })).rejects.toThrow(
      'permission denied',
    )
    expect(await readdir(folder)).toEqual(before)
  })

  test.each([
    {
      what: 'cut short',
      code: 'not_whole',
      harm: async (file: string) => truncate(file, (await stat(file)).size - 200),
    },
    { what: 'altered in one byte at its beginning', code: 'not_whole', harm: flipByte(0.001) },
    { what: 'altered in one byte', code: 'not_whole', harm: flipByte(0.5) },
    { what: 'altered in one byte near its end', code: 'not_whole', harm: flipByte(0.98) },
    {
      what: 'another file',
      code: /not_whole|not_a_backup/,
      harm: (file: string) => writeFile(file, randomBytes(4096)),
    },
  ])('that is $what is refused, and the database stays empty', async ({ what, code, harm }) => {
    const file = join(folder, what)
    await copyFile(join(folder, 'first'), file)
    await harm(file)
    const target = await testDatabase()
    try {
      await expect(readBackup(target.adminUrl, file)).rejects.toMatchObject({ code: expect.stringMatching(code) })
      expect(await count(target, 'units')).toBe(0)
    } finally {
      await target.close()
    }
  })
})

describe('the operator', () => {
  const start = (args: string[], data: string, env: Record<string, string> = {}) =>
    runCamlo(args, { CAMLO_DATA: join(folder, data), CAMLO_SECRET: 'of the operator, long enough by far', ...env })
  const camlo = async (args: string[], data: string) => {
    const run = start(args, data)
    return { code: await run.ended, said: run.said() }
  }

  test('backs up, restores elsewhere, and begins a new epoch; what holds data is left as it is', async () => {
    const file = join(folder, 'operator')
    const port = await freePort()
    const serving = start(['serve'], 'old', { CAMLO_PORT: String(port), CAMLO_DEMO_DOSSIERS: '20' })
    await ready(serving, port)
    const saved = await camlo(['backup', file], 'old')
    expect(saved.code, saved.said).toBe(0)
    serving.process.kill('SIGTERM')
    expect(await serving.ended, serving.said()).toBe(0)
    const onto = await camlo(['restore', file], 'old')
    expect(onto.code).toBe(1)
    expect(onto.said).toContain('không có gì bị thay đổi')

    const restored = await camlo(['restore', file], 'new')
    expect(restored.code, restored.said).toBe(0)
    expect(restored.said).not.toContain('CAMLO_SECRET khác')
    const verified = await camlo(['verify'], 'new')
    expect(verified.code, verified.said).toBe(0)
    const bad = await camlo(['restore', join(folder, 'another file')], 'third')
    expect(bad.code).toBe(1)
    expect(bad.said).toMatch(/không phải bản sao lưu|không còn nguyên vẹn/)
  }, 180_000)
})
