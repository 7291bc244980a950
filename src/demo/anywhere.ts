import { localDateOf } from '../core/calendar/index.ts'
import type { Organization } from '../core/organization/index.ts'
import {
  confirmArrival,
  handOver,
  type Office,
  type Official,
  receiveAtCounter,
  returnResult,
  signResult,
} from '../domains/dossiers/index.ts'
import { chargeOnAcceptance } from '../domains/fees/index.ts'
import { confirmItems } from '../domains/handovers/actions/confirm.ts'
import { makeList } from '../domains/handovers/actions/make.ts'
import { type Db, sql } from '../platform/database/index.ts'
import { formOf } from './dossiers/answers.ts'
import { openStage, type Stage } from './office.ts'
import { makePerson, type PeopleWords } from './people.ts'
import { random } from './random.ts'

const DAY = 86_400_000

/** How far each story has come; each includes those before it. */
const UNTIL = ['takenIn', 'listed', 'arrived', 'handedOn', 'signed', 'returned'] as const

interface Story {
  slug: string
  /** Taken in at the first of two offices for the second, or the other way round. */
  back: boolean
  daysAgo: number
  until: (typeof UNTIL)[number]
}

/** A few of each kind: done, ready, worked on, just arrived, under way with its papers on a list, taken in this morning. */
const STORIES: readonly Story[] = [
  { slug: 'khai-sinh', back: false, daysAgo: 15, until: 'returned' },
  { slug: 'khai-tu', back: true, daysAgo: 8, until: 'returned' },
  { slug: 'xac-nhan-hon-nhan', back: false, daysAgo: 6, until: 'signed' },
  { slug: 'giay-phep-xay-dung', back: true, daysAgo: 5, until: 'handedOn' },
  { slug: 'ho-kinh-doanh', back: false, daysAgo: 4, until: 'handedOn' },
  { slug: 'chuyen-muc-dich', back: false, daysAgo: 3, until: 'arrived' },
  { slug: 'khai-sinh', back: true, daysAgo: 1, until: 'listed' },
  { slug: 'khai-sinh', back: false, daysAgo: 1, until: 'takenIn' },
]

interface TellingStage extends Stage {
  words: PeopleWords
  resultFile: string
}

/**
 * Dossiers that one office takes in and another decides, by the actions of real use; none where the law of the profile's day allows
 * none.
 *
 * @returns how many there are now
 */
export async function loadAnywhere({
  db,
  secret,
  to,
  words,
}: {
  db: Db
  secret: string
  to: Date
  words: PeopleWords
}): Promise<{ dossiers: number }> {
  const file = await db.first(sql<{ id: string }>`SELECT file_id AS id FROM dossier_results LIMIT 1`)
  const province = await db.first(sql`SELECT 1 FROM filing_rules WHERE scope = 'province' LIMIT 1`)
  const opened = await openStage({ db, secret, to }, { charge: chargeOnAcceptance(() => stage.office) })
  if (!opened || !file || !province) return { dossiers: 0 }
  const stage: TellingStage = { ...opened, words, resultFile: file.id }
  const { organization } = stage
  const [here, there] = organization.unitsInForce(localDateOf(to)).filter(({ id }) => deskOf(organization, id, to))
  if (!here || !there) return { dossiers: 0 }
  let dossiers = 0
  for (const [index, story] of STORIES.entries())
    if (await tell(stage, story, story.back ? [there.id, here.id] : [here.id, there.id], index)) dossiers += 1
  return { dossiers }
}

const deskOf = (organization: Organization, unitId: string, to: Date, role = 'reception'): Official | undefined => {
  const [person] = organization.holders(unitId, role, localDateOf(to))
  const post = organization.postsOf(unitId).find((each) => each.role === role)
  return person && post && { personId: person.id, appointments: [{ postId: post.id, role, unitId, actingFor: null }] }
}

