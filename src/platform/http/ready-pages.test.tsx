import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeEach, expect, test, vi } from 'vitest'
import { t } from '../i18n/index.ts'
import { createHttp } from './http.ts'
import { readyPages } from './ready-pages.ts'
import { Refusal } from './refusal.ts'
import type { App } from './types.ts'

let app: App
let basis: unknown[]
let made: number
let clock: number
let figure: number

beforeEach(async () => {
  basis = [Promise.resolve({})]
  made = 0
  clock = 0
  figure = 1
  app = await createHttp({
    publicUrl: 'http://localhost',
    version: '0',
    frame: (_, content) => <main>{content}</main>,
    failurePage: (words) => ({ title: words, content: <p>{words.en}</p> }),
    isKnownPermission: () => true,
  })
  const ready = readyPages(app, {
    basis: () => basis,
    isForEverybody: (request) => request.headers['x-official'] === undefined,
    refreshEveryMs: 60_000,
    now: () => clock,
  })
  app.get<{ Params: { name: string } }>(
    '/:name',
    { config: { may: 'public' } },
    ready(async (request) => {
      const { name } = request.params as { name: string }
      if (name === 'none') throw new Refusal(404, 'not_found', t('Không có', 'None'))
      made += 1
      const lang = request.lang
      return {
        content: <p>{`${name} ${lang} ${figure} ${request.headers['x-official'] ?? ''}`}</p>,
        options: { title: t('', '') },
      }
    }),
  )
  await app.ready()
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

test('a page is made once and sent as bytes from then on', async () => {
  const [first, second] = [await get('/a'), await get('/a')]
  expect(first.body).toBe('<!doctype html><main><p>a vi 1 </p></main>')
  expect(second.body).toBe(first.body)
  expect(made).toBe(1)
})

test('those who come together wait for one making', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => get('/a')))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(200))
  expect(made).toBe(1)
})

test('a change of what it is made from shows at the next request', async () => {
  await get('/a')
  figure = 2
  basis = [Promise.resolve({})]
  expect((await get('/a')).body).toContain('a vi 2')
})

test('a look that found the same sends what is there', async () => {
  const value = {}
  basis = [Promise.resolve(value)]
  await get('/a')
  basis = [Promise.resolve(value)]
  await get('/a')
  expect(made).toBe(1)
})

test('values that were waited for once are not waited for again', async () => {
  const catalogue = Promise.resolve({})
  basis = [catalogue]
  await get('/a')
  const then = vi.spyOn(catalogue, 'then')
  await get('/a')
  expect(then).not.toHaveBeenCalled()
})

test('old figures are sent once more while new ones are counted', async () => {
  await get('/a')
  figure = 2
  clock = 60_001
  expect((await get('/a')).body).toContain('a vi 1')
  await expect.poll(async () => (await get('/a')).body).toContain('a vi 2')
  expect(made).toBe(2)
})

test('it comes compressed to who understands it, the same in each coding', async () => {
  const plain = await get('/a')
  const br = await get('/a', { 'accept-encoding': 'gzip, deflate, br' })
  const zipped = await get('/a', { 'accept-encoding': 'gzip' })
  expect(br.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body)
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(plain.body)
  expect(plain.headers.vary).toBe('cookie, accept-encoding')
})

test('who has it already is told so in a few bytes', async () => {
  const { headers } = await get('/a')
  const again = await get('/a', { 'if-none-match': headers.etag as string })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  basis = [{}]
  figure = 2
  expect((await get('/a', { 'if-none-match': headers.etag as string })).statusCode).toBe(200)
})

test('languages are kept apart', async () => {
  await get('/a')
  expect((await get('/a?lang=en')).body).toContain('a en 1')
  expect((await get('/a')).body).toContain('a vi 1')
})

test('an official gets a page of their own, which nobody else gets', async () => {
  expect((await get('/a', { 'x-official': 'Lan' })).body).toContain('Lan')
  expect((await get('/a')).body).not.toContain('Lan')
})

test('an address with anything behind it is not kept', async () => {
  await get('/a?x=1')
  await get('/a?x=1')
  expect(made).toBe(2)
})

test('a “no” is not kept, and the page can be made afterwards', async () => {
  expect((await get('/none')).statusCode).toBe(404)
  expect((await get('/none')).statusCode).toBe(404)
})
