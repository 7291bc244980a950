import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, createHttp } from '../../platform/http/index.ts'
import { t } from '../../platform/i18n/index.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/index.ts'
import { generateSealKey, mountLedger, readSealKey, record, recordMany, sealNow } from './index.ts'
import { isConsistent } from './rules/proofs.ts'
import { anAct, someActs } from './testing/acts.ts'

describe('the ledger’s public side', () => {
  const key = readSealKey(generateSealKey())
  let base: TestDatabase
  let app: App
  let ids: string[]
  let unsealed: string
  beforeAll(async () => {
    base = await testDatabase()
    ids = await recordMany(base.db, [...someActs(12), anAct({ facts: { tên: 'đơn "A"', share: 0.1, sets: 2 } })])
    await sealNow(base.db, key)
    await recordMany(base.db, someActs(9))
    await sealNow(base.db, key)
    unsealed = await record(base.db, anAct())
    app = await createHttp({
      publicUrl: 'http://localhost',
      version: '0',
      frame: (_request, content) => content,
      failurePage: (words) => ({ title: words, content: null as never }),
      isKnownPermission: () => true,
    })
    mountLedger(app, { db: base.db, nameOf: async () => t('Bộ phận một cửa', 'The one-stop desk') })
  })
  afterAll(async () => {
    await app?.close()
    await base?.close()
  })

  test('the script of docs/verify-a-proof.md accepts a proof, and refuses one that was touched', async () => {
    const doc = await readFile(new URL('../../../docs/verify-a-proof.md', import.meta.url), 'utf8')
    const script = /```js verify\.mjs\n([\s\S]*?)```/.exec(doc)?.[1] ?? ''
    expect(script.split('\n').length - 1).toBeLessThanOrEqual(40)
    const folder = await mkdtemp(join(tmpdir(), 'proof-'))
    const file = join(folder, 'verify.mjs')
    await writeFile(file, script)
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    const run = (url: string) => promisify(execFile)(process.execPath, [file, url])
    for (const id of [ids[0], ids[12]]) {
      const { stdout } = await run(`${address}/api/v1/acts/${id}/proof`)
      expect(stdout).toContain(`Proven: act ${id}`)
    }
    const proof = (await app.inject(`/api/v1/acts/${ids[3]}/proof`)).json()
    const touched = [
      { ...proof, act: { ...proof.act, verb: 'exercise.finish' } },
      { ...proof, leafIndex: 4 },
      { ...proof, seal: { ...proof.seal, size: 23 } },
      { ...proof, seal: { ...proof.seal, sealedAt: '2020-01-01T00:00:00.000Z' } },
    ]
    for (const forged of touched) {
      const url = `data:application/json,${encodeURIComponent(JSON.stringify(forged))}`
      await expect(run(url)).rejects.toThrow('NOT proven')
    }
    await rm(folder, { recursive: true })
  })

  test('an act that is unknown, or not sealed yet, is told apart', async () => {
    const unknown = await app.inject(`/api/v1/acts/${randomUUID()}/proof`)
    const soon = await app.inject(`/api/v1/acts/${unsealed}/proof`)
    expect([unknown.statusCode, unknown.json().error.code]).toEqual([404, 'not_found'])
    expect([soon.statusCode, soon.json().error.code]).toEqual([409, 'not_sealed_yet'])
    expect((await app.inject('/api/v1/acts/1/proof')).statusCode).toBe(400)
  })

  test('two seals come with a proof that the later one only added', async () => {
    const { seals } = (await app.inject('/api/v1/seals')).json()
    expect(seals.map(({ size }: { size: number }) => size)).toEqual([22, 13])
    const { older, later, path } = (await app.inject('/api/v1/seals/22/consistency?from=13')).json()
    const head = (seal: { size: number; root: string }) => ({ size: seal.size, root: Buffer.from(seal.root, 'hex') })
    expect(
      isConsistent(
        head(older),
        head(later),
        path.map((hash: string) => Buffer.from(hash, 'hex')),
      ),
    ).toBe(true)
    expect((await app.inject('/api/v1/seals/13/consistency?from=22')).statusCode).toBe(400)
    expect((await app.inject('/api/v1/seals/20/consistency?from=13')).statusCode).toBe(404)
  })

  test('the pages tell an act as a sentence and whether it is proven', async () => {
    expect((await app.inject('/so-cai')).body).toContain('Sổ cái việc công')
    const page = (await app.inject(`/so-cai/${ids[0]}`)).body
    expect(page).toContain('Bộ phận một cửa đã bắt đầu')
    expect(page).toContain('Đã niêm phong: việc số 1 trong 22 việc.')
    expect((await app.inject(`/so-cai/${unsealed}`)).body).toContain('Chưa niêm phong')
    expect(
      (await app.inject({ url: `/so-cai/${randomUUID()}`, headers: { accept: 'application/json' } })).statusCode,
    ).toBe(404)
  })
})
