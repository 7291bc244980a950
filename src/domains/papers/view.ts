import { localDateOf } from '../../core/calendar/index.ts'
import { type Act, latestOf } from '../../core/ledger/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { PapersDeps } from './deps.ts'
import { pageWords } from './page-words.ts'
import { lawsOf } from './queries/settings.ts'
import { type ConsentRow, consentsOf, type HeldPaper, papersOf } from './queries/store.ts'
import { ASK_REASONS, PURPOSES } from './rules/reuse.ts'
import { type Standing, standingOf } from './rules/standing.ts'
import { verbs } from './verbs.ts'
import { words } from './words.ts'

/** A held paper as pages show it. */
export interface PaperLine extends HeldPaper {
  standing: Standing
  /** The code of the dossier it came from. */
  code: string | undefined
  signer: string | undefined
  unit: Text | undefined
}

/** A consent as pages show it. */
export interface ConsentLine extends ConsentRow {
  code: string | undefined
  recorder: string | undefined
  unit: Text | undefined
}

/** One thing that was done with the store, for its owner to read. */
export interface AccessLine {
  id: string
  at: Date
  /** An official's name; missing for anybody else. */
  who: string | undefined
  /** Who it was, where it wasn't an official. */
  role: Text | undefined
  post: Text | undefined
  unit: Text | undefined
  sentence: Text
  /** Why: the purpose of a look, what a use rests on, why a paper was asked for anew. */
  reason: Text | undefined
  /** The dossier it was for. */
  code: string | undefined
  paper: Text | undefined
}

export async function paperLines(deps: PapersDeps, ownerId: string): Promise<PaperLine[]> {
  const papers = await papersOf(deps.db, deps.localityId, ownerId)
  const [codes, names] = await Promise.all([deps.codesOf(papers.map(({ dossierId }) => dossierId)), deps.names()])
  const on = localDateOf(deps.clock.now())
  return papers.map((paper) => ({
    ...paper,
    standing: standingOf(paper, on),
    code: codes.get(paper.dossierId),
    signer: paper.signedBy ? names.person(paper.signedBy) : undefined,
    unit: names.unit(paper.unitId),
  }))
}

export async function consentLines(deps: PapersDeps, ownerId: string): Promise<ConsentLine[]> {
  const consents = await consentsOf(deps.db, deps.localityId, ownerId)
  const [codes, names] = await Promise.all([
    deps.codesOf(consents.flatMap(({ dossierId }) => dossierId ?? [])),
    deps.names(),
  ])
  return consents.map((consent) => ({
    ...consent,
    code: consent.dossierId ? codes.get(consent.dossierId) : undefined,
    recorder: consent.recordedBy ? names.person(consent.recordedBy) : undefined,
    unit: consent.unitId ? names.unit(consent.unitId) : undefined,
  }))
}

const sentences: ReadonlyMap<string, Text> = new Map(Object.values(verbs).map(({ name, sentence }) => [name, sentence]))

/** Why a thing was done, as its act says. */
function reasonOf({ verb, facts }: Pick<Act, 'verb' | 'facts'>, laws: ReadonlyMap<string, Text>): Text | undefined {
  const purpose = PURPOSES.find((each) => each === facts.purpose)
  if (purpose) return words.purposes[purpose]
  const asked = ASK_REASONS.find((each) => each === facts.reason)
  if (asked) return words.askReasons[asked]
  if (verb !== verbs.use.name) return undefined
  const law = typeof facts.ground === 'string' ? laws.get(facts.ground) : undefined
  return law ? words.byLaw(law) : pageWords.byConsent
}

/** What was done with somebody's store, the newest first: who looked, in which post, for which dossier, why. */
export async function accessLines(
  deps: PapersDeps,
  ownerId: string,
  { papers, ...page }: { papers: readonly Pick<HeldPaper, 'id' | 'name'>[]; limit: number; skip: number },
): Promise<AccessLine[]> {
  const acts = await latestOf(deps.db, ownerId, page)
  const [codes, names, laws] = await Promise.all([
    deps.codesOf(acts.flatMap(({ caseId }) => caseId ?? [])),
    deps.names(),
    acts.some(({ facts }) => typeof facts.ground === 'string') ? lawsOf(deps.db, deps.localityId) : new Map(),
  ])
  const called = new Map(papers.map(({ id, name }) => [id, name]))
  return acts.map(({ id, verb, actor, occurredAt, caseId, facts }) => ({
    id,
    at: occurredAt,
    who: actor.kind === 'official' ? names.person(actor.personId) : undefined,
    role: actor.kind === 'official' ? undefined : pageWords.roles[actor.kind === 'citizen' ? 'owner' : 'system'],
    post: actor.kind === 'official' ? names.post(actor.postId) : undefined,
    unit: actor.kind === 'official' ? names.unit(actor.unitId) : undefined,
    sentence: sentences.get(verb) ?? { vi: verb, en: verb },
    reason: reasonOf({ verb, facts }, laws),
    code: caseId ? codes.get(caseId) : undefined,
    paper: typeof facts.paper === 'string' ? called.get(facts.paper) : undefined,
  }))
}
