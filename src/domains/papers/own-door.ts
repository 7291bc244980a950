import { Type } from 'typebox'
import { localDateOf } from '../../core/calendar/index.ts'
import { citizen, citizenActor, findCitizen } from '../../core/identity/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import { failures, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { PapersDeps } from './deps.ts'
import { pageWords } from './page-words.ts'
import { findOwner } from './queries/store.ts'
import { wardsOf } from './queries/wards.ts'
import { type OwnerKey, ownerKeyOf } from './rules/owner.ts'

/** Whose store a request comes to, and where its page stands. */
export interface Entry {
  /** Missing: nobody knows who this is. */
  owner: OwnerKey | undefined
  /** Missing: nothing was ever kept for them. */
  ownerId: string | undefined
  actor: Actor
  /** The dossier it was opened by. */
  dossierId: string | null
  /** Where the owner's page stands; that of a child stands below it. */
  base: string
  back: { href: string; text: Text }
  caption: string | undefined
}

/** A way to somebody's own store. */
export interface OwnDoor {
  /** The pattern of its addresses. */
  address: string
  params: Record<string, ReturnType<typeof Type.String>>
  may: 'public' | 'citizen.own'
  /** Undefined where the answer is on its way already. */
  enter(request: Request, reply: Reply): Promise<Entry | undefined>
}

/** By the second secret of a dossier that was taken in at a counter. */
export const doorOfDossier = (deps: PapersDeps): OwnDoor => ({
  address: '/tra-cuu/:code/ho-so/giay-to',
  params: { code: Type.String({ maxLength: 60 }) },
  may: 'public',
  async enter(request, reply) {
    const dossier = await deps.openedDossier(request)
    if (!dossier) {
      const { code } = request.params as { code: string }
      reply.redirect(`/tra-cuu/${encodeURIComponent(code)}/ho-so`, 303)
      return undefined
    }
    const href = `/tra-cuu/${dossier.code}/ho-so`
    const owner = dossier.proven ? dossier.owner : undefined
    return {
      owner,
      ownerId: owner && (await findOwner(deps.db, deps.localityId, owner)),
      actor: { kind: 'citizen' },
      dossierId: dossier.id,
      base: `${href}/giay-to`,
      back: { href, text: pageWords.back },
      caption: dossier.code,
    }
  },
})

/** By an account for whose number an official or the provider vouches. */
export const doorOfAccount = ({ db, localityId }: PapersDeps): OwnDoor => ({
  address: '/cua-toi/kho-giay-to',
  params: {},
  may: 'citizen.own',
  async enter(request) {
    const { citizenId } = citizen(request)
    const account = await findCitizen(db, citizenId)
    const vouched = account && account.identityLevel !== 'declared' ? account.idNumber : null
    const owner = ownerKeyOf({ kind: 'citizen', idNumber: vouched })
    return {
      owner,
      ownerId: owner && (await findOwner(db, localityId, owner)),
      actor: citizenActor(citizenId),
      dossierId: null,
      base: '/cua-toi/kho-giay-to',
      back: { href: '/cua-toi', text: pageWords.backToMine },
      caption: undefined,
    }
  },
})

/** A store that may be opened: one's own, or of a child one represents. */
export interface Opened {
  ownerId: string
  here: string
  /** The child's name. */
  ward: string | undefined
}

/** The key of one's own store or of a child's one represents; undefined where the child isn't theirs. */
export async function storeOf(deps: PapersDeps, ownerId: string, wardId?: string): Promise<string | undefined> {
  return wardId === undefined ? ownerId : (await findWard(deps, ownerId, wardId))?.ownerId
}

async function findWard({ db, localityId, clock }: PapersDeps, ownerId: string, wardId: string) {
  const wards = await wardsOf(db, localityId, ownerId, localDateOf(clock.now()))
  return wards.find((each) => each.ownerId === wardId)
}

/** @throws Refusal 404  nothing is held, nobody knows who asks, or the child isn't theirs */
export async function openedStore(
  deps: PapersDeps,
  { ownerId, base }: Entry,
  wardId: string | undefined,
): Promise<Opened> {
  const notFound = new Refusal(404, 'not_found', failures.notFound)
  if (!ownerId) throw notFound
  if (wardId === undefined) return { ownerId, here: base, ward: undefined }
  const ward = await findWard(deps, ownerId, wardId)
  if (!ward) throw notFound
  return { ownerId: ward.ownerId, here: `${base}/con/${ward.ownerId}`, ward: ward.name }
}
