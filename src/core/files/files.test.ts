import { createHash, randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixedClock } from '../../platform/clock.ts'
import { sql } from '../../platform/database/index.ts'
import type { App } from '../../platform/http/index.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/index.ts'
import { claimUpload, type FilesDeps, mountFiles, openFile, sendFile, storeFile, sweepUploads } from './index.ts'
import { PIECE_BYTES } from './pieces.ts'
import { pdf, png } from './testing/papers.ts'

const localityId = 468
const clock = fixedClock('2026-11-24T08:00:00+07:00')
let base: TestDatabase
let app: App
let url: string

beforeAll(async () => {
  base = await testDatabase()
  const deps: FilesDeps = { db: base.db, clock, localityId, secret: randomBytes(16).toString('hex') }
  app = Fastify() as unknown as App
  app.decorateRequest('lang', 'vi')
  mountFiles(app, deps)
  app.get('/dossier-file/:id', async (request, reply) => {
    const file = await openFile(base.db, localityId, (request.params as { id: string }).id)
    return file ? sendFile(reply, file) : reply.code(404).send()
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await app.close()
  await base.close()
})

const OFFSET = { 'content-type': 'application/offset+octet-stream' }

async function announce(length: number, name = 'Giấy chứng sinh.pdf'): Promise<string> {
  const metadata = `filename ${Buffer.from(name).toString('base64')}`
  const headers = { 'upload-length': String(length), 'upload-metadata': metadata }
  const answer = await fetch(`${url}/tep`, { method: 'POST', headers })
  expect(answer.status).toBe(201)
  return answer.headers.get('location') ?? ''
}

const add = (address: string, offset: number, body: Uint8Array): Promise<Response> =>
  fetch(url + address, {
    method: 'PATCH',
    headers: { ...OFFSET, 'upload-offset': String(offset) },
    body: new Uint8Array(body),
  })

const offsetOf = async (address: string): Promise<number> =>
  Number((await fetch(url + address, { method: 'HEAD' })).headers.get('upload-offset'))

const claim = (address: string) =>
  base.db.transaction((tx) => claimUpload(tx, address.slice('/tep/'.length), clock.now()))

const piecesIn = async (): Promise<number> =>
  (await base.db.one(sql<{ count: number }>`SELECT count(*) AS count FROM file_chunks`)).count

describe('an upload', () => {
  test('arrives in parts, is claimed once, and comes back byte for byte as a download', async () => {
    const paper = pdf({ padding: 3 * PIECE_BYTES })
    const address = await announce(paper.length)
    expect((await add(address, 0, paper.subarray(0, 300_000))).headers.get('upload-offset')).toBe('300000')
    expect((await claim(address)).ok).toBe(false)
    expect(await offsetOf(address)).toBe(300_000)
    expect((await add(address, 300_000, paper.subarray(300_000))).status).toBe(204)

    const claimed = await claim(address)
    if (!claimed.ok) throw new Error(claimed.reason)
    expect(claimed.value).toMatchObject({ name: 'Giấy chứng sinh.pdf', mediaType: 'application/pdf' })
    expect(Buffer.from(claimed.value.sha256)).toEqual(createHash('sha256').update(paper).digest())
    expect(await claim(address)).toEqual({ ok: false, reason: 'not_found' })

    const download = await fetch(`${url}/dossier-file/${claimed.value.id}`)
    expect(Buffer.from(await download.arrayBuffer()).equals(paper)).toBe(true)
    expect(Object.fromEntries(download.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(paper.length),
      'content-disposition':
        'attachment; filename="Giay chung sinh.pdf"; filename*=UTF-8\'\'Gi%E1%BA%A5y%20ch%E1%BB%A9ng%20sinh.pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })

  test('keeps what arrived before the link broke and goes on from there', async () => {
    const paper = pdf({ padding: 4 * PIECE_BYTES })
    const address = await announce(paper.length)
    await new Promise<void>((resolve) => {
      const broken = httpRequest(url + address, {
        method: 'PATCH',
        headers: { ...OFFSET, 'upload-offset': '0', 'content-length': paper.length },
      })
      broken.on('error', () => resolve())
      broken.write(paper.subarray(0, 2 * PIECE_BYTES + 1000))
      setTimeout(() => broken.destroy(new Error('the bus went into a tunnel')), 200)
    })
    await expect.poll(() => offsetOf(address)).toBe(2 * PIECE_BYTES + 1000)
    expect((await add(address, 2 * PIECE_BYTES + 1000, paper.subarray(2 * PIECE_BYTES + 1000))).status).toBe(204)
    expect((await claim(address)).ok).toBe(true)
  })

  test('takes one of two parts sent at once for the same place', async () => {
    const paper = pdf()
    const address = await announce(paper.length)
    const answers = await Promise.all([1, 2, 3, 4].map(() => add(address, 0, paper)))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409])
    expect((await claim(address)).ok).toBe(true)
  })

  test('tells where it stands when a part comes for another place, and takes no more than announced', async () => {
    const paper = pdf()
    const address = await announce(paper.length)
    expect((await add(address, 5, paper)).status).toBe(409)
    expect((await add(address, 0, Buffer.concat([paper, paper]))).status).toBe(413)
  })

  test('that is no paper is refused in words and leaves nothing', async () => {
    const before = await piecesIn()
    const page = Buffer.from('<!doctype html><script>alert(1)</script>')
    const address = await announce(page.length, 'ảnh.png')
    const answer = await add(address, 0, page)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      error: { code: 'wrong_type', message: 'Chỉ nhận tệp PDF, ảnh JPEG hoặc PNG.' },
    })
    expect(await piecesIn()).toBe(before)
    expect((await fetch(url + address, { method: 'HEAD' })).status).toBe(404)
  })

  test.each([
    [{ 'upload-length': String(20 * 1_048_576 + 1) }, 413],
    [{ 'upload-length': '0' }, 422],
    [{ 'upload-length': '-1' }, 400],
    [{ 'upload-length': '1e3' }, 400],
    [{}, 400],
  ])('announced with %j is answered %i', async (headers, status) => {
    expect((await fetch(`${url}/tep`, { method: 'POST', headers })).status).toBe(status)
  })

  test('of 20 MB is taken', async () => {
    const paper = pdf({ padding: 20 * 1_048_576 - 1000 })
    const address = await announce(paper.length)
    expect((await add(address, 0, paper)).status).toBe(204)
    expect((await claim(address)).ok).toBe(true)
  })

  test('can be taken back by who has its address, and by nobody who guesses', async () => {
    const address = await announce(10)
    expect((await fetch(`${url}/tep/${'A'.repeat(32)}`, { method: 'DELETE' })).status).toBe(404)
    expect((await fetch(`${url}/tep/1'%20OR%201=1`, { method: 'HEAD' })).status).toBe(400)
    expect((await fetch(url + address, { method: 'DELETE' })).status).toBe(204)
    expect((await fetch(url + address, { method: 'HEAD' })).status).toBe(404)
  })

  test('belongs to nobody when the transaction that claimed it fails', async () => {
    const paper = png()
    const address = await announce(paper.length, 'ảnh thẻ.png')
    await add(address, 0, paper)
    const failing = base.db.transaction(async (tx) => {
      await claimUpload(tx, address.slice('/tep/'.length), clock.now())
      throw new Error('the dossier could not be written')
    })
    await expect(failing).rejects.toThrow('the dossier')
    expect((await claim(address)).ok).toBe(true)
  })

  test('nobody claimed is swept away after a day, and claimed files stay', async () => {
    const kept = await base.db.transaction((tx) =>
      storeFile(tx, { localityId, name: 'kết quả', content: pdf(), at: clock.now() }),
    )
    if (!kept.ok) throw new Error(kept.reason)
    const address = await announce(1000)
    await add(address, 0, Buffer.alloc(500))
    expect(await sweepUploads(base.db, clock.now())).toBe(0)
    clock.advance(24 * 3_600_000 + 1)
    expect((await add(address, 500, Buffer.alloc(500))).status).toBe(404)
    expect(await sweepUploads(base.db, clock.now())).toBeGreaterThan(0)
    const orphans = sql<{ count: number }>`
      SELECT count(*) AS count FROM file_chunks c WHERE NOT EXISTS (SELECT FROM files f WHERE f.id = c.file_id)`
    expect((await base.db.one(orphans)).count).toBe(0)
    expect((await fetch(`${url}/dossier-file/${kept.value.id}`)).status).toBe(200)
  })

  test('one address may not leave a disk full lying about', async () => {
    const opened = await Promise.all(
      Array.from({ length: 26 }, () =>
        fetch(`${url}/tep`, { method: 'POST', headers: { 'upload-length': '20971520' } }),
      ),
    )
    const more = await fetch(`${url}/tep`, { method: 'POST', headers: { 'upload-length': '20971520' } })
    expect(opened.some(({ status }) => status === 201)).toBe(true)
    expect(more.status).toBe(429)
  })
})

describe('the tables keep their word', () => {
  test('the program can neither change nor delete a file', async () => {
    await expect(base.db.run(sql`UPDATE files SET name = 'khác.pdf'`)).rejects.toThrow(/permission denied/)
    await expect(base.db.run(sql`DELETE FROM files`)).rejects.toThrow(/permission denied/)
    await expect(base.db.run(sql`UPDATE file_chunks SET position = 0`)).rejects.toThrow(/permission denied/)
  })

  test.each([
    ['files_are_papers_or_pictures', 'text/html', 'a.html', 1, 32],
    ['files_are_not_empty', 'image/png', 'a.png', 0, 32],
    ['files_name_is_one_line', 'image/png', '../a.png', 1, 32],
    ['files_sha256_is_whole', 'image/png', 'a.png', 1, 31],
  ])('%s', async (rule, type, name, size, hashBytes) => {
    const insert = sql`
      INSERT INTO files (locality_id, id, name, media_type, size_bytes, sha256, created_at)
      VALUES (1, gen_random_uuid(), ${name}, ${type}, ${size}, ${Buffer.alloc(hashBytes)}, now())`
    await expect(base.db.run(insert)).rejects.toThrow(rule)
  })
})
