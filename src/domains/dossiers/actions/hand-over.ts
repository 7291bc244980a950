import { type Answer, refused } from '../answer.ts'
import type { Office } from '../office.ts'
import type { Official } from '../rules/who-may.ts'
import { CLOSED, inParts, keepNote, type Moved, moved, onDossier, recordAct, type Scene, type Seen } from '../scene.ts'
import { endRun, measured, periodOf, readClocks } from '../stopwatch.ts'
import { arrive, mayHold, nextStop } from './next-stop.ts'
import { canBegin, tellWhole } from './parts.ts'
import { goOn } from './resolve.ts'

/**
 * Ends a step and hands the dossier to the next, perhaps at another office: one clock stops, the next starts.
 *
 * @param input.personId to whom in particular; otherwise to everybody who holds the step's role
 */
export function handOver(
  office: Office,
  official: Official,
  id: string,
  input: Seen & { note?: string | undefined; personId?: string | undefined } = {},
): Promise<Answer<Moved>> {
  return onDossier(office, { kind: 'official', official }, id, 'handOver', input.version, (scene) =>
    passOn(scene, 'handOver', input),
  )
}

/** Records what a body outside the program answered, and hands the dossier on. */
export function recordExternalAnswer(
  office: Office,
  official: Official,
  id: string,
  input: Seen & { answer: string; upload?: string | undefined; personId?: string | undefined },
): Promise<Answer<Moved>> {
  if (input.answer.trim() === '') return Promise.resolve(refused('missing_reason'))
  return onDossier(office, { kind: 'official', official }, id, 'recordExternalAnswer', input.version, async (scene) => {
    const file = input.upload ? await scene.office.claimUpload(scene.tx, input.upload, scene.now) : null
    if (file === undefined) return refused('unknown_file')
    return passOn(scene, 'recordExternalAnswer', { note: input.answer, personId: input.personId, fileId: file?.id })
  })
}

async function passOn(
  scene: Scene,
  verb: 'handOver' | 'recordExternalAnswer',
  input: { note?: string | undefined; personId?: string | undefined; fileId?: string | undefined },
): Promise<Answer<Moved>> {
  if (scene.dossier.partKind === 'branch') return finishBranch(scene, input)
  const next = nextStop(scene)
  if (!next) return refused('no_next_step')
  const { to, steps } = next
  const personId = inParts(steps) ? null : (input.personId ?? null)
  if (personId && !mayHold(scene, to.queue.unitId, to.queue.role, personId)) return refused('no_such_person')
  if (!(await canBegin(scene, steps))) return refused('part_not_in_force')
  const clocks = await readClocks(scene)
  const ended = await endRun(scene, clocks)
  const patch = await arrive(scene, next, ended?.legalPeriod ?? Math.max(1, periodOf(clocks)), personId)
  const facts = { toStep: to.stepKey, toUnit: to.unitId, ...(inParts(steps) ? { branches: steps.length } : {}) }
  const act = await recordAct(scene, verb, { ...measured(ended), facts })
  await keepWritten(scene, act, verb, input)
  return moved(scene, patch)
}

async function keepWritten(
  scene: Scene,
  act: string,
  verb: 'handOver' | 'recordExternalAnswer',
  { note, fileId = null }: { note?: string | undefined; fileId?: string | null | undefined },
): Promise<void> {
  const body = note?.trim()
  if (body) await keepNote(scene, act, { verb, body, fileId })
}

/** A branch is done: the whole goes on once every one beside it is. */
async function finishBranch(
  scene: Scene,
  input: { note?: string | undefined; fileId?: string | undefined },
): Promise<Answer<Moved>> {
  const ended = await endRun(scene, await readClocks(scene))
  const act = await recordAct(scene, 'finishPart', measured(ended))
  await keepWritten(scene, act, 'handOver', input)
  const done = await moved(scene, { ...CLOSED, status: 'returned', finishedAt: scene.now, returnedAt: scene.now })
  await tellWhole(scene, goOn)
  return done
}
