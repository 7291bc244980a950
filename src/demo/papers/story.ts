import { localDateOf } from '../../core/calendar/index.ts'
import type { Actor, NewAct } from '../../core/ledger/index.ts'
import type { PaperKind } from '../../domains/papers/index.ts'
import { reusedAs } from '../../domains/papers/rules/reuse.ts'
import { validUntil } from '../../domains/papers/rules/standing.ts'
import { wardOf } from '../../domains/papers/rules/ward.ts'
import type { ProcedureVersion } from '../../domains/procedures/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import type { Random } from '../random.ts'

/** A dossier of the demonstration, as far as its papers go. */
export interface Filed {
  id: string
  number: string
  form: Record<string, unknown>
  unitId: string
  version: ProcedureVersion
  receivedAt: Date
  receivedBy: string
  /** Missing until there is a result. */
  result: { fileId: string; addedAt: Date; signedBy: string | null; unitId: string } | undefined
}

export interface Owner {
  id: string
  kind: 'personalNumber' | 'registeredBirth'
  number: string
  name: string | null
  since: Date
}

export interface Kept {
  id: string
  ownerId: string
  kindKey: string
  name: PaperKind['name']
  dossierId: string
  unitId: string
  issuedOn: string
  validUntil: string | null
  signedBy: string | null
  fileId: string
  keptAt: Date
  replacedBy: string | null
}

/** Everything the loader writes. */
export interface Stores {
  owners: Owner[]
  guardians: { wardId: string; guardianId: string; dossierId: string; since: Date; ofAgeOn: string | null }[]
  papers: Kept[]
  /** The same papers by whose they are. */
  byOwner: Map<string, Kept[]>
  consents: { id: string; ownerId: string; dossierId: string; givenAt: Date; recordedBy: string; unitId: string }[]
  uses: {
    id: string
    paperId: string
    dossierId: string
    paper: string
    digitised: 2 | 3
    consentId: string | null
    groundKey: string | null
    usedAt: Date
  }[]
  acts: NewAct[]
}

/** What the stories stand on. */
export interface World {
  kinds: ReadonlyMap<string, PaperKind>
  /** The ground of a kind and a procedure, where a law needs no consent. */
  groundOf(kindKey: string, slug: string): string | undefined
  /** Somebody in the post they hold in a unit, or in their first one. */
  actorOf(personId: string, unitId: string): Extract<Actor, { kind: 'official' }> | undefined
  chance: Random
}

/** Of those who could be spared a paper; the others bring it although they need not. */
const AGREES = 0.85
const MINUTE = 60_000

/** What became of the papers of dossiers that are told in the order of time: what is kept, offered, agreed to, used. */
export function tellStores(dossiers: readonly Filed[], known: readonly Owner[], world: World): Stores {
  const stores: Stores = { owners: [], guardians: [], papers: [], byOwner: new Map(), consents: [], uses: [], acts: [] }
  const owners = new Map(known.map((owner) => [owner.number, owner]))
  const events = dossiers.flatMap((dossier) => [
    { at: dossier.receivedAt, tell: () => reuse(dossier, stores, owners.get(dossier.number), world) },
    ...(dossier.result ? [{ at: dossier.result.addedAt, tell: () => keep(dossier, stores, owners, world) }] : []),
  ])
  for (const { tell } of events.sort((one, other) => +one.at - +other.at)) tell()
  stores.acts.sort((one, other) => +one.occurredAt - +other.occurredAt)
  return stores
}

function ownerOf(
  stores: Stores,
  owners: Map<string, Owner>,
  { kind, number, name = null, since }: Omit<Owner, 'id' | 'name'> & { name?: string | null },
): Owner {
  const known = owners.get(number)
  if (known) return known
  const owner = { id: newIdAt(since), kind, number, name, since }
  owners.set(number, owner)
  stores.owners.push(owner)
  return owner
}

