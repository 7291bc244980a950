import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Failure, node24, ROOT, runQuietly, step } from './steps.mjs'

const BUILD = join(ROOT, 'build')
const MARK = join(BUILD, '.sources')

/** One hash over everything the build is made from, so that an unchanged program is not built again. */
function sourcesHash() {
  const hash = createHash('sha256')
  for (const folder of ['src', 'bench', 'scripts']) {
    if (!existsSync(join(ROOT, folder))) continue
    const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/[.]test[.]tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort()
    for (const file of files) hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file))
  }
  return hash.update(readFileSync(join(ROOT, 'package-lock.json'))).digest('hex')
}

/** Builds the program and what browsers load into `build/`, unless it is there and current. */
export async function build() {
  const hash = sourcesHash()
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === hash) return
  // Beside the old one and put in its place when whole: a build that is cut short leaves what was there.
  const next = `${BUILD}.${process.pid}`
  const previous = `${next}.old`
  try {
    await step('Dựng chương trình / building', () =>
      runQuietly(
        node24(),
        [join(ROOT, 'scripts', 'bundle.mjs'), next],
        new Failure('Không dựng được chương trình từ mã nguồn.', 'The program could not be built from its sources.'),
      ),
    )
    writeFileSync(join(next, '.sources'), hash)
    if (existsSync(BUILD)) renameSync(BUILD, previous)
    renameSync(next, BUILD)
  } finally {
    for (const leftOver of [next, previous]) rmSync(leftOver, { recursive: true, force: true })
  }
}
