/** `npm run bench [NAME]`: one JSON line for each claim of docs/performance.md; exit code 1 if one doesn't hold. */
import { type Claim, report } from './harness.ts'
import { lookup } from './lookup.ts'
import { firstPage, procedurePage } from './pages.ts'
import { type MeasuredProgram, startProgram } from './program.ts'
import { submit } from './submit.ts'

const DOSSIERS = 2_000

/** Each claim, over a program that has just started; `rss-mb` looks at it after all the load before it. */
const BENCHES: Record<string, (program: MeasuredProgram) => Promise<Claim>> = {
  'first-page-kb': ({ url }) => firstPage(url),
  'procedure-page': ({ url }) => procedurePage(url),
  lookup,
  submit,
  'rss-mb': async (program) => ({
    name: 'rss-mb',
    ours: await program.residentMiB(),
    baseline: null,
    need: { atMost: 250 },
  }),
}

async function main(wanted: string | undefined): Promise<boolean> {
  if (wanted !== undefined && !(wanted in BENCHES)) {
    console.error(`There is no ${wanted}; there are ${Object.keys(BENCHES).join(', ')}`)
    return false
  }
  // The memory of one process is looked at after the load.
  const names = Object.keys(BENCHES).filter((name) => wanted === undefined || wanted === 'rss-mb' || name === wanted)
  const program = await startProgram(DOSSIERS)
  let held = true
  try {
    for (const name of names) {
      const claim = await (BENCHES[name] as (program: MeasuredProgram) => Promise<Claim>)(program)
      if (wanted === undefined || name === wanted) held = report(claim) && held
    }
  } finally {
    await program.stop()
  }
  return held
}

process.exitCode = (await main(process.argv[2])) ? 0 : 1
