import { Type } from 'typebox'
import { official } from '../../core/identity/index.ts'
import { ById, Day, Instant, Key, Line, literals, orNull, Prose, Words } from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { addClause, correctClause, moveClause, withdrawClause } from './actions/clause.ts'
import { linkClauses } from './actions/link.ts'
import { changePaper, createPaper } from './actions/paper.ts'
import { changePart, createPart, movePart, withdrawPart } from './actions/part.ts'
import type { Api } from './api-shapes.ts'
import type { ResolutionsDeps } from './deps.ts'
import { findPaper, type PaperText } from './queries/papers.ts'
import { findParts } from './queries/resolutions.ts'
import { PAPER_KINDS, PART_KINDS } from './rules/file.ts'
import { RELATIONS } from './rules/relation.ts'

const Edition = Type.Integer({ minimum: 1, description: 'As you last saw it; what was changed meanwhile is refused' })
const Long = Type.String({ maxLength: 5_000 })
const PaperBody = {
  kind: literals(PAPER_KINDS),
  number: Type.Optional(Type.String({ maxLength: 60 })),
  title: Line,
  titleEn: Type.Optional(Line),
  issuer: Type.String({ maxLength: 200 }),
  issuedOn: Type.Optional(Day),
  links: Type.Array(Type.Object({ relation: literals(RELATIONS), paperId: Key }), { maxItems: 30 }),
  upload: Type.Optional(Type.String({ maxLength: 40, description: 'Its text as a file that was sent ahead' })),
}
const ClauseBody = {
  number: Type.String({ maxLength: 40 }),
  text: Long,
  textEn: Type.Optional(Long),
  partId: Type.Optional(orNull(Key)),
  edition: Edition,
}
const PartBody = {
  name: Line,
  nameEn: Type.Optional(Line),
  parentId: orNull(Key, { description: 'Null: a resolution' }),
  year: Type.Optional(orNull(Type.Integer())),
  paperId: Type.Optional(orNull(Key)),
}
const Paper = Type.Object({
  id: Key,
  key: Type.String(),
  kind: literals(PAPER_KINDS),
  number: orNull(Type.String()),
  title: Words,
  issuer: Words,
  issuedOn: orNull(Day),
  edition: Type.Integer(),
  links: Type.Array(
    Type.Object({ id: Key, key: Type.String(), title: Words, relation: literals(RELATIONS), isOurs: Type.Boolean() }),
  ),
  clauses: Type.Array(Type.Object({ id: Key, number: Type.String(), text: Words, partId: orNull(Key) })),
  earlier: Type.Array(
    Type.Object({
      clauseId: Key,
      number: Type.String(),
      text: Words,
      withdrawn: Type.Boolean(),
      reason: Type.String(),
      endedAt: Instant,
      actId: Key,
    }),
  ),
})
const Part = Type.Object({
  id: Key,
  key: Type.String(),
  parentId: orNull(Key),
  kind: literals(PART_KINDS),
  name: Words,
  year: orNull(Type.Integer()),
  paperId: orNull(Key),
  edition: Type.Integer(),
})
const Kept = Type.Object({ id: Key, key: Type.String() })
const InPaper = Type.Object({ id: Key, paperKey: Type.String() })
const MANAGE = 'target.manage'
const PAPER_REFUSALS = [
  'not_yours',
  'unknown_paper_kind',
  'missing_title',
  'missing_issuer',
  'bad_paper_day',
  'paper_is_there',
  'unknown_paper',
  'circular_paper',
  'unknown_file',
] as const
const CLAUSE_REFUSALS = [
  'not_found',
  'not_yours',
  'changed_meanwhile',
  'missing_clause_number',
  'missing_clause_text',
  'clause_number_taken',
  'unknown_part',
] as const
const PART_REFUSALS = ['not_yours', 'missing_part_name', 'missing_year', 'bad_parent', 'unknown_paper'] as const

const paperOut = ({ id, key, kind, number, title, issuer, issuedOn, edition, links, clauses, earlier }: PaperText) => ({
  ...{ id, key, kind, number, title, issuer, issuedOn, edition, links },
  clauses: clauses.map((clause) => ({
    id: clause.id,
    number: clause.number,
    text: clause.text,
    partId: clause.partId,
  })),
  earlier: earlier.map(({ id: _, ...each }) => each),
})

