/**
 * Tools of the scripts. They run on the Node the machine has (20 or newer), before any package is there, so they import
 * nothing but Node itself.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const SLOW_MS = 2_000

/** Node 24 as it came with the packages; the machine's own where there is none for it and it is new enough. */
export function node24() {
  const ours = join(ROOT, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(ours)) return ours
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Failure(
    `Không có Node 24 cho ${process.platform} ${process.arch}. Hãy cài Node 24 rồi chạy lại.`,
    `There is no Node 24 for ${process.platform} ${process.arch} among the packages. Install Node 24 and start again.`,
  )
}

/** What a person can do something about: one sentence in each language. */
export class Failure extends Error {
  constructor(vi, en) {
    super(en)
    this.vi = vi
    this.en = en
  }
}

/** Says what goes on; anything that takes over two seconds shows how long it has been at it. */
export async function step(what, work) {
  const start = Date.now()
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`
  const live = process.stdout.isTTY
  console.log(`• ${what} …`)
  const timer = setInterval(
    () => console.log(`  ${live ? '\x1b[2m' : ''}${what}: ${seconds()}${live ? '\x1b[0m' : ''}`),
    SLOW_MS,
  )
  try {
    return await work()
  } finally {
    clearInterval(timer)
    if (Date.now() - start > SLOW_MS) console.log(`  ${seconds()}`)
  }
}

/** Runs a program and waits for it. @returns its exit code */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options })
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? (signal ? 128 : 1)))
  })
}

/** Runs a program quietly; what it said is shown only if it fails. */
export async function runQuietly(command, args, failure, options = {}) {
  const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return said
  process.stderr.write(said)
  throw failure
}

/** Runs a script's work; a failure is one clear sentence and exit code 1. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (cause) {
    if (cause instanceof Failure) console.error(`\n${cause.vi}\n${cause.en}`)
    else console.error(cause)
    process.exitCode = 1
  }
}
