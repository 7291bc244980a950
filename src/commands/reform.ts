import { createProgram, type Program } from '../app.ts'
import {
  confirmPlan,
  findPlan,
  findPlans,
  type ReformDeps,
  reviewPlan,
  runPlan,
  type Trial,
  tryPlan,
  undoPlan,
  words,
} from '../domains/reform/index.ts'
import { loadConfig } from '../platform/config/index.ts'
import { formatNumber } from '../platform/i18n/index.ts'
import { loadedProfile } from '../profile.ts'
import { Failure } from './failure.ts'
import { withDatabase } from './with-database.ts'

export const DEEDS = ['list', 'try', 'review', 'run', 'undo', 'confirm'] as const
export type Deed = (typeof DEEDS)[number]

const SYSTEM = { kind: 'system' } as const

/** `camlo reform`: the same plans as on the administrator's page, for whoever sits at the server. The acts are the system's. */
export async function reform(deed: string, code: string | undefined): Promise<void> {
  if (!isDeed(deed) || (deed !== 'list' && code === undefined))
    throw new Failure(
      `Hãy ghi một trong: ${DEEDS.join(', ')}, rồi mã phương án (xem bằng list).`,
      `Say one of: ${DEEDS.join(', ')}, then the plan's code (see list).`,
    )
  const config = loadConfig(process.env)
  await withDatabase(async (db, { appUrl, secret, sealKey }) => {
    if ((await loadedProfile(db)) === undefined)
      throw new Failure('Hãy chạy chương trình một lần trước.', 'Start the program once first.')
    const { dataFolder, publicUrl } = config
    const program = await createProgram({ databaseUrl: appUrl, publicUrl, secret, sealKey, dataFolder, connections: 4 })
    try {
      await perform(program, deed, code ?? '')
    } finally {
      await program.close()
    }
  })
}

const isDeed = (word: string): word is Deed => DEEDS.some((deed) => deed === word)

async function perform({ reform: deps }: Program, deed: Deed, code: string): Promise<void> {
  const at = deps.office.clock.now()
  const told = <T>(
    answer: { ok: true; value: T } | { ok: false; reason: keyof typeof words.reasons; codes?: string[] },
  ): T => {
    if (answer.ok) return answer.value
    const { vi, en } = words.reasons[answer.reason]
    const codes = answer.codes?.length ? `: ${answer.codes.slice(0, 20).join(', ')}` : ''
    throw new Failure(vi + codes, en + codes)
  }
  switch (deed) {
    case 'list':
      return list(deps)
    case 'try':
      return print(await attempt(deps, code, at))
    case 'review':
      told(await reviewPlan(deps.db, SYSTEM, code, at))
      break
    case 'run': {
      const { units, dossiers, left } = told(await runPlan(deps, SYSTEM, code, at))
      console.log(
        `  ${units} đơn vị / units, ${formatNumber(dossiers)} hồ sơ / dossiers, ${left} chưa quyết định / undecided`,
      )
      break
    }
    case 'undo':
      told(await undoPlan(deps, SYSTEM, code, at))
      break
    case 'confirm':
      told(await confirmPlan(deps, SYSTEM, code, at))
  }
  console.log(`✓ ${code}: ${deed}`)
}

async function list({ db }: ReformDeps): Promise<void> {
  for (const { code, effectiveOn, status, file } of await findPlans(db))
    console.log(
      `${code}  ${effectiveOn}  ${words.statuses[status].vi} / ${words.statuses[status].en}\n  ${file.name.vi}`,
    )
}

async function attempt(deps: ReformDeps, code: string, at: Date): Promise<Trial> {
  const plan = await findPlan(deps.db, code)
  if (!plan) throw new Failure(words.reasons.no_such_plan.vi, words.reasons.no_such_plan.en)
  return tryPlan(deps, plan, at)
}

function print({ units, undecided, dossiers }: Trial): void {
  console.log(`${units.length} đơn vị / units, ${formatNumber(dossiers)} hồ sơ / dossiers`)
  for (const { name, successors, flights } of units) {
    console.log(`  ${name.vi} → ${successors.map(({ vi }) => vi).join(', ') || '?'}`)
    for (const flight of flights)
      console.log(
        `    ${flight.dossiers} × ${flight.role.vi} → ${flight.to ? `${flight.to.role.vi}, ${flight.to.unit.vi}` : '?'}`,
      )
  }
  console.log(words.undecided.vi)
  for (const { unit, post, count } of undecided.dossiers) console.log(`  ${count} hồ sơ: ${post.vi}, ${unit.vi}`)
  for (const { name, post, unit } of undecided.people) console.log(`  ${name}: ${post.vi}, ${unit.vi}`)
  for (const { unit, post } of undecided.posts) console.log(`  ? ${post.vi}, ${unit.vi}`)
  for (const { procedure, step } of undecided.steps) console.log(`  ? ${procedure.vi}: ${step.vi}`)
  for (const { name } of undecided.withoutSuccessor) console.log(`  ? ${name.vi}`)
}
