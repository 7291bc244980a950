import { readFile, writeFile } from 'node:fs/promises'
import { localDateOf } from '../core/calendar/index.ts'
import { organizationSource } from '../core/organization/index.ts'
import { catalogueSource, exportProcedures, importDrafts } from '../domains/procedures/index.ts'
import { Failure } from './failure.ts'
import { withDatabase } from './with-database.ts'

/** `camlo export procedures [FILE]`: every version of the catalogue, in the format profiles are written in. */
export async function exportCatalogue(file: string | undefined): Promise<void> {
  await withDatabase(async (db) => {
    const text = `${JSON.stringify(exportProcedures(await catalogueSource(db)(), await organizationSource(db)()), null, 2)}\n`
    if (file === undefined) process.stdout.write(text)
    else await writeFile(file, text)
  })
}

/** `camlo import procedures FILE`: each version that isn't here yet becomes a draft for the procedure owner to approve. */
export async function importCatalogue(file: string): Promise<void> {
  const content = await readJson(file)
  await withDatabase(async (db) => {
    const at = new Date()
    const world = {
      catalogue: await catalogueSource(db)(),
      organization: await organizationSource(db)(),
      on: localDateOf(at),
    }
    const rows = await importDrafts(db, content, world, { actor: { kind: 'system' }, at }).catch((fault: unknown) => {
      if (!(fault instanceof TypeError)) throw fault
      const [vi = '', en = ''] = fault.message.split('\n')
      throw new Failure(vi, en)
    })
    for (const { row, slug, outcome, findings } of rows)
      for (const { vi, en } of findings)
        console.log(`${outcome === 'refused' ? '✗' : '•'} ${row} ${slug}: ${vi} / ${en}`)
    const count = (wanted: string) => rows.filter(({ outcome }) => outcome === wanted).length
    console.log(
      `✓ ${count('drafted')} bản thảo / drafts, ${count('known')} đã có / known, ${count('refused')} không đọc được / refused`,
    )
    if (count('refused') > 0) process.exitCode = 1
  })
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Failure(`Không đọc được tệp ${file}.`, `The file ${file} can’t be read.`)
  })
  try {
    return JSON.parse(text)
  } catch {
    throw new Failure(`Tệp ${file} không phải JSON.`, `The file ${file} is not JSON.`)
  }
}
