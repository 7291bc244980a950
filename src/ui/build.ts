import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build as bundle } from 'esbuild'
import { compileAsync } from 'sass'
import subsetFont from 'subset-font'
import { ROOT } from '../platform/root.ts'

const UI = join(ROOT, 'src', 'ui')
const require = createRequire(join(ROOT, 'package.json'))

/** What pages are written with besides Vietnamese letters. */
const LATIN = `${Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')}«»·×÷–—‘’“”…•−°¹½§`

/** Arrows and the dot of what is live; the font of pages has none. */
const SYMBOLS = '←→↑↓●'

/** Compiles styles, fonts and islands to files that browsers may keep for ever, each compressed beforehand. */
export async function buildAssets({ outDir }: { outDir: string }): Promise<void> {
  await mkdir(outDir, { recursive: true })
  const manifest: Record<string, string> = {}
  const keep = async (name: string, bytes: Uint8Array): Promise<void> => {
    const dot = name.lastIndexOf('.')
    const hashed = `${name.slice(0, dot)}-${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}${name.slice(dot)}`
    manifest[name] = hashed
    await writeFile(join(outDir, hashed), bytes)
    if (name.endsWith('.woff2')) return
    await Promise.all([
      writeFile(
        join(outDir, `${hashed}.br`),
        await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      ),
      writeFile(join(outDir, `${hashed}.gz`), await promisify(gzip)(bytes, { level: 9 })),
    ])
  }
  await Promise.all([
    ...(await fonts()).map(([name, bytes]) => keep(name, bytes)),
    ...(await islands()).map(([name, bytes]) => keep(name, bytes)),
  ])
  await keep('app.css', await styles(manifest))
  await keep('bpmn.woff2', await readFile(require.resolve('bpmn-js/dist/assets/bpmn-font/font/bpmn.woff2')))
  await keep('bpmn.css', await diagramStyles(manifest))
  await writeFile(join(outDir, 'manifest.json'), JSON.stringify(manifest, null, 2))
}

async function styles(manifest: Record<string, string>): Promise<Uint8Array> {
  const { css } = await compileAsync(join(UI, 'styles', 'app.scss'), {
    loadPaths: [join(ROOT, 'node_modules'), join(UI, 'styles')],
    style: 'compressed',
    quietDeps: true,
    silenceDeprecations: ['import', 'global-builtin'],
  })
  const linked = css.replace(
    /url\((?:"|')?([\w-]+\.woff2)(?:"|')?\)/g,
    (_, font: string) => `url(/assets/${manifest[font] ?? font})`,
  )
  return Buffer.from(linked)
}

/** The diagram library's own styles, for the pages that have a diagram; its font is served from here like every other. */
async function diagramStyles(manifest: Record<string, string>): Promise<Uint8Array> {
  const files = ['diagram-js.css', 'bpmn-js.css', 'bpmn-font/css/bpmn.css']
  const texts = await Promise.all(files.map((file) => readFile(require.resolve(`bpmn-js/dist/assets/${file}`), 'utf8')))
  const font = `@font-face { font-family: 'bpmn'; src: url('/assets/${manifest['bpmn.woff2']}') format('woff2'); }`
  return Buffer.from(
    texts
      .join('\n')
      .replace(/@charset[^;]*;/g, '')
      .replace(/@font-face\s*{[^}]*}/g, '') + font,
  )
}

// 48 kB become 22 kB: no page asks for small capitals or fractions, and hinting only helps old screens of few pixels.
const FONT_OPTIONS = {
  targetFormat: 'woff2',
  keepFeatures: ['kern', 'tnum', 'mark', 'mkmk', 'ccmp', 'locl'],
  noHinting: true,
} as const

async function fonts(): Promise<[name: string, bytes: Uint8Array][]> {
  const symbols = await readFile(require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'))
  const letters = await Promise.all(
    (['latin', 'vietnamese'] as const).flatMap((set) =>
      [400, 700].map(async (weight): Promise<[string, Uint8Array]> => {
        const file = require.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${set}-${weight}-normal.woff2`)
        const original = await readFile(file)
        const text = set === 'latin' ? LATIN : VIETNAMESE
        return [`be-vietnam-pro-${set}-${weight}.woff2`, await subsetFont(original, text, FONT_OPTIONS)]
      }),
    ),
  )
  return [...letters, ['camlo-symbols.woff2', await subsetFont(symbols, SYMBOLS, FONT_OPTIONS)]]
}

/** Every Vietnamese letter with every tone, in both cases. */
const VIETNAMESE = (() => {
  const vowels = 'aăâeêioôơuưy'
  const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
  const lower = `${[...vowels].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC'))).join('')}đ`
  return `${lower}${lower.toUpperCase()}₫\u0300\u0301\u0303\u0309\u0323`.replace(/[a-zA-Z]/g, '')
})()

async function islands(): Promise<[name: string, bytes: Uint8Array][]> {
  const folder = join(UI, 'islands')
  // What only other islands import is bundled into them.
  const parts = ['drafts.ts', 'session.ts', 'pieces.ts', 'lines.ts']
  const entries = (await readdir(folder)).filter((name) => name.endsWith('.ts') && !parts.includes(name))
  const { outputFiles } = await bundle({
    entryPoints: entries.map((name) => join(folder, name)),
    outdir: '/',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
  })
  return outputFiles.map(({ path, contents }) => [path.split('/').at(-1) as string, contents])
}