/** Papers, clauses and parts of resolutions, for programs. */
export function mountPapersApi(api: Api, deps: ResolutionsDeps): void {
  const { db, localityId } = deps

  api(
    'GET',
    '/resolution-papers/:key',
    {
      summary: 'A paper with its clauses and what they said before',
      may: 'public',
      params: Type.Object({ key: Type.String({ maxLength: 100 }) }),
      answer: Paper,
      refusals: ['not_found'],
    },
    async ({ params: { key } }) => {
      const paper = await findPaper(db, localityId, { key })
      return paper ? ok(paperOut(paper)) : no('not_found')
    },
  )
  api(
    'POST',
    '/resolution-papers',
    {
      summary: 'Enter a paper; dates of papers it carries out may be later',
      may: MANAGE,
      body: Type.Object({ id: Key, ...PaperBody }),
      answer: Kept,
      status: 201,
      refusals: PAPER_REFUSALS,
    },
    (request) => createPaper(deps, official(request), request.body),
  )
  api(
    'PUT',
    '/resolution-papers/:id',
    {
      summary: 'Correct what is said of a paper',
      may: MANAGE,
      params: ById,
      body: Type.Object({ edition: Edition, ...PaperBody }),
      answer: Kept,
      refusals: ['not_found', 'changed_meanwhile', ...PAPER_REFUSALS],
    },
    (request) => changePaper(deps, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/resolution-papers/:id/clauses',
    {
      summary: 'Add a clause to a paper',
      may: MANAGE,
      params: ById,
      body: Type.Object({
        id: Key,
        ...ClauseBody,
        afterId: Type.Optional(orNull(Key, { description: 'Null: as the first; missing: as the last' })),
      }),
      answer: InPaper,
      status: 201,
      refusals: CLAUSE_REFUSALS,
    },
    (request) => addClause(deps, official(request), request.params.id, request.body),
  )
  api(
    'PUT',
    '/resolution-clauses/:id',
    {
      summary: 'Correct a clause; with its reason once a target or task hangs on it, and the old words stay readable',
      may: MANAGE,
      params: ById,
      body: Type.Object({ ...ClauseBody, reason: Type.Optional(Prose) }),
      answer: InPaper,
      refusals: [...CLAUSE_REFUSALS, 'missing_reason'],
    },
    (request) => correctClause(deps, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/resolution-clauses/:id/move',
    {
      summary: 'Move a clause one place',
      may: MANAGE,
      params: ById,
      body: Type.Object({ edition: Edition, up: Type.Boolean() }),
      answer: InPaper,
      refusals: ['not_found', 'not_yours', 'changed_meanwhile'],
    },
    (request) => moveClause(deps, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/resolution-clauses/:id/withdraw',
    {
      summary: 'Take a clause out, as long as nothing hangs on it',
      may: MANAGE,
      params: ById,
      body: Type.Object({ edition: Edition, reason: Type.Optional(Prose) }),
      answer: InPaper,
      refusals: ['not_found', 'not_yours', 'changed_meanwhile', 'clause_in_use'],
    },
    (request) => withdrawClause(deps, official(request), request.params.id, request.body),
  )
  api(
    'PUT',
    '/targets/:id/clauses',
    {
      summary: 'Say which clauses a target carries out',
      may: MANAGE,
      params: ById,
      body: Type.Object({ add: Type.Array(Key, { maxItems: 100 }), remove: Type.Array(Key, { maxItems: 100 }) }),
      answer: ById,
      refusals: ['not_found', 'not_yours', 'unknown_clause'],
    },
    (request) => linkClauses(deps, official(request), request.params.id, request.body),
  )
  api(
    'GET',
    '/resolution-parts',
    {
      summary: 'Resolutions and what they are broken into, in the order they are read',
      may: 'public',
      answer: Type.Object({ rows: Type.Array(Part) }),
    },
    async () => ok({ rows: await findParts(db, localityId) }),
  )
  api(
    'POST',
    '/resolution-parts',
    {
      summary: 'Add a part to a resolution, or a resolution',
      may: MANAGE,
      body: Type.Object({ id: Key, kind: literals(PART_KINDS), ...PartBody }),
      answer: Kept,
      status: 201,
      refusals: ['unknown_part_kind', ...PART_REFUSALS],
    },
    (request) => createPart(deps, official(request), request.body),
  )
  api(
    'PUT',
    '/resolution-parts/:id',
    {
      summary: 'Correct a part, or hang it elsewhere',
      may: MANAGE,
      params: ById,
      body: Type.Object({ edition: Edition, ...PartBody }),
      answer: Kept,
      refusals: ['not_found', 'changed_meanwhile', 'circular_part', ...PART_REFUSALS],
    },
    (request) => changePart(deps, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/resolution-parts/:id/move',
    {
      summary: 'Move a part one place among its like',
      may: MANAGE,
      params: ById,
      body: Type.Object({ edition: Edition, up: Type.Boolean() }),
      answer: Kept,
      refusals: ['not_found', 'not_yours', 'changed_meanwhile'],
    },
    (request) => movePart(deps, official(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/resolution-parts/:id/withdraw',
    {
      summary: 'Take a part out, as long as nothing hangs on it',
      may: MANAGE,
      params: ById,
      body: Type.Object({ edition: Edition }),
      answer: Kept,
      refusals: ['not_found', 'not_yours', 'changed_meanwhile', 'part_in_use'],
    },
    (request) => withdrawPart(deps, official(request), request.params.id, request.body),
  )
}
