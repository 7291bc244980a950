import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectedAccess, isPermission, type Permission, ROLES } from '../src/core/identity/index.ts'
import { API } from '../src/platform/http/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { type Caller, callerOf } from '../src/testing/caller.ts'
import { HOLDERS, TWO_TIER } from '../src/testing/holders.ts'
import { OPERATIONS, WITHOUT } from './api-operations.ts'

interface Described {
  method: string
  url: string
  may: Permission
  body: unknown
  schema: Record<string, unknown>
}

interface Document {
  paths: Record<string, Record<string, Record<string, unknown>>>
  components: { responses: Record<string, Response> }
}
type Response = { $ref?: string; content?: Record<string, { schema?: object }> }

let app: TestApp
let document: Document
let operations: Described[]
let nobody: Caller

beforeAll(async () => {
  app = await testApp()
  nobody = await callerOf(app)
  document = JSON.parse(JSON.stringify(app.app.swagger()))
  operations = Object.entries(document.paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, schema]) => ({
      method: method.toUpperCase(),
      url,
      may: schema['x-permission'] as Permission,
      body: schema.requestBody,
      schema,
    })),
  )
})
afterAll(() => app.close())

/** `:id` of a route is `{id}` in the document. */
const documented = (url: string): string => url.replace(/:(\w+)/g, '{$1}')
const keyOf = ({ method, url }: { method: string; url: string }): string => `${method} ${url}`

describe('whatever a page changes, a program can change', () => {
  const pages = () =>
    app.app.declaredRoutes.filter(({ method, url }) => method !== 'GET' && !url.startsWith(`${API}/`)).map(keyOf)

  test('each page route that changes something has its operation, or a reason to have none', () => {
    const known = new Set([...Object.keys(OPERATIONS), ...Object.keys(WITHOUT)])
    expect(pages().filter((page) => !known.has(page))).toEqual([])
  })

  test('no route is listed that isn’t there, nor one twice', () => {
    const there = new Set(pages())
    const listed = [...Object.keys(OPERATIONS), ...Object.keys(WITHOUT)]
    expect(listed.filter((page) => !there.has(page))).toEqual([])
    expect(new Set(listed).size).toBe(listed.length)
    expect(Object.values(WITHOUT).filter((reason) => reason.length < 20)).toEqual([])
  })

  test('the operation exists and asks for the same permission', () => {
    const byKey = new Map(operations.map((each) => [keyOf(each), each]))
    const pageMay = new Map(app.app.declaredRoutes.map((route) => [keyOf(route), route.may]))
    const wrong = Object.entries(OPERATIONS).flatMap(([page, named]) =>
      [named].flat().flatMap((name) => {
        const operation = byKey.get(name.replace(' ', ` ${API}`))
        if (!operation) return [`${page}: there is no ${name}`]
        return operation.may === pageMay.get(page)
          ? []
          : [`${page} asks for ${pageMay.get(page)}, ${name} for ${operation.may}`]
      }),
    )
    expect(wrong).toEqual([])
  })
})

describe('the document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)))
    expect(errors ?? []).toEqual([])
    expect([valid, validator.version]).toEqual([true, '3.1'])
  })

  test('names every operation of the API once, with a summary, a room and a permission', () => {
    const declared = app.app.declaredRoutes.filter(({ url }) => url.startsWith(`${API}/`))
    expect(operations.map(keyOf).sort()).toEqual(
      declared.map(({ method, url }) => `${method} ${documented(url)}`).sort(),
    )
    const bare = operations.filter(
      ({ schema, may }) =>
        !schema.summary || !(schema.tags as string[] | undefined)?.length || !schema.operationId || !isPermission(may),
    )
    expect(bare.map(keyOf)).toEqual([])
    const names = operations.map(({ schema }) => schema.operationId)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test('says what each operation answers, and each “no” with its codes', () => {
    const wrong = operations.flatMap((operation) => {
      const responses = operation.schema.responses as Record<string, Response>
      const statuses = Object.keys(responses)
      const shaped = (status: string) => {
        const name = responses[status]?.$ref?.split('/').at(-1)
        const response = name ? document.components.responses[name] : responses[status]
        return status === '204' || Object.values(response?.content ?? {}).some(({ schema }) => schema)
      }
      const lacks = [
        ...(statuses.some((status) => /^2\d\d$/.test(status) && shaped(status)) ? [] : ['what it answers']),
        ...(operation.may === 'public' || (shaped('401') && shaped('403')) ? [] : ['401 and 403']),
        ...(operation.body && !responses['400'] ? ['400'] : []),
        ...(shaped('5XX') ? [] : ['5XX']),
      ]
      return lacks.map((lack) => `${keyOf(operation)}: ${lack}`)
    })
    expect(wrong).toEqual([])
  })
})

describe('every operation', () => {
  const NOWHERE = '00000000-0000-7000-8000-000000000000'
  const fill = (url: string): string =>
    url
      .slice(API.length)
      .replace('{set}', 'ho-so')
      .replace('{size}', '1')
      .replace(/\{(code|slug|token|ticket)\}/g, 'khong-co')
      .replace(/\{\w+\}/g, NOWHERE)

  const callers = new Map<string, Caller>()
  async function callerFor(role: keyof typeof HOLDERS): Promise<Caller> {
    const call = callers.get(role) ?? (await callerOf(app, HOLDERS[role]))
    callers.set(role, call)
    return call
  }

  test('sends whoever brings no token away with 401 and its code', async () => {
    const wrong: string[] = []
    for (const operation of operations.filter(({ may }) => may !== 'public')) {
      const { status, code } = await nobody(operation.method as 'GET', fill(operation.url))
      if (status !== 401 || code !== 'unauthenticated') wrong.push(`${keyOf(operation)}: ${status} ${code}`)
    }
    expect(wrong).toEqual([])
  })

  test('refuses a token without the right with 403 and its code', async () => {
    const wrong: string[] = []
    for (const operation of operations) {
      const role = ROLES.find((each) => expectedAccess(operation.may, each) === 'refused' && !TWO_TIER.has(each))
      if (!role) continue
      const { status, code } = await (await callerFor(role))(operation.method as 'GET', fill(operation.url))
      if (status !== 403 || code !== 'forbidden') wrong.push(`${keyOf(operation)} by ${role}: ${status} ${code}`)
    }
    expect(wrong).toEqual([])
    expect(operations.filter(({ may }) => may !== 'public').length).toBeGreaterThan(100)
  })

  test.each<[string, string]>([
    ['no JSON', '{"a": ['],
    ['another shape', '"all of it"'],
    ['a list', '[1, 2]'],
  ])('refuses a body that is %s with 400 and its code', async (_, payload) => {
    const wrong: string[] = []
    for (const operation of operations.filter(({ body }) => body)) {
      const role = ROLES.find((each) => expectedAccess(operation.may, each) === 'let in' && !TWO_TIER.has(each))
      const call = role ? await callerFor(role) : nobody
      const { status, code } = await call(operation.method as 'POST', fill(operation.url), undefined, payload)
      if (status !== 400 || code !== 'bad_request') wrong.push(`${keyOf(operation)}: ${status} ${code}`)
    }
    expect(wrong).toEqual([])
  })
})