/** A result goes into its owner's store; a child's into the child's, which whoever registered the birth opens. */
function keep(dossier: Filed, stores: Stores, owners: Map<string, Owner>, { kinds, actorOf }: World): void {
  const { id, number, form, version, result } = dossier
  const kind = kinds.get(version.resultKind ?? '')
  if (!result || !kind) return
  const at = result.addedAt
  const person = ownerOf(stores, owners, { kind: 'personalNumber', number, since: at })
  const ward = wardOf(kind.about, form)
  const owner = ward
    ? ownerOf(stores, owners, { kind: 'registeredBirth', number: id, name: ward.name, since: at })
    : person
  if (ward)
    stores.guardians.push({
      wardId: owner.id,
      guardianId: person.id,
      dossierId: id,
      since: at,
      ofAgeOn: ward.ofAgeOn,
    })
  const issuedOn = localDateOf(at)
  const paper: Kept = {
    id: newIdAt(at),
    ownerId: owner.id,
    kindKey: kind.key,
    name: kind.name,
    dossierId: id,
    unitId: result.unitId,
    issuedOn,
    validUntil: kind.validMonths ? validUntil(issuedOn, kind.validMonths) : null,
    signedBy: result.signedBy,
    fileId: result.fileId,
    keptAt: at,
    replacedBy: null,
  }
  const others = stores.byOwner.get(owner.id) ?? []
  const older = kind.replacesOlder ? others.filter((each) => each.kindKey === kind.key && !each.replacedBy) : []
  for (const each of older) each.replacedBy = paper.id
  stores.papers.push(paper)
  stores.byOwner.set(owner.id, [...others, paper])
  stores.acts.push({
    verb: 'heldPaper.keep',
    actor: (result.signedBy && actorOf(result.signedBy, result.unitId)) || { kind: 'system' },
    subjectId: owner.id,
    caseId: id,
    topicId: version.procedureId,
    unitId: result.unitId,
    occurredAt: at,
    facts: { paper: paper.id, kind: kind.key, source: 'result', replaced: older.length },
  })
}

/** What the counter finds in the store is used by consent, or by a law; the look comes first. */
function reuse(dossier: Filed, stores: Stores, owner: Owner | undefined, world: World): void {
  const { id, version, unitId, receivedAt: at, receivedBy } = dossier
  const actor = world.actorOf(receivedBy, unitId)
  const on = localDateOf(at)
  if (!owner || !actor) return
  const found = version.papers.flatMap((asked) => {
    const holding = (stores.byOwner.get(owner.id) ?? []).findLast(
      (each) =>
        each.kindKey === asked.kindKey && !each.replacedBy && (each.validUntil === null || each.validUntil >= on),
    )
    return holding ? [{ asked, paper: holding }] : []
  })
  if (found.length === 0 || !world.chance.chance(AGREES)) return
  const about = { actor, subjectId: owner.id, caseId: id, topicId: version.procedureId, unitId }
  const before = new Date(+at - 3 * MINUTE)
  stores.acts.push({
    ...about,
    verb: 'heldPaper.list',
    personId: receivedBy,
    occurredAt: before,
    facts: { purpose: 'intake', papers: found.length },
  })
  const consentId = newIdAt(at)
  const byConsent = found.some(({ paper }) => !world.groundOf(paper.kindKey, version.slug))
  if (byConsent) {
    stores.consents.push({
      id: consentId,
      ownerId: owner.id,
      dossierId: id,
      givenAt: at,
      recordedBy: receivedBy,
      unitId,
    })
    stores.acts.push({
      ...about,
      id: consentId,
      verb: 'heldPaper.consent',
      occurredAt: at,
      facts: { scope: 'dossier', way: 'spoken' },
    })
  }
  for (const { asked, paper } of found) {
    const groundKey = world.groundOf(paper.kindKey, version.slug) ?? null
    const digitised = reusedAs('result')
    const use = { id: newIdAt(at), paperId: paper.id, dossierId: id, paper: asked.name.vi, digitised, usedAt: at }
    stores.uses.push({ ...use, groundKey, consentId: groundKey ? null : consentId })
    stores.acts.push({
      ...about,
      id: use.id,
      verb: 'heldPaper.use',
      occurredAt: at,
      facts: { paper: paper.id, kind: paper.kindKey, digitised, ground: groundKey },
    })
  }
}
