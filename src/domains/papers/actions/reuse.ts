import type { LocalDate } from '../../../core/calendar/index.ts'
import { type Actor, type NewAct, recordMany } from '../../../core/ledger/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { type Ground, groundsFor } from '../queries/settings.ts'
import { findOwner, findPaper, type HeldPaper, holdingPapers, lockConsents } from '../queries/store.ts'
import type { Reason } from '../reasons.ts'
import { type ConsentScope, type ConsentWay, consentFor } from '../rules/consent.ts'
import type { OwnerKey } from '../rules/owner.ts'
import { type AskReason, isReasoned, reusedAs } from '../rules/reuse.ts'
import { standingOf } from '../rules/standing.ts'
import { verbs } from '../verbs.ts'
import { type GivenConsent, writeConsent } from './consent.ts'

/** A paper of the procedure, as the dossier brings it. */
export interface PaperClaim {
  kindKey: string | null
  /** The key of a held paper that stands for it. */
  heldId?: string | undefined
  /** Handed in all the same. */
  received: boolean
  anew?: { reason: AskReason; note?: string | undefined } | undefined
}

export interface ReuseInput {
  /** Whose dossier it is; nothing is found for somebody without a number. */
  owner: OwnerKey | undefined
  dossier: { id: string; procedureId: string; procedureSlug: string; unitId: string }
  claims: readonly PaperClaim[]
  /** The consent given with this dossier. */
  consent?: { way: ConsentWay; scope: ConsentScope } | undefined
  actor: Actor
  on: LocalDate
  at: Date
}

/** What may be used, checked and locked, ready to be written with the dossier. */
export interface Reuse {
  /** National code by the key of the held paper. */
  codes: ReadonlyMap<string, 2 | 3>
  write(tx: Db): Promise<void>
}

const NOTHING: Reuse = { codes: new Map(), write: async () => {} }

/**
 * Checks what a dossier takes from its owner's store, in the dossier's transaction and before anything is written: each paper is
 * this person's, is of the kind asked for, holds today, and is used by consent or by a law. What is held may be asked for only with
 * a reason.
 *
 * @law 118/2025/NĐ-CP, art. 4.2a; 91/2025/QH15, art. 9
 */
export async function checkReuse(tx: Db, localityId: number, input: ReuseInput): Promise<Result<Reuse, Reason>> {
  const { owner, claims, on } = input
  const kinds = [...new Set(claims.flatMap(({ kindKey }) => kindKey ?? []))]
  const wanted = claims.filter(({ heldId }) => heldId !== undefined)
  const asks = claims.some(({ kindKey, received }) => kindKey !== null && received)
  if (wanted.length === 0 && !asks) return ok(NOTHING)
  if (kinds.length === 0) return wanted.length > 0 ? no('paper_not_held') : ok(NOTHING)
  const ownerId = owner && (await findOwner(tx, localityId, owner))
  if (!owner || !ownerId) return wanted.length > 0 ? no('paper_not_held') : ok(NOTHING)

  const offered = await holdingPapers(tx, localityId, owner, kinds, on)
  const anew = askedAnew(claims, offered)
  if (!anew.ok) return anew
  if (wanted.length === 0 && anew.value.length === 0) return ok(NOTHING)

  const used = await usedPapers(tx, localityId, ownerId, wanted, on)
  if (!used.ok) return used
  const [consents, grounds] =
    used.value.length === 0
      ? [[], []]
      : await Promise.all([
          lockConsents(tx, localityId, ownerId),
          groundsFor(tx, localityId, input.dossier.procedureSlug, on),
        ])
  const standing = consentFor(consents, input.dossier.id)
  // What a law allows needs no consent, so none is asked for it.
  const byLaw = (paper: HeldPaper): Ground | undefined => grounds.find(({ kindKey }) => kindKey === paper.kindKey)
  const needsConsent = used.value.some((paper) => !byLaw(paper))
  if (needsConsent && !standing && !input.consent) return no('no_consent')

  return ok({
    codes: new Map(used.value.map(({ id, source }) => [id, reusedAs(source)])),
    async write(db) {
      const given =
        input.consent && !standing && needsConsent ? await giveNow(db, localityId, ownerId, input) : undefined
      const consentId = standing?.id ?? given
      await writeUses(
        db,
        localityId,
        ownerId,
        input,
        used.value.map((paper) => ({ paper, ground: byLaw(paper), consentId })),
      )
      await writeRequests(db, localityId, ownerId, input, anew.value)
    },
  })
}

