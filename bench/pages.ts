import { fork } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { join } from 'node:path'
import { ROOT } from '../src/platform/root.ts'
import { type Claim, inTurn } from './harness.ts'
import { load } from './load.ts'

const CONNECTIONS = 16

interface Answer {
  body: Buffer
  contentType: string
}

/** One answer as it comes over the wire, compressed where asked for. */
function ask(url: string, encoding = 'identity'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${url}: ${response.statusCode}`))
        resolve({ body: Buffer.concat(chunks), contentType: response.headers['content-type'] ?? '' })
      })
    }).on('error', reject)
  })
}

/** A bare server for one answer. */
async function bareServer({ body, contentType }: Answer): Promise<{ url: string; stop(): void }> {
  const server = fork(join(ROOT, 'build', 'bench-bare.js'))
  server.send({ body: body.toString('base64'), contentType })
  const [url] = (await once(server, 'message')) as [string]
  return { url: `${url}/`, stop: () => server.disconnect() }
}

/**
 * `procedure-page`: a procedure's page as every visitor gets it, against bare Fastify sending the same bytes as a Buffer.
 *
 * @param url where the program serves
 */
export async function procedurePage(url: string): Promise<Claim> {
  const page = `${url}/thu-tuc/khai-sinh`
  const answer = await ask(page)
  const bare = await bareServer(answer)
  try {
    const perSecond = (address: string) => async () =>
      (await load({ url: address, connections: CONNECTIONS, seconds: 2 })).perSecond
    // The first round warms both up.
    await inTurn(1, perSecond(page), perSecond(bare.url))
    const seen = await inTurn(5, perSecond(page), perSecond(bare.url))
    return { name: 'procedure-page', ...seen, need: { atLeast: 0.5 }, notes: { bytes: answer.body.length } }
  } finally {
    bare.stop()
  }
}

/**
 * `first-page-kb`: what a citizen's telephone loads for the first page, in kB of 1,000 bytes: the page, its styles, scripts
 * and fonts, compressed as a browser gets them.
 */
export async function firstPage(url: string): Promise<Claim> {
  const html = (await ask(`${url}/`)).body.toString()
  const parts = new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path as string))
  const answers = await Promise.all([...parts, '/'].map((path) => ask(url + path, 'br, gzip')))
  const bytes = answers.reduce((sum, { body }) => sum + body.length, 0)
  return {
    name: 'first-page-kb',
    ours: bytes / 1_000,
    baseline: null,
    need: { atMost: 60 },
    notes: { files: answers.length },
  }
}
