import { dateOfDay, dayNumberOf, isWorkingDay } from '../../../core/calendar/index.ts'
import { storeFile } from '../../../core/files/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { paperData, settlementData } from '../paper-data.ts'
import { codeOf, getTerms } from '../queries/commitments.ts'
import type { Settlement } from '../queries/settlements.ts'
import type { Reason } from '../reasons.ts'
import { ruleOn } from '../settings.ts'
import type { Stage } from './within.ts'

/** Prints what both sides agreed to and opens its signing: one paper at a time, each round with a paper of its own. */
export async function openPaper(
  stage: Stage,
  kind: 'commitment' | 'settlement',
  settlement?: Settlement,
): Promise<Result<{ id: string; round: number }, Reason>> {
  const { tx, room, commitment, papers, now, today } = stage
  const set = room.formSetOn(today)
  if (!set) return no('no_form')
  const { demonstration } = await room.forms.authority()
  const terms = await getTerms(tx, room.localityId, commitment.id, commitment.version)
  const round = papers.filter((each) => each.kind === kind).length + 1
  const of = { ...stage, terms, round, demonstration }
  const pdf = settlement
    ? await room.forms.renderForm('commitmentSettlement', set.id, settlementData(of, settlement))
    : await room.forms.renderForm('commitment', set.id, await paperData(of))
  const fileId = await keep(stage, pdf, kind)
  const signBy = kind === 'commitment' && commitment.signBy > today ? commitment.signBy : await soon(stage)
  const id = newId()
  await tx.run(sql`
    INSERT INTO commitment_papers (locality_id, id, commitment_id, kind, round, version, state, file_id, sign_by, printed_at)
    VALUES (${room.localityId}, ${id}, ${commitment.id}, ${kind}, ${round}, ${commitment.version}, 'open', ${fileId}, ${signBy}::date,
      ${now})`)
  return ok({ id, round })
}

/** Keeps a paper's bytes; each signature makes a new file, so that every step stays readable. */
export async function keep(
  { tx, room, commitment, now }: Pick<Stage, 'tx' | 'room' | 'commitment' | 'now'>,
  pdf: Uint8Array,
  kind: 'commitment' | 'settlement',
): Promise<string> {
  const code = codeOf(commitment).replace(/\W+/g, '-').toLowerCase()
  const name = kind === 'settlement' ? `ket-qua-cam-ket-${code}.pdf` : `cam-ket-${code}.pdf`
  const kept = await storeFile(tx, { localityId: room.localityId, name, content: pdf, at: now })
  if (!kept.ok) throw new Error(`The paper of commitment ${commitment.id} was not kept: ${kept.reason}`)
  return kept.value.id
}

/** Some working days from today. */
async function soon({ room, today }: Stage): Promise<string> {
  const [calendar, { signWorkingDays }] = await Promise.all([room.calendar(), ruleOn(room.db, room.localityId, today)])
  let day = dayNumberOf(today)
  for (let left = signWorkingDays; left > 0; ) {
    day += 1
    if (isWorkingDay(calendar, dateOfDay(day))) left -= 1
  }
  return dateOfDay(day)
}
