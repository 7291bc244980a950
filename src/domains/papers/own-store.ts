import { localDateOf } from '../../core/calendar/index.ts'
import type { PapersDeps } from './deps.ts'
import { countHolding, findOwner } from './queries/store.ts'
import { type WardStore, wardsOf } from './queries/wards.ts'
import type { OwnerKey } from './rules/owner.ts'
import { type AccessLine, accessLines, type ConsentLine, consentLines, type PaperLine, paperLines } from './view.ts'

/** Everything an owner's page shows of the store. */
export interface OwnStore {
  papers: PaperLine[]
  consents: ConsentLine[]
  looks: AccessLine[]
  /** The children whose stores the owner may open. */
  wards: WardStore[]
  /** Whether a consent until withdrawn runs. */
  standing: boolean
  page: number
  isLast: boolean
}

const PAGE = 20

export async function ownStore(deps: PapersDeps, ownerId: string | undefined, page: number): Promise<OwnStore> {
  if (!ownerId) return { papers: [], consents: [], looks: [], wards: [], standing: false, page: 1, isLast: true }
  const [papers, consents, wards] = await Promise.all([
    paperLines(deps, ownerId),
    consentLines(deps, ownerId),
    wardsOf(deps.db, deps.localityId, ownerId, localDateOf(deps.clock.now())),
  ])
  const looks = await accessLines(deps, ownerId, { papers, limit: PAGE + 1, skip: (page - 1) * PAGE })
  return {
    papers,
    consents,
    looks: looks.slice(0, PAGE),
    wards,
    standing: consents.some(({ scope, withdrawnAt }) => scope === 'standing' && withdrawnAt === null),
    page,
    isLast: looks.length <= PAGE,
  }
}

/** What a card says of a store: how many papers hold, and what an official did with it last. */
export async function storeAtAGlance(
  deps: PapersDeps,
  owner: OwnerKey,
): Promise<{ papers: number; last: AccessLine | undefined; wards: WardStore[] }> {
  const { db, localityId } = deps
  const on = localDateOf(deps.clock.now())
  const ownerId = await findOwner(db, localityId, owner)
  if (!ownerId) return { papers: 0, last: undefined, wards: [] }
  const [papers, lines, wards] = await Promise.all([
    countHolding(db, localityId, owner, on),
    accessLines(deps, ownerId, { papers: [], limit: LAST_FEW, skip: 0 }),
    wardsOf(db, localityId, ownerId, on),
  ])
  return { papers, last: lines.find(({ role }) => role === undefined), wards }
}

/** Among these is the last look of an official, unless the owner did much since. */
const LAST_FEW = 10
const EVERYTHING = 10_000

/** All that is held about somebody and what was done with it, for them to take away. @law 91/2025/QH15, art. 4 */
export async function storeToTakeAway(deps: PapersDeps, owner: OwnerKey): Promise<object> {
  const ownerId = await findOwner(deps.db, deps.localityId, owner)
  if (!ownerId) return { papers: [], consents: [], accesses: [], children: [] }
  const wards = await wardsOf(deps.db, deps.localityId, ownerId, localDateOf(deps.clock.now()))
  const [own, ...children] = await Promise.all(
    [{ ownerId }, ...wards].map(async (each) => ({
      ...('name' in each ? { name: each.name } : {}),
      ...(await contentsOf(deps, each.ownerId)),
    })),
  )
  return { ...own, children }
}

async function contentsOf(deps: PapersDeps, ownerId: string): Promise<object> {
  const [papers, consents] = await Promise.all([paperLines(deps, ownerId), consentLines(deps, ownerId)])
  const accesses = await accessLines(deps, ownerId, { papers, limit: EVERYTHING, skip: 0 })
  return {
    papers: papers.map(
      ({ name, number, issuedOn, issuedBy, validUntil, source, standing, code, unit, signer, keptAt }) => ({
        name: name.vi,
        number,
        issuedOn,
        issuedBy,
        validUntil,
        source,
        standing,
        dossier: code,
        keptBy: unit?.vi,
        signedBy: signer,
        keptAt,
      }),
    ),
    consents: consents.map(({ scope, way, givenAt, withdrawnAt, code, recorder, unit }) => ({
      scope,
      way,
      dossier: code,
      givenAt,
      withdrawnAt,
      recordedBy: recorder,
      at: unit?.vi,
    })),
    accesses: accesses.map(({ at, who, role, post, unit, sentence, reason, code, paper }) => ({
      at,
      who: who ?? role?.vi,
      post: post?.vi,
      unit: unit?.vi,
      what: sentence.vi,
      why: reason?.vi,
      dossier: code,
      paper: paper?.vi,
    })),
  }
}
