import { type Change, type CheckedSignature, differences, verifySignatures } from '../../core/official-forms/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { bytesOf } from './actions/sign.ts'
import type { Commitments } from './deps.ts'
import type { Paper } from './queries/commitments.ts'

/** What a check of a file told. */
export interface Checked {
  signatures: CheckedSignature[]
  /** How it compares with the papers kept here; undefined for the kept file itself. */
  against?: 'same' | 'earlier' | 'different'
  /** Which paper of ours it was held against. */
  paperId?: string
  /** Where it differs. */
  differs: Change[]
}

/** Checks the kept file of a paper: who signed, whether that is valid, and whether anything was altered. */
export async function checkKept(room: Commitments, paper: Paper): Promise<Checked> {
  const [file, { certificate }] = await Promise.all([
    bytesOf(room.db, room.localityId, paper.fileId),
    room.forms.authority(),
  ])
  return { signatures: verifySignatures(file, certificate), differs: [] }
}

/** Checks a file from elsewhere, and holds it against the papers kept here: the one it is most like. */
export async function checkGiven(
  room: Commitments,
  papers: readonly Paper[],
  file: Buffer,
): Promise<Result<Checked, 'not_a_pdf'>> {
  if (file.subarray(0, 5).toString('latin1') !== '%PDF-') return no('not_a_pdf')
  const { certificate } = await room.forms.authority()
  const signatures = verifySignatures(file, certificate)
  const kept = await Promise.all(
    papers.map(async (paper) => ({ paper, bytes: await bytesOf(room.db, room.localityId, paper.fileId) })),
  )
  const same = kept.find(({ bytes }) => bytes.equals(file))
  if (same) return ok({ signatures, against: 'same', paperId: same.paper.id, differs: [] })
  const earlier = kept.find(({ bytes }) => bytes.length > file.length && bytes.subarray(0, file.length).equals(file))
  if (earlier) return ok({ signatures, against: 'earlier', paperId: earlier.paper.id, differs: [] })
  const [likeliest] = kept
    .map(({ paper, bytes }) => ({ paper, differs: differences(file, bytes), alike: alikeFrom(file, bytes) }))
    .sort((one, other) => other.alike - one.alike)
  return ok({
    signatures,
    against: 'different',
    ...(likeliest ? { paperId: likeliest.paper.id } : {}),
    differs: likeliest?.differs ?? [],
  })
}

const BLOCK = 4096

/** How many blocks of two files are the same. */
function alikeFrom(one: Buffer, other: Buffer): number {
  let alike = 0
  for (let at = 0; at < Math.min(one.length, other.length); at += BLOCK)
    if (one.subarray(at, at + BLOCK).equals(other.subarray(at, at + BLOCK))) alike += 1
  return alike
}
