import multipart from '@fastify/multipart'
import type { App } from './types.ts'

const LIMITS = { fileSize: 20 * 1_048_576, files: 40, fields: 400, fieldSize: 100_000 }

/**
 * Reads forms with files, piece by piece as they come in.
 *
 * The library also saves files to disk, and clears them away by hooks that run with every request of whatever kind. We never save
 * any so, and leave the hooks out: every page waited for two of them and had a listener of its own on its socket's answer.
 */
export async function readMultipart(app: App): Promise<void> {
  const withoutHooks = Object.create(app, { addHook: { value: () => app } })
  await new Promise<void>((resolve, reject) =>
    (multipart as unknown as Register)(withoutHooks, { limits: LIMITS }, (error) =>
      error ? reject(error) : resolve(),
    ),
  )
}

type Register = (app: App, options: object, done: (error?: Error) => void) => void