interface Anew {
  paperId: string
  reason: AskReason
  note: string | null
}

/** What is asked for although it is held, each with its reason. */
function askedAnew(claims: readonly PaperClaim[], offered: readonly HeldPaper[]): Result<Anew[], Reason> {
  const found: Anew[] = []
  for (const { kindKey, heldId, received, anew } of claims) {
    const held = offered.find((paper) => paper.kindKey === kindKey)
    if (!held || heldId !== undefined || !received) continue
    if (!anew) return no('paper_is_held')
    if (!isReasoned(anew)) return no('missing_reason')
    found.push({ paperId: held.id, reason: anew.reason, note: anew.note?.trim() || null })
  }
  return ok(found)
}

async function usedPapers(
  tx: Db,
  localityId: number,
  ownerId: string,
  wanted: readonly PaperClaim[],
  on: LocalDate,
): Promise<Result<HeldPaper[], Reason>> {
  const used: HeldPaper[] = []
  for (const { heldId, kindKey } of wanted) {
    const paper = await findPaper(tx, localityId, ownerId, heldId as string)
    // Another person's paper is answered like one that isn't there.
    if (!paper || paper.kindKey === null || paper.kindKey !== kindKey) return no('paper_not_held')
    if (standingOf(paper, on) !== 'holds') return no('paper_does_not_hold')
    used.push(paper)
  }
  return ok(used)
}

const giveNow = (tx: Db, localityId: number, ownerId: string, input: ReuseInput): Promise<string> => {
  const { way, scope } = input.consent as NonNullable<ReuseInput['consent']>
  const { dossier, actor, at } = input
  const consent: GivenConsent = { ownerId, scope, way, dossierId: dossier.id, unitId: dossier.unitId, actor, at }
  return writeConsent(tx, localityId, consent)
}

const actOn = (
  ownerId: string,
  { dossier, actor, at }: ReuseInput,
): Pick<NewAct, 'actor' | 'subjectId' | 'caseId' | 'topicId' | 'unitId' | 'occurredAt'> => ({
  actor,
  subjectId: ownerId,
  caseId: dossier.id,
  topicId: dossier.procedureId,
  unitId: dossier.unitId,
  occurredAt: at,
})

async function writeUses(
  tx: Db,
  localityId: number,
  ownerId: string,
  input: ReuseInput,
  uses: readonly { paper: HeldPaper; ground: Ground | undefined; consentId: string | undefined }[],
): Promise<void> {
  if (uses.length === 0) return
  const rows = uses.map(({ paper, ground, consentId }) => ({
    id: newIdAt(input.at),
    paper,
    groundKey: ground?.key ?? null,
    consentId: ground ? null : (consentId ?? null),
  }))
  await recordMany(
    tx,
    rows.map(({ id, paper, groundKey }) => ({
      ...actOn(ownerId, input),
      id,
      verb: verbs.use.name,
      facts: { paper: paper.id, kind: paper.kindKey, digitised: reusedAs(paper.source), ground: groundKey },
    })),
  )
  await tx.run(
    tx.q.insertInto('paperUses').values(
      rows.map(({ id, paper, groundKey, consentId }) => ({
        localityId,
        id,
        paperId: paper.id,
        dossierId: input.dossier.id,
        digitised: reusedAs(paper.source),
        consentId,
        groundKey,
        usedAt: input.at,
      })),
    ),
  )
}

async function writeRequests(
  tx: Db,
  localityId: number,
  ownerId: string,
  input: ReuseInput,
  anew: readonly Anew[],
): Promise<void> {
  const { actor, at, dossier } = input
  if (anew.length === 0 || actor.kind !== 'official') return
  const rows = anew.map((each) => ({ ...each, id: newIdAt(at) }))
  await recordMany(
    tx,
    rows.map(({ id, paperId, reason }) => ({
      ...actOn(ownerId, input),
      id,
      verb: verbs.askAnew.name,
      facts: { paper: paperId, reason },
    })),
  )
  await tx.run(
    tx.q
      .insertInto('paperRequests')
      .values(rows.map((row) => ({ localityId, ...row, dossierId: dossier.id, askedBy: actor.personId, askedAt: at }))),
  )
}
