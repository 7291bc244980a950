import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { createProgram, type OutsideSettings, type Program, type ProgramOptions } from '../app.ts'
import { generateSealKey, readSealKey, type SealKey } from '../core/ledger/index.ts'
import { DEMO_PASSWORD_FOR_TESTS, staffDemo } from '../demo/index.ts'
import { type FixedClock, fixedClock } from '../platform/clock.ts'
import { type TestDatabase, testDatabase, testTemplate } from '../platform/testing/index.ts'
import { loadProfile } from '../profile.ts'
import { checkAnswers } from './answers.ts'

/** Somebody at a browser: keeps cookies, names our own site as the sender. */
export interface Person {
  /** Any request, with this person's cookies, as if from one of our own pages. */
  ask(options: InjectOptions): Promise<LightMyRequestResponse>
  get(url: string, options?: InjectOptions): Promise<LightMyRequestResponse>
  /** Sends a form as a browser does. */
  post(url: string, form?: Record<string, string | string[]>, options?: InjectOptions): Promise<LightMyRequestResponse>
}

export interface TestApp extends Program {
  base: TestDatabase
  clock: FixedClock
  sealKey: SealKey
  dataFolder: string
  visitor: Person
  /** Somebody at a browser of their own, not signed in. */
  newVisitor(): Person
  /** Signs in an account of the demo. */
  as(username: string): Promise<Person>
  close(): Promise<void>
}

export const TEST_SECRET = 'a secret of tests that is long enough'

/** A Monday morning at which every office works. */
export const MONDAY = '2026-03-02T08:00:00+07:00'

export interface TestAppOptions extends OutsideSettings {
  /** `cam-lo-2019` by default. */
  profile?: string
  /** Signs citizens in. */
  provider?: ProgramOptions['provider']
}

/** The whole program over a database of its own, with the profile's units and fictitious people, and a clock that stands still. */
export async function testApp(at: string = MONDAY, options: TestAppOptions = {}): Promise<TestApp> {
  const { profile = 'cam-lo-2019', provider, ...outside } = options
  const clock = fixedClock(at)
  const staffed = await testTemplate(`${profile} ${Date.parse(at)}`.replaceAll(/\W/g, '_'), async (db) => {
    await loadProfile(db, profile)
    await staffDemo(db, { profile, password: DEMO_PASSWORD_FOR_TESTS, at: clock.now() })
  })
  const base = await testDatabase(staffed)
  const dataFolder = await mkdtemp(join(tmpdir(), 'camlo-app-'))
  const sealKey = generateSealKey()
  const program = await createProgram({
    databaseUrl: base.appUrl,
    publicUrl: 'http://localhost:8080',
    secret: TEST_SECRET,
    sealKey,
    dataFolder,
    clock,
    rateLimitExempt: ['127.0.0.1'],
    outside: { innerTargets: true, ...outside },
    provider,
  })
  checkAnswers(program.app)
  await program.app.ready()

  const person = (): Person => {
    const cookies: Record<string, string> = {}
    const ask = async (options: InjectOptions): Promise<LightMyRequestResponse> => {
      const headers = { 'sec-fetch-site': 'same-origin', ...options.headers }
      const response = await program.app.inject({ ...options, headers, cookies: { ...cookies, ...options.cookies } })
      for (const { name, value } of response.cookies) {
        if (value === '') delete cookies[name]
        else cookies[name] = value
      }
      return response
    }
    return {
      ask,
      get: (url, options) => ask({ method: 'GET', url, ...options }),
      post: (url, form = {}, options) =>
        ask({
          method: 'POST',
          url,
          ...options,
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'sec-fetch-site': 'same-origin',
            ...options?.headers,
          },
          payload: options?.payload ?? encode(form),
        }),
    }
  }
  return {
    ...program,
    base,
    clock,
    sealKey: readSealKey(sealKey),
    dataFolder,
    visitor: person(),
    newVisitor: person,
    async as(username) {
      const one = person()
      const answer = await one.post('/dang-nhap', { username, password: DEMO_PASSWORD_FOR_TESTS })
      if (answer.statusCode !== 303) throw new Error(`${username} could not sign in: ${answer.statusCode}`)
      return one
    },
    async close() {
      await program.close()
      await base.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

function encode(form: Record<string, string | string[]>): string {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  )
  return new URLSearchParams(pairs).toString()
}
