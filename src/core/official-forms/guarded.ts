import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export interface TemplateAsk {
  /** The template itself, in Typst. */
  source: string
  data: Record<string, unknown>
  /** The link behind the QR code. */
  qr?: string | undefined
  as: 'pdf' | 'svg'
}

export type TemplateAnswer = { ok: true; content: string } | { ok: false; reasons: string[] }

/** A template's paper, or what is wrong with it, each with its line. */
export type Rendered = { ok: true; content: Uint8Array } | { ok: false; reasons: string[] }

export interface Guards {
  timeoutMs: number
  /** Resident memory, in MiB. */
  memoryMiB: number
  /** What it may print, in bytes. */
  output: number
}

const GUARDS: Guards = { timeoutMs: 10_000, memoryMiB: 700, output: 12_000_000 }
const LOOK_EVERY_MS = 50
const PAGE_BYTES = 4_096
/** Those who wait for their turn; one more is sent away. */
const MOST_WAITING = 20

const SCRIPT = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './untrusted.ts' : './official-forms-untrusted.js', import.meta.url),
)

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * Sets a template that somebody wrote by hand, in a process that is ended when it takes too long, too much memory or prints too
 * much. It sees no file but our own templates and fonts, none of our environment, and reaches no network: packages can't be
 * fetched. One at a time.
 */
export async function renderUntrusted(ask: TemplateAsk, guards: Guards = GUARDS): Promise<Rendered> {
  if (waiting >= MOST_WAITING) return { ok: false, reasons: ['too many templates are waiting; try again in a minute'] }
  waiting += 1
  const turn = last.then(() => run(ask, guards))
  last = turn.catch(() => {})
  try {
    return await turn
  } finally {
    waiting -= 1
  }
}

function run(ask: TemplateAsk, { timeoutMs, memoryMiB, output }: Guards): Promise<Rendered> {
  return new Promise((resolve) => {
    const nowhere = 'http://127.0.0.1:9'
    const child = spawn(process.execPath, ['--no-warnings', '--max-old-space-size=128', SCRIPT], {
      stdio: ['pipe', 'pipe', 'ignore'],
      // Whatever asks for a package asks a proxy that isn't there.
      env: {
        http_proxy: nowhere,
        https_proxy: nowhere,
        all_proxy: nowhere,
        HTTP_PROXY: nowhere,
        HTTPS_PROXY: nowhere,
        ALL_PROXY: nowhere,
        HOME: '/nonexistent',
        XDG_CACHE_HOME: '/nonexistent',
        XDG_DATA_HOME: '/nonexistent',
      },
    })
    const chunks: Buffer[] = []
    let size = 0
    let stopped: string | undefined
    const stop = (why: string) => {
      stopped ??= why
      child.kill('SIGKILL')
    }
    const clock = setTimeout(() => stop(`it took longer than ${timeoutMs / 1_000} s`), timeoutMs)
    const guard = setInterval(async () => {
      const used = await memoryOf(child.pid)
      if (used > memoryMiB * 1_048_576) stop(`it needed more than ${memoryMiB} MiB of memory`)
    }, LOOK_EVERY_MS)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > output) stop('its paper is too large')
      else chunks.push(chunk)
    })
    // A child that has ended already takes no template.
    child.stdin.on('error', () => {})
    child.on('error', (fault) => stop(fault.message))
    child.on('close', () => {
      clearTimeout(clock)
      clearInterval(guard)
      resolve(stopped === undefined ? read(Buffer.concat(chunks)) : { ok: false, reasons: [stopped] })
    })
    child.stdin.end(JSON.stringify(ask))
  })
}

function read(bytes: Buffer): Rendered {
  try {
    const answer = JSON.parse(bytes.toString('utf8')) as TemplateAnswer
    return answer.ok ? { ok: true, content: new Uint8Array(Buffer.from(answer.content, 'base64')) } : answer
  } catch {
    return { ok: false, reasons: ['its process ended without an answer'] }
  }
}

/** A process's resident memory in bytes; 0 where the system doesn't tell. */
async function memoryOf(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return Number(text.split(' ')[1] ?? 0) * PAGE_BYTES
}
