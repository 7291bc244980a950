/** `bundle.mjs FOLDER`: the program, its worker and its benchmarks by esbuild; then the page kit makes what browsers load. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { ROOT } from './lib/steps.mjs'

const OUT = process.argv[2] ?? join(ROOT, 'build')

const entry = (name, path) => (existsSync(join(ROOT, path)) ? { [name]: join(ROOT, path) } : {})

await build({
  entryPoints: {
    ...entry('camlo', 'src/main.ts'),
    ...entry('official-forms-worker', 'src/core/official-forms/worker.ts'),
    ...entry('official-forms-untrusted', 'src/core/official-forms/untrusted.ts'),
    ...entry('ui-build', 'src/ui/build.ts'),
    ...entry('bench', 'bench/main.ts'),
    ...entry('bench-bare', 'bench/bare.ts'),
    ...entry('bench-bare-lookup', 'bench/bare-lookup.ts'),
    ...entry('bench-unasked', 'bench/unasked.ts'),
    ...entry('generate', 'src/testing/generate.ts'),
  },
  outdir: OUT,
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node24',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
})

const { buildAssets } = await import(pathToFileURL(join(OUT, 'ui-build.js')).href)
await buildAssets({ outDir: join(OUT, 'assets') })
