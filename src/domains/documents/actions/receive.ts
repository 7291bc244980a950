import type { OfficialViewer } from '../../../core/identity/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { nfc } from '../../../platform/text.ts'
import type { Desk } from '../deps.ts'
import type { Reason } from '../reasons.ts'
import { instructBy } from '../rules/clock.ts'
import { finishIfDone } from './finish.ts'
import { nextNumberIn } from './numbers.ts'
import { move, onArrival, outcomeOf, type Scene, tell } from './scene.ts'

type Done = Promise<Result<{ id: string }, Reason>>

const MOST = 500
const tidy = (words: string): string => nfc(words).trim().slice(0, MOST)

/** What has arrived and isn't being asked back may be confirmed or sent back. */
function whyNot({ arrival }: Scene): Reason | undefined {
  if (arrival.state === '13') return 'recalled'
  return arrival.state === '01' ? undefined : 'wrong_state'
}

/** A clerk confirms that it has come: it gets its number in the book and waits for the head's word. */
export const confirmArrival = (desk: Desk, viewer: OfficialViewer, id: string): Done =>
  onArrival(desk, viewer, id, 'clerk', async (scene) => {
    const { tx, localityId, now, today, calendar, arrival, document, actor } = scene
    const reason = whyNot(scene)
    if (reason) return no(reason)
    const year = Number(today.slice(0, 4))
    const number = await nextNumberIn(tx, localityId, arrival, year)
    await move(scene, id, ['03'], actor, {
      set: sql`year = ${year}, number = ${number}, confirmed_at = ${now}, confirmed_by = ${viewer.personId}, desk_unit_id = ${arrival.unitId},
        desk_side = ${arrival.side}, instruct_by = ${instructBy(calendar, now, document.urgency)}`,
    })
    await tell(scene, 'confirm', { ...outcomeOf(arrival.confirmBy, now), facts: { number, year } })
    return ok({ id })
  })

/** A clerk sends it back to whoever sent it, with the reason. @law 30/2020/NĐ-CP, art. 21 */
export const sendBackArrival = (desk: Desk, viewer: OfficialViewer, id: string, { why }: { why: string }): Done =>
  onArrival(desk, viewer, id, 'clerk', async (scene) => {
    const words = tidy(why)
    const reason = whyNot(scene) ?? (words === '' ? 'missing_reason' : undefined)
    if (reason) return no(reason)
    await move(scene, id, ['02'], scene.actor, { words, set: sql`sent_back_why = ${words}` })
    await tell(scene, 'sendBack', outcomeless(scene))
    return ok({ id })
  })

const outcomeless = ({ arrival }: Scene) => ({ dueAt: arrival.confirmBy })

/** A clerk answers a sender who asks a document back: gives it back, or keeps it with a reason. @law 30/2020/NĐ-CP, art. 18.4 */
export const answerRecall = (
  desk: Desk,
  viewer: OfficialViewer,
  id: string,
  { agrees, why = '' }: { agrees: boolean; why?: string },
): Done =>
  onArrival(desk, viewer, id, 'clerk', async (scene) => {
    const { arrival, actor } = scene
    const words = tidy(why)
    const before = arrival.beforeRecall
    if (arrival.state !== '13' || before === null) return no('wrong_state')
    if (!agrees && words === '') return no('missing_reason')
    if (agrees)
      await move(scene, id, ['15'], actor, {
        words,
        set: sql`before_recall = NULL, desk_unit_id = NULL, desk_side = NULL, instruct_by = NULL`,
      })
    else await move(scene, id, ['16', before], actor, { words, set: sql`before_recall = NULL` })
    await tell(scene, agrees ? 'giveBack' : 'keep')
    // Its tasks may have been closed meanwhile.
    if (!agrees && arrival.instructedAt) await finishIfDone(scene, { ...arrival, state: before }, actor)
    return ok({ id })
  })
