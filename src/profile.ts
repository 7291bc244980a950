import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CalendarFile, importCalendar, type OfficeHoursFile } from './core/calendar/index.ts'
import {
  importLocality,
  importPosts,
  importUnits,
  type LocalityFile,
  type PostsFile,
  type UnitFile,
} from './core/organization/index.ts'
import { type CommitmentsFile, importCommitments } from './domains/commitments/index.ts'
import { type CounterFile, importCounter } from './domains/counter/index.ts'
import { type DocumentsFile, importDocuments } from './domains/documents/index.ts'
import { type FilingFile, importFiling } from './domains/dossiers/index.ts'
import { type FeesFile, importFees } from './domains/fees/index.ts'
import { importLabelStocks, type LabelsFile } from './domains/handovers/index.ts'
import { importPapers, type PapersFile } from './domains/papers/index.ts'
import { catalogueSource, importProcedures, type ProceduresFile } from './domains/procedures/index.ts'
import type { PlanFile } from './domains/reform/index.ts'
import { importResolutions, type ResolutionsFile } from './domains/resolutions/index.ts'
import { importSatisfaction, type SatisfactionFile } from './domains/satisfaction/index.ts'
import { importTasks, type TasksFile } from './domains/work/index.ts'
import { type Db, sql } from './platform/database/index.ts'
import { ROOT } from './platform/root.ts'

/** Where the profiles lie: one folder of data for each world the program can run. */
export const profileFolder = (name: string): string => join(ROOT, 'profiles', name)

/** Reads one of a profile's files. */
export async function readProfile<T>(profile: string, file: string): Promise<T> {
  return JSON.parse(await readFile(join(profileFolder(profile), file), 'utf8')) as T
}

/**
 * Loads the world a profile describes: the locality with its units and posts, the calendar, the procedures. What is there
 * already is brought up to date.
 */
export async function loadProfile(db: Db, profile: string): Promise<void> {
  const units = await readProfile<{ locality: LocalityFile; units: UnitFile[] }>(profile, 'units.json')
  const { bodies } = await readProfile<{ bodies: UnitFile[] }>(profile, 'bodies.json')
  // All or nothing: a start that is cut short here must not pass for a loaded profile.
  await db.transaction(async (tx) => {
    const localityId = await importLocality(tx, units.locality, profile)
    await importUnits(tx, localityId, [...units.units, ...bodies])
    await importPosts(tx, localityId, await readProfile<PostsFile>(profile, 'posts.json'))
    await importCalendar(
      tx,
      await readProfile<CalendarFile>(profile, 'calendar.json'),
      await readProfile<OfficeHoursFile>(profile, 'office-hours.json'),
    )
    // A world without queues is one too.
    if (existsSync(join(profileFolder(profile), 'counter.json')))
      await importCounter(tx, localityId, await readProfile<CounterFile>(profile, 'counter.json'))
    if (existsSync(join(profileFolder(profile), 'satisfaction.json')))
      await importSatisfaction(tx, localityId, await readProfile<SatisfactionFile>(profile, 'satisfaction.json'))
    if (existsSync(join(profileFolder(profile), 'resolutions.json')))
      await importResolutions(tx, localityId, await readProfile<ResolutionsFile>(profile, 'resolutions.json'), {
        at: new Date(),
      })
    // Without rules tasks go by the usual ones, and no axis is asked for.
    if (existsSync(join(profileFolder(profile), 'tasks.json')))
      await importTasks(tx, localityId, await readProfile<TasksFile>(profile, 'tasks.json'))
    // Without rules commitments are made as is usual.
    if (existsSync(join(profileFolder(profile), 'commitments.json')))
      await importCommitments(
        tx,
        localityId,
        await readProfile<CommitmentsFile>(profile, 'commitments.json'),
        new Date(),
      )
    // Without terms papers of the Party get no number.
    if (existsSync(join(profileFolder(profile), 'documents.json')))
      await importDocuments(tx, localityId, await readProfile<DocumentsFile>(profile, 'documents.json'))
    // Without kinds nothing that is held stands for anything.
    if (existsSync(join(profileFolder(profile), 'papers.json')))
      await importPapers(tx, localityId, await readProfile<PapersFile>(profile, 'papers.json'))
    // Without rules each office takes in for itself.
    if (existsSync(join(profileFolder(profile), 'filing.json')))
      await importFiling(tx, localityId, await readProfile<FilingFile>(profile, 'filing.json'))
    // Without stocks no label is offered.
    if (existsSync(join(profileFolder(profile), 'labels.json')))
      await importLabelStocks(tx, localityId, await readProfile<LabelsFile>(profile, 'labels.json'))
    await importProcedures(tx, await readProfile<ProceduresFile>(profile, 'procedures.json'))
    // Without schedules a procedure costs its version's one amount.
    if (existsSync(join(profileFolder(profile), 'fees.json'))) {
      const fees = await readProfile<FeesFile>(profile, 'fees.json')
      await importFees(tx, localityId, fees, await catalogueSource(tx)(), new Date())
    }
  })
}

/** The profile whose world is loaded, if one is. */
export async function loadedProfile(db: Db): Promise<string | undefined> {
  return (await db.first(sql<{ profile: string }>`SELECT profile FROM locality`))?.profile
}

interface ReadyPlan extends Omit<PlanFile, 'units' | 'posts'>, Partial<Pick<PlanFile, 'units' | 'posts'>> {
  /** The profile whose units, posts and procedures the plan leads to, where it doesn't bring its own. */
  world?: string
}

/** The plans of changes of units that come with the program, the earliest first. */
export async function readPlans(): Promise<PlanFile[]> {
  const folder = profileFolder('reforms')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  const plans = await Promise.all(
    names.map(async (name) => completed(JSON.parse(await readFile(join(folder, name), 'utf8')) as ReadyPlan)),
  )
  return plans.sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))
}

async function completed({ world, ...plan }: ReadyPlan): Promise<PlanFile> {
  const own = { units: [], posts: { byKind: {}, byUnit: {} }, ...plan }
  if (world === undefined) return own
  const { units } = await readProfile<{ units: UnitFile[] }>(world, 'units.json')
  const { bodies } = await readProfile<{ bodies: UnitFile[] }>(world, 'bodies.json')
  return {
    ...own,
    units: [...units, ...bodies],
    posts: await readProfile<PostsFile>(world, 'posts.json'),
    procedures: await readProfile<ProceduresFile>(world, 'procedures.json'),
    filing: await readProfile<FilingFile>(world, 'filing.json'),
  }
}
