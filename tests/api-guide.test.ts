import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createToken } from '../src/core/identity/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { unitOf } from '../src/testing/filing.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

/** Whose token each name of the guide is. */
const TOKENS = {
  CLERK: 'tiepnhan.camhieu',
  REGISTRAR: 'hotich.camhieu',
  CHAIR: 'chutich.camhieu',
  CASHIER: 'thuphi.camhieu',
  DESK: 'traketqua.camhieu',
}

/** What a shell makes of a command's words: quoted as they stand, with the names in `known` filled in. */
function wordsOf(command: string, known: ReadonlyMap<string, string>): string[] {
  const fill = (text: string) => text.replace(/\$([A-Z]+)/g, (_, name: string) => known.get(name) ?? `no $${name}`)
  const parts = command.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"]+)+/g)
  return [...parts].map(([word]) =>
    [...word.matchAll(/'([^']*)'|"([^"]*)"|([^'"]+)/g)]
      .map(([, single, double, bare]) => single ?? fill(double ?? bare ?? ''))
      .join(''),
  )
}

test('the guide’s way from filing to result works as it is printed, and one sent twice is one dossier', async () => {
  const guide = await readFile(new URL('../docs/api.md', import.meta.url), 'utf8')
  const commands = [...guide.matchAll(/```sh\n(curl [\s\S]*?)\n```/g)].map(([, command = '']) => command)
  expect(commands.length).toBeGreaterThan(10)
  const known = new Map([
    ['SITE', 'http://camlo.example'],
    ['UNIT', await unitOf(app, 'tiepnhan.camhieu')],
  ])
  for (const [name, username] of Object.entries(TOKENS)) {
    const made = await createToken(app.db, username, 'the guide', app.clock.now())
    if (made.ok) known.set(name, made.value)
  }

  const run = async (command: string) => {
    const [, url = '', ...options] = wordsOf(command, known)
    const valuesOf = (flag: string) => options.flatMap((word, at) => (options[at - 1] === flag ? [word] : []))
    const body = valuesOf('-d')[0]
    const answer = await app.app.inject({
      method: body === undefined ? 'GET' : 'POST',
      url: url.slice((known.get('SITE') ?? '').length),
      headers: Object.fromEntries(valuesOf('-H').map((header) => header.split(': '))),
      ...(body === undefined ? {} : { payload: body }),
    })
    expect([command, answer.statusCode, answer.body.slice(0, 300)]).toEqual([
      command,
      expect.toSatisfy((status: number) => status === 200 || status === 201),
      expect.any(String),
    ])
    return answer.json() as Record<string, unknown>
  }

  let last: Record<string, unknown> = {}
  for (const command of commands) {
    last = await run(command)
    const filed = last.secret === undefined ? [] : ['id', 'code', 'secret']
    for (const name of [...filed, 'version'])
      if (last[name] !== undefined) known.set(name.toUpperCase(), String(last[name]))
  }
  expect(last).toMatchObject({ id: known.get('ID'), results: [{ fileId: expect.any(String) }] })

  const filing = commands.find((command) => command.includes('idempotencyKey')) ?? ''
  expect(await run(filing)).toEqual({
    id: known.get('ID'),
    code: known.get('CODE'),
    secret: known.get('SECRET'),
    repeated: true,
  })
})

test('the codes it lists are those the program answers with', async () => {
  const guide = await readFile(new URL('../docs/api.md', import.meta.url), 'utf8')
  const { components } = JSON.parse(JSON.stringify(app.app.swagger())) as {
    components: { responses: Record<string, unknown> }
  }
  const names = Object.keys(components.responses)
  const rows = [...guide.matchAll(/^\| (\d{3}(?:, \d{3})*) \| ([^|]+) \|/gm)]
  expect(rows.length).toBeGreaterThan(6)
  const unknown = rows.flatMap(([, statuses = '', codes = '']) =>
    [...codes.matchAll(/`(\w+)`/g)].flatMap(([, code = '']) =>
      names.some(
        (name) =>
          name.split('-').includes(code) &&
          statuses
            .split(', ')
            .some((status) => name.startsWith(status) || (status[0] === '5' && name.startsWith('5XX'))),
      )
        ? []
        : [`${statuses} ${code}`],
    ),
  )
  expect(unknown).toEqual([])
})
