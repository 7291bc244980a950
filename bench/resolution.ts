import { rm } from 'node:fs/promises'
import { type Claim, inTurn } from './harness.ts'
import { load } from './load.ts'
import { signIn } from './officials.ts'
import { startProgram } from './program.ts'
import { startUnasked } from './unasked-program.ts'
import { ask, freshWorld } from './worlds.ts'

const CONNECTIONS = 4
const SECONDS = 3
/** As many as bring the demonstration's targets along. */
const DOSSIERS = 2_000
const TARGETS = 60
const UNITS = 11
const PAGE = '/nghi-quyet/dai-hoi-xv/2017'

/** Every made-up target monthly, of eleven units, for three years, in place of what the demonstration has of it. */
const FILL = `
  WITH chosen AS (SELECT id, row_number() OVER (ORDER BY position) AS place FROM targets WHERE standing = 'M' ORDER BY position LIMIT ${TARGETS}),
  cleared AS (DELETE FROM target_figures f USING targets t WHERE t.id = f.target_id AND t.standing = 'M'),
  clearedplans AS (DELETE FROM target_plans p USING targets t WHERE t.id = p.target_id AND t.standing = 'M')
  UPDATE targets SET reported_every = 'month', periods_add = true, units_add = true, computed_by = NULL, computed_of = NULL, computed_among = NULL WHERE id IN (SELECT id FROM chosen)`
const OF = `(SELECT locality_id, id FROM targets WHERE standing = 'M' AND reported_every = 'month' AND units_add ORDER BY position LIMIT ${TARGETS}) t
  CROSS JOIN (SELECT id FROM units WHERE kind IN ('commune', 'town', 'office') AND valid_to IS NULL ORDER BY kind, code LIMIT ${UNITS}) u
  CROSS JOIN generate_series(2016, 2018) AS year`
const PLANS = `
  INSERT INTO target_plans (locality_id, id, target_id, unit_id, period, kind, plan, set_at, source, standing)
  SELECT t.locality_id, gen_random_uuid(), t.id, u.id, year::text, 'cumulative', 1200, now(), '{"vi":"t","en":"t"}', 'M' FROM ${OF}
  UNION ALL SELECT DISTINCT t.locality_id, gen_random_uuid(), t.id, NULL::uuid, year::text, 'cumulative', 13200, now(), '{"vi":"t","en":"t"}'::jsonb, 'M'
  FROM (SELECT locality_id, id FROM targets WHERE standing = 'M' AND reported_every = 'month' AND units_add ORDER BY position LIMIT ${TARGETS}) t
  CROSS JOIN generate_series(2016, 2018) AS year`
const FIGURES = `
  INSERT INTO target_figures (locality_id, id, target_id, unit_id, period, value, source, standing, recorded_at, act_id)
  SELECT t.locality_id, gen_random_uuid(), t.id, u.id, year || '-' || lpad(month::text, 2, '0'), 90 + month, '{"vi":"t","en":"t"}', 'M', now(),
    gen_random_uuid()
  FROM ${OF} CROSS JOIN generate_series(1, 12) AS month`

/**
 * `resolution-page`: a resolution in a year, 60 targets of 11 units with 36 months of figures, as an official gets it, made anew for
 * each request, against the same page without a query. By p95; how many queries it takes is tested in tests/resolutions.test.ts.
 */
export async function resolutionPage(): Promise<Claim> {
  const folder = await freshWorld(DOSSIERS)
  const program = await startProgram(folder)
  try {
    for (const statement of [FILL, PLANS, FIGURES, 'ANALYZE target_plans, target_figures, targets'])
      await ask(program.databaseUrl, statement)
    const bare = await startUnasked(program, folder)
    try {
      const cookie = await signIn(program.url, 'chutich.camlo', program.password)
      const p95 = (url: string) => async () =>
        (await load({ url: `${url}${PAGE}`, connections: CONNECTIONS, seconds: SECONDS, headers: { cookie } })).p95
      const [ours, baseline] = [p95(program.url), p95(bare.url)]
      await inTurn(1, ours, baseline)
      const [{ figures } = { figures: 0 }] = await ask<{ figures: number }>(
        program.databaseUrl,
        "SELECT count(*)::int AS figures FROM target_figures WHERE standing = 'M'",
      )
      if (figures < TARGETS * UNITS * 36) throw new Error(`There are only ${figures} figures`)
      const page = await (await fetch(`${program.url}${PAGE}`, { headers: { cookie } })).text()
      return {
        name: 'resolution-page',
        ...(await inTurn(3, ours, baseline)),
        need: { atMost: 4 },
        notes: { unit: 'p95 ms', figures, rows: page.split('/nghi-quyet/chi-tieu/').length - 1 },
      }
    } finally {
      bare.stop()
    }
  } finally {
    await program.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
