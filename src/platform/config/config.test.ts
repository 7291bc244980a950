import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { BadSettings, loadConfig } from './config.ts'

const sealKey = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
const production = {
  CAMLO_MODE: 'production',
  CAMLO_SECRET: 'q7dP2mXw9sKzR4vTbN8cLfH1gJyE6uAo',
  CAMLO_SEAL_KEY: sealKey,
  CAMLO_PUBLIC_URL: 'https://motcua.example.vn/',
}

function problemsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env)
    return []
  } catch (cause) {
    if (cause instanceof BadSettings) return cause.problems.map((problem) => problem.split(' ')[0] as string)
    throw cause
  }
}

describe('settings', () => {
  test('a demo needs none', () => {
    expect(loadConfig({})).toMatchObject({
      mode: 'demo',
      port: 8080,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:8080',
    })
  })

  test('production starts with its secrets', () => {
    expect(loadConfig(production)).toMatchObject({ mode: 'production', publicUrl: 'https://motcua.example.vn' })
  })

  test.each<[string, Record<string, string>, string[]]>([
    [
      'every missing one is named, not only the first',
      { CAMLO_MODE: 'production' },
      ['CAMLO_SECRET', 'CAMLO_SEAL_KEY', 'CAMLO_PUBLIC_URL'],
    ],
    ['a short secret', { ...production, CAMLO_SECRET: 'secret' }, ['CAMLO_SECRET']],
    ['a long but dull secret', { ...production, CAMLO_SECRET: 'a'.repeat(64) }, ['CAMLO_SECRET']],
    ['a seal key of another kind', { ...production, CAMLO_SEAL_KEY: 'bm8ga2V5' }, ['CAMLO_SEAL_KEY']],
    [
      'limits set aside in production',
      { ...production, CAMLO_RATE_LIMIT_EXEMPT: '127.0.0.1' },
      ['CAMLO_RATE_LIMIT_EXEMPT'],
    ],
    ['a port that is none', { CAMLO_PORT: '80x' }, ['CAMLO_PORT']],
    ['a mode that is none', { CAMLO_MODE: 'test' }, ['CAMLO_MODE']],
    ['another kind of database', { DATABASE_URL: 'mysql://localhost/x' }, ['DATABASE_URL']],
  ])('%s', (_, env, named) => {
    expect(problemsOf(env)).toEqual(named)
  })
})