/** Tells one story as far as it goes. */
async function tell(
  stage: TellingStage,
  story: Story,
  [fromUnitId, toUnitId]: string[],
  index: number,
): Promise<boolean> {
  const { office, clock, organization, to, resultFile } = stage
  const [giver, taker] = [fromUnitId, toUnitId].map((id) => deskOf(organization, id ?? '', to))
  if (!fromUnitId || !toUnitId || !giver || !taker) return false
  const time = await office.workingTime()
  // Every deed at an hour at which offices work; what would begin on a day off begins before it.
  const begin = (daysAgo: number): Date => time.plusMinutes(new Date(to.getTime() - daysAgo * DAY), 1)
  let { daysAgo } = story
  while (begin(daysAgo) > to) daysAgo += 1
  /** @param hours of work since it was taken in */
  const at = (hours: number): boolean => {
    const moment = time.plusMinutes(begin(daysAgo), hours * 60)
    if (moment > to) return false
    clock.set(moment)
    return true
  }
  const goes = (as: Story['until']): boolean => UNTIL.indexOf(story.until) >= UNTIL.indexOf(as)
  if (!at(0)) return false
  const id = await takeIn(stage, story, giver, { fromUnitId, toUnitId, index })
  if (!id) return false
  if (goes('listed') && at(2)) {
    const made = await makeList(office, giver, { fromUnitId, toUnitId, dossierIds: [id] })
    if (goes('arrived') && at(5)) {
      if (made.ok) await confirmItems(office, taker, made.value.id, [{ dossierId: id, outcome: 'received' }])
      // What had nothing to send is there already.
      await confirmArrival(office, taker, id)
    }
  }
  if (goes('handedOn') && at(7)) await handOver(office, taker, id)
  for (let hours = 9; goes('signed') && hours < 24 && at(hours); hours += 2) {
    const row = await standing(office, id)
    const holder = row && deskOf(organization, row.queueUnitId, to, row.queueRole)
    if (!holder || row.queueRole === 'returnDesk') break
    const signed = await signResult(office, holder, id, { makeResult: async () => resultFile })
    if (!signed.ok) await handOver(office, holder, id)
  }
  const ready = await standing(office, id)
  const desk = ready?.queueRole === 'returnDesk' ? deskOf(organization, ready.queueUnitId, to, 'returnDesk') : undefined
  if (goes('returned') && desk && at(26)) await returnResult(office, desk, id)
  return true
}

const standing = ({ db, localityId }: Office, id: string) =>
  db.first(sql<{ queueUnitId: string; queueRole: string }>`
    SELECT queue_unit_id, queue_role FROM dossiers
    WHERE locality_id = ${localityId} AND id = ${id} AND queue_role IS NOT NULL`)

async function takeIn(
  { office, clock, organization, words }: TellingStage,
  { slug }: Story,
  giver: Official,
  { fromUnitId, toUnitId, index }: { fromUnitId: string; toUnitId: string; index: number },
): Promise<string | undefined> {
  const version = await office.findProcedure(slug, localDateOf(clock.now()))
  const deciding = organization.findUnit(toUnitId)
  const body = deciding?.parentId ? organization.findUnit(deciding.parentId) : undefined
  if (!version) return undefined
  const chance = random(900 + index)
  const person = makePerson(words, chance, body?.code ?? '', body?.name.vi ?? '')
  const answer = await receiveAtCounter(office, giver, {
    idempotencyKey: `demo: filed anywhere, ${index}`,
    procedureSlug: slug,
    unitId: fromUnitId,
    decidingUnitId: toUnitId,
    applicant: {
      fullName: person.fullName,
      idNumber: person.personalNumber,
      phone: person.phone,
      address: person.address,
    },
    form: formOf(version, { id: '', ...person }, words, chance),
    papers: version.papers.map(({ name, kind, quantity, issuedByOffice }) => ({
      name: name.vi,
      kind: kind === 'form' ? 'original' : kind,
      quantity,
      received: !issuedByOffice,
    })),
    feePaid: index % 2 === 0,
  })
  return answer.ok ? answer.value.id : undefined
}
