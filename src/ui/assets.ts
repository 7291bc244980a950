import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../platform/root.ts'

export const ASSETS_FOLDER = join(ROOT, 'build', 'assets')

let manifest: Record<string, string> | undefined

/** The address of a built file, which carries its content's hash: `asset('app.css')` is `/assets/app-3f2a….css`. */
export function asset(name: string): string {
  manifest ??= JSON.parse(readFileSync(join(ASSETS_FOLDER, 'manifest.json'), 'utf8')) as Record<string, string>
  return `/assets/${manifest[name] ?? name}`
}
