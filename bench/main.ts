/** `npm run bench [NAME…] [-- --minutes N]`: one JSON line for each claim of docs/performance.md; exit code 1 if one doesn't hold. */
import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { personSearch, step, takeIn } from './desk.ts'
import { exportTenThousand } from './export.ts'
import { type Claim, report } from './harness.ts'
import { lookup } from './lookup.ts'
import { board, queue } from './million.ts'
import { morning } from './morning.ts'
import { MINUTES, officeDay } from './office-day.ts'
import { firstPage, procedurePage } from './pages.ts'
import { type MeasuredProgram, startProgram } from './program.ts'
import { resolutionPage } from './resolution.ts'
import { submit } from './submit.ts'
import { weeklyReport } from './weekly-report.ts'
import { mixedQueue } from './worklist.ts'
import { freshWorld, keptWorlds, type Worlds } from './worlds.ts'

const DOSSIERS = 2_000

/** Over a program that has just started with a small demonstration. */
const SMALL: Record<string, (program: MeasuredProgram) => Promise<Claim>> = {
  'first-page-kb': ({ url }) => firstPage(url),
  'procedure-page': ({ url }) => procedurePage(url),
  lookup,
  submit: (program) => submit(program, 'submit'),
}

/** Over a program with a million dossiers. */
const LARGE: Record<string, (program: MeasuredProgram, worlds: Worlds) => Promise<Claim>> = {
  'queue-1m': queue,
  'board-1m': board,
  'person-search-1m': personSearch,
  'intake-1m': takeIn,
  'step-1m': step,
  'submit-1m': (program) => submit(program, 'submit-1m'),
}

/** Each over a world of its own. */
const ALONE: Record<string, () => Promise<Claim>> = {
  'queue-mixed-1m': mixedQueue,
  'resolution-page': resolutionPage,
  'weekly-report': weeklyReport,
}

const MEMORY = 'rss-mb'
const EXPORT = 'export-10k'
const DAY = 'office-day'
const MORNING = 'morning'

/**
 * @param names which claims; none: all of them but {@link MORNING}
 * @param minutes how long the office's day is: fewer while developing, which proves less
 */
async function main(names: readonly string[], minutes: number): Promise<boolean> {
  const all = [...Object.keys(SMALL), ...Object.keys(LARGE), ...Object.keys(ALONE), MEMORY, EXPORT, DAY, MORNING]
  const unknown = names.filter((name) => !all.includes(name))
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(', ')}; there are ${all.join(', ')}`)
    return false
  }
  const wanted = new Set(names.length > 0 ? names : all.filter((name) => name !== MORNING))
  // One process's memory is looked at after all the load.
  const ran = (name: string): boolean => wanted.has(name) || wanted.has(MEMORY)
  let held = true
  let memory = 0
  const runAll = async <Args extends unknown[]>(
    benches: Record<string, (program: MeasuredProgram, ...rest: Args) => Promise<Claim>>,
    program: MeasuredProgram,
    ...rest: Args
  ): Promise<void> => {
    try {
      for (const [name, bench] of Object.entries(benches)) {
        if (!ran(name)) continue
        const claim = await bench(program, ...rest)
        held = report(claim) && held
      }
      memory = Math.max(memory, await program.residentMiB())
    } finally {
      await program.stop()
    }
  }

  if (Object.keys(SMALL).some(ran)) {
    const folder = await freshWorld(DOSSIERS)
    try {
      await runAll(SMALL, await startProgram(folder))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  if (Object.keys(LARGE).some(ran)) {
    const worlds = await keptWorlds()
    await runAll(LARGE, await startProgram(worlds.million), worlds)
  }
  for (const [name, bench] of Object.entries(ALONE)) if (wanted.has(name)) held = report(await bench()) && held
  if (wanted.has(MEMORY)) held = report({ name: MEMORY, ours: memory, baseline: null, need: { atMost: 250 } }) && held
  if (wanted.has(EXPORT)) held = report(await exportTenThousand(await keptWorlds())) && held
  if (wanted.has(DAY)) {
    const folder = await freshWorld(DOSSIERS)
    const program = await startProgram(folder)
    try {
      for (const claim of await officeDay(program, minutes)) held = report(claim) && held
    } finally {
      await program.stop()
      await rm(folder, { recursive: true, force: true })
    }
  }
  if (wanted.has(MORNING)) for (const claim of await morning()) held = report(claim) && held
  return held
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { minutes: { type: 'string' } } })
process.exitCode = (await main(positionals, Number(values.minutes) || MINUTES)) ? 0 : 1
