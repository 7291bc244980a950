import { createToken } from '../core/identity/index.ts'
import { API } from '../platform/http/index.ts'
import type { TestApp } from './app.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** A program that calls the API with a token, or with none. */
export type Caller = (
  method: Method,
  path: string,
  body?: unknown,
  /** Sent as it is, whatever it is. */
  raw?: string,
  // biome-ignore lint/suspicious/noExplicitAny: each test says what it expects of it
) => Promise<{ status: number; body: any; code?: string }>

/** @param username whose token it calls with; missing: nobody’s */
export async function callerOf({ app, db, clock }: TestApp, username?: string): Promise<Caller> {
  const made = username ? await createToken(db, username, 'a program of a test', clock.now()) : undefined
  if (made && !made.ok) throw new Error(`There is no account ${username}`)
  const headers = made ? { authorization: `Bearer ${made.value}` } : {}
  return async (method, path, body, raw = body === undefined ? undefined : JSON.stringify(body)) => {
    const answer = await app.inject({
      method,
      url: `${API}${path}`,
      headers: { ...headers, ...(raw === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(raw === undefined ? {} : { payload: raw }),
    })
    const read = answer.body === '' ? null : answer.json()
    return { status: answer.statusCode, body: read, code: read?.error?.code }
  }
}
