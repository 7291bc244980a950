import {
  delegatedSigner,
  type IssuedNumber,
  issuePaper,
  type NewEntry,
  type PaperKind,
  type PaperSigner,
} from '../../core/correspondence/index.ts'
import { inLang } from '../../platform/i18n/index.ts'
import type { Scene } from './scene.ts'

/** Slips of the one-stop are signed by whoever writes them; what speaks for the agency, by its head or in the head's place. */
const BY_WRITER: ReadonlySet<PaperKind> = new Set(['supplementRequest', 'refusal'])

async function signerOf(
  { tx, office, staff, time, dossier, actor, now }: Scene,
  kind: PaperKind,
): Promise<PaperSigner> {
  const unitId = dossier.decidingUnitId
  const personId = actor.kind === 'official' ? actor.personId : null
  const name = (personId && staff.nameOf(personId)) || ''
  if (BY_WRITER.has(kind)) return { personId, name, authority: [] }
  const on = time.dateOf(now)
  const instead = personId && (await delegatedSigner(tx, office.localityId, { unitId, personId, name, kind, on }))
  return instead || office.headOf(unitId)
}

/**
 * Gives a paper about a dossier its number, in the transaction of the act by which it is sent out.
 *
 * @param detail.actId  the act, where it is recorded already
 * @param detail.signer where it isn't the one the kind of paper asks for
 * @returns undefined for a result that an office doesn't number
 */
export async function sendOut(
  scene: Scene,
  kind: PaperKind,
  detail: { actId?: string; unitId?: string; title?: string; signer?: PaperSigner; entries?: readonly NewEntry[] } = {},
): Promise<IssuedNumber | undefined> {
  const { tx, office, staff, time, dossier, version, now } = scene
  const { unitId = dossier.decidingUnitId, signer, ...rest } = detail
  return issuePaper(tx, office.localityId, {
    ...rest,
    unitId,
    unitAuthority: staff.findUnit(unitId)?.authority ?? '',
    kind,
    subject: `${inLang(version.name, 'vi')}, hồ sơ ${dossier.code}`,
    signer: signer ?? (await signerOf(scene, kind)),
    receivers: ['Người nộp hồ sơ'],
    caseId: dossier.id,
    on: time.dateOf(now),
    at: now,
  })
}
