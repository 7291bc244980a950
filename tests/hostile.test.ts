import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../src/testing/app.ts'

let camlo: TestApp
beforeAll(async () => {
  camlo = await testApp()
})
afterAll(() => camlo.close())

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const SUBMIT = '/api/v1/dossiers'

test.each<[string, 'GET' | 'POST' | 'DELETE', string, Record<string, string>, string | undefined, number]>([
  ['20 MB where a form is wanted', 'POST', SUBMIT, json, JSON.stringify({ form: 'a'.repeat(20_000_000) }), 413],
  ['half a document', 'POST', SUBMIT, json, '{"idempotencyKey":', 400],
  ['wrong types', 'POST', SUBMIT, json, '{"idempotencyKey": 1, "procedureSlug": [], "unitId": "x"}', 400],
  ['another kind of data', 'POST', SUBMIT, { 'content-type': 'text/xml' }, '<a/>', 415],
  ['a NUL in an address', 'GET', '/thu-tuc/%00', {}, undefined, 404],
  ['bytes that are no text', 'GET', '/tra-cuu/%FF%FE', {}, undefined, 400],
  ['a way out of the folder', 'GET', '/assets/..%2f..%2fpackage.json', {}, undefined, 403],
  [
    'a forged token',
    'GET',
    '/api/v1/dossiers/queue',
    { authorization: `Bearer camlo_${'A'.repeat(43)}` },
    undefined,
    401,
  ],
  ['a forged cookie', 'GET', '/viec', { cookie: 'camlo=AAAA' }, undefined, 303],
  [
    'a form of another site',
    'POST',
    '/dang-nhap',
    { ...form, origin: 'https://evil.example' },
    'username=a&password=b',
    403,
  ],
  [
    'NULs in a form',
    'POST',
    '/dang-nhap',
    { ...form, 'sec-fetch-site': 'same-origin' },
    'username=%00%00&password=%00',
    400,
  ],
  ['a key that is none', 'GET', '/so-cai/99999999999999999999', {}, undefined, 400],
  ['a method there isn’t', 'DELETE', '/thu-tuc', {}, undefined, 404],
])('%s gets a clear answer', async (_, method, url, headers, payload, status) => {
  const answer = await camlo.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
  expect(answer.statusCode).toBe(status)
  // No word of the program's insides.
  expect(answer.body).not.toMatch(/Cannot read|FST_ERR|postgres|at Object|node_modules/)
  if (status !== 303) expect(answer.body).toMatch(/[ạảấầậắằặẹẻếềểệịọốồộớờợụứừựỳýđ]/)
})
