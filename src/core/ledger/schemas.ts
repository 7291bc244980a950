import { type Static, Type } from 'typebox'
import { Instant, Key, orNull, SentInstant } from '../../platform/http/index.ts'
import { type Seal, signedContent } from './rules/seal.ts'

const Hex = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 in hexadecimal' })

/** A seal as it is published: what was signed, and the signature over exactly that text. */
export const SealShape = Type.Object({
  size: Type.Integer({ description: 'How many acts it covers' }),
  root: Hex,
  sealedAt: Instant,
  keyId: Type.String(),
  previous: orNull(Hex),
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
    actorPersonId: orNull(Key),
    actorPostId: orNull(Key),
    actorUnitId: orNull(Key),
    actingForId: orNull(Key),
    subjectId: Key,
    caseId: orNull(Key),
    unitId: orNull(Key),
    stepKey: orNull(Type.String()),
    topicId: orNull(Key),
    personId: orNull(Key),
    occurredAt: SentInstant,
    recordedAt: SentInstant,
    dueAt: orNull(SentInstant),
    outcome: orNull(Type.String()),
    workingMinutes: orNull(Type.Integer()),
    lateMinutes: orNull(Type.Integer()),
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

export const ProofParams = Type.Object({ id: Key })
export const SealsQuery = Type.Object({
  before: Type.Optional(Type.Integer({ minimum: 1, description: 'Only seals smaller than this' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
})
export const Seals = Type.Object({ seals: Type.Array(SealShape) })
const Size = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
export const ConsistencyParams = Type.Object({ size: Size })
export const ConsistencyQuery = Type.Object({ from: Size })
export const GetActPage = { params: Type.Object({ actId: Key }) }

export function sealShape(seal: Seal, keys: ReadonlyMap<string, Buffer>): Static<typeof SealShape> {
  return {
    size: seal.size,
    root: seal.root.toString('hex'),
    sealedAt: seal.sealedAt,
    keyId: seal.keyId,
    previous: seal.previous?.toString('hex') ?? null,
    signed: signedContent(seal).toString('utf8'),
    signature: seal.signature.toString('base64'),
    publicKey: keys.get(seal.keyId)?.toString('base64') ?? '',
  }
}
