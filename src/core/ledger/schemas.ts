import { type Static, Type } from 'typebox'
import { type Seal, signedContent } from './rules/seal.ts'

const Hex = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 in hexadecimal' })
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])
const Key = Type.String({ format: 'uuid' })
const Instant = Type.String({ format: 'date-time' })

/** A seal as it is published: what was signed, and the signature over exactly that text. */
export const SealShape = Type.Object({
  size: Type.Integer({ description: 'How many acts it covers' }),
  root: Hex,
  sealedAt: Instant,
  keyId: Type.String(),
  previous: Nullable(Hex),
  signed: Type.String({
    description: 'The text the signature is over: canonical JSON (RFC 8785) of the five fields above',
  }),
  signature: Type.String({ description: 'Ed25519, in base64' }),
  publicKey: Type.String({ description: 'Ed25519 SubjectPublicKeyInfo (DER), in base64' }),
})

export const ActShape = Type.Object(
  {
    id: Key,
    localityId: Type.Integer(),
    epoch: Type.Integer(),
    xid: Type.String(),
    number: Type.Integer(),
    verb: Type.String(),
    actorKind: Type.String(),
    actorPersonId: Nullable(Key),
    actorPostId: Nullable(Key),
    actorUnitId: Nullable(Key),
    actingForId: Nullable(Key),
    subjectId: Key,
    caseId: Nullable(Key),
    unitId: Nullable(Key),
    stepKey: Nullable(Type.String()),
    topicId: Nullable(Key),
    personId: Nullable(Key),
    occurredAt: Instant,
    recordedAt: Instant,
    dueAt: Nullable(Instant),
    outcome: Nullable(Type.String()),
    workingMinutes: Nullable(Type.Integer()),
    lateMinutes: Nullable(Type.Integer()),
    facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
  },
  { description: 'The act’s whole row. Its leaf is SHA-256(0x00 ‖ canonical JSON of this object).' },
)

export const ProofShape = Type.Object({
  act: ActShape,
  leafIndex: Type.Integer(),
  path: Type.Array(Hex, { description: 'RFC 6962 audit path, from the leaf upwards' }),
  seal: SealShape,
})

export const ConsistencyShape = Type.Object({ older: SealShape, later: SealShape, path: Type.Array(Hex) })

export const GetProof = { params: Type.Object({ id: Key }), response: { 200: ProofShape } }
export const GetSeals = {
  querystring: Type.Object({
    before: Type.Optional(Type.Integer({ minimum: 1, description: 'Only seals smaller than this' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  }),
  response: { 200: Type.Object({ seals: Type.Array(SealShape) }) },
}
export const GetConsistency = {
  params: Type.Object({ size: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }),
  querystring: Type.Object({ from: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }),
  response: { 200: ConsistencyShape },
}
export const GetActPage = { params: Type.Object({ actId: Key }) }

export function sealShape(seal: Seal, keys: ReadonlyMap<string, Buffer>): Static<typeof SealShape> {
  return {
    size: seal.size,
    root: seal.root.toString('hex'),
    sealedAt: seal.sealedAt.toISOString(),
    keyId: seal.keyId,
    previous: seal.previous?.toString('hex') ?? null,
    signed: signedContent(seal).toString('utf8'),
    signature: seal.signature.toString('base64'),
    publicKey: keys.get(seal.keyId)?.toString('base64') ?? '',
  }
}
