import type { Organization } from '../../core/organization/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import { beginDraft, type Doing } from './draft-actions.ts'
import { openDrafts } from './draft-queries.ts'
import type { Catalogue } from './queries.ts'
import { asVersion, type DraftContent, versionFileOf } from './rules/draft.ts'
import { checkDraft } from './rules/draft-checks.ts'
import { issuedBy } from './rules/draft-findings.ts'
import type { ProceduresFile, VersionFile } from './rules/file.ts'
import { flawOfRow, isVersionFile, readCatalogue } from './rules/file-shape.ts'

/** The whole catalogue as a file: every version with its dates, in the format profiles are written in. */
export const exportProcedures = (catalogue: Catalogue, organization: Organization): ProceduresFile => ({
  lifeEvents: catalogue.lifeEvents.map(({ key, name, procedures }) => ({ key, name, procedures })),
  versions: catalogue.versions
    .map((version) => versionFileOf(version, organization, catalogue.termsOf(version.slug)))
    .sort((a, b) => (a.slug === b.slug ? (a.validFrom < b.validFrom ? -1 : 1) : a.slug < b.slug ? -1 : 1)),
})

/** More than a province ever writes at once. */
const MOST_DRAFTS = 20_000

/** What became of one row of a file. */
export interface ImportedRow {
  /** From 1, as people count. */
  row: number
  slug: string
  outcome: 'drafted' | 'known' | 'refused'
  /** What is wrong with it: a row that can't be read is refused, a draft is to be mended before it can be approved. */
  findings: Text[]
}

/** A procedure linked to another may come with it in the same file. */
function fromFile(rows: readonly unknown[], slug: string, organization: Organization) {
  const row = rows.find((each): each is VersionFile => isVersionFile(each) && each.slug === slug)
  return row && asVersion({ ...row, lifeEvents: [] }, organization)
}

/** The same thing said twice, whatever the order of its properties; what says nothing doesn't count. */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each)
            .filter(([, one]) => one !== null && one !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  )

const sameVersion = (a: VersionFile, b: VersionFile): boolean =>
  asText({ countAfterCutoff: 'sameDay', dueTimeMode: 'endOfDay', ...a, lifeEvents: null }) ===
  asText({ countAfterCutoff: 'sameDay', dueTimeMode: 'endOfDay', ...b, lifeEvents: null })

/**
 * Makes drafts of a file's versions. What is published or drafted word for word already stays as it is; a row that can't be
 * read is refused with its place, and the others come in all the same.
 *
 * @throws TypeError  the file isn't a catalogue
 */
export async function importDrafts(
  db: Db,
  file: unknown,
  { catalogue, organization, on }: { catalogue: Catalogue; organization: Organization; on: string },
  doing: Doing,
): Promise<ImportedRow[]> {
  const { lifeEvents, rows } = readCatalogue(file)
  const known = exportProcedures(catalogue, organization).versions
  const drafted = (await openDrafts(db, MOST_DRAFTS)).map(({ content }) => content as VersionFile)
  const results = issuedBy(catalogue.inForce(on))
  const imported: ImportedRow[] = []
  for (const [index, row] of rows.entries()) {
    const flaw = flawOfRow(row)
    const slug = String((row as { slug?: unknown } | null)?.slug ?? '').slice(0, 100)
    if (flaw || !isVersionFile(row)) {
      imported.push({ row: index + 1, slug, outcome: 'refused', findings: flaw ? [flaw] : [] })
      continue
    }
    const same = [...known, ...drafted].find((each) => each.slug === row.slug && sameVersion(each, row))
    if (same) {
      imported.push({ row: index + 1, slug, outcome: 'known', findings: [] })
      continue
    }
    const events = lifeEvents.filter(({ procedures }) => procedures.includes(row.slug)).map(({ key }) => key)
    const content: DraftContent = { ...row, lifeEvents: events }
    await beginDraft(db, content, catalogue.versionsOf(row.slug).at(-1)?.id ?? null, doing)
    drafted.push(content)
    const versions = catalogue.versionsOf(row.slug)
    const findings = checkDraft(content, {
      on,
      organization,
      versions,
      results,
      findInForce: (slug_, day) => catalogue.findInForce(slug_, day) ?? fromFile(rows, slug_, organization),
    }).map(({ text }) => text)
    imported.push({ row: index + 1, slug, outcome: 'drafted', findings })
  }
  return imported
}
