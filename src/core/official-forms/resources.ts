import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = dirname(fileURLToPath(import.meta.url))

/** Templates are read from the source folder, whether the program runs from sources or from its bundle. */
export const TEMPLATES_FOLDER = findUp(HERE, 'templates/common/paper.typ', 'src/core/official-forms/templates')

/** Tinos has the widths of Times New Roman and a free licence; no other font is ever looked for. */
export const FONT_FILES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((style) =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`),
)

function findUp(start: string, beside: string, fromRoot: string): string {
  if (existsSync(join(start, beside))) return join(start, 'templates')
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, fromRoot))) return join(folder, fromRoot)
  throw new Error(`The templates of the official forms are missing: ${fromRoot}`)
}
