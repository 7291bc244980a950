import type { ControlSlipData } from '../../../core/official-forms/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import type { Office } from '../office.ts'
import { findPartRuns, type PartRun } from '../queries/parts.ts'
import { findRuns, type RunRow } from '../rows.ts'
import { handOversOf } from '../rules/hand-overs.ts'
import { agencyName, gather, heading, nameOf } from './papers.ts'

/** Phiếu kiểm soát quá trình giải quyết hồ sơ: who handed it to whom, when, and whether in time. */
export async function controlSlipData(office: Office, id: string): Promise<ControlSlipData | undefined> {
  const papers = await gather(office, id)
  if (!papers?.dossier.receivedAt) return undefined
  const { dossier, version, staff } = papers
  const { receivedAt } = dossier
  const [own, parts] = await Promise.all([
    findRuns(office.db, office.localityId, id),
    findPartRuns(office.db, office.localityId, id),
  ])
  // The way to the office in charge is a hand-over too, though no limit may run on it.
  const wasSent = dossier.receivingUnitId !== dossier.decidingUnitId
  const runs: (RunRow & Partial<PartRun>)[] = [
    ...own.filter(
      ({ legalPeriod, startedAt }) => legalPeriod > 0 || (wasSent && receivedAt !== null && startedAt >= receivedAt),
    ),
    ...parts,
  ]
  const person = (personId: string | null): string => (personId && staff.nameOf(personId)) || ''
  const versions = await versionsOf(office, parts)
  return {
    heading: heading(papers, papers.dossier.receivedAt),
    dossierCode: dossier.code,
    link: papers.link,
    procedure: version.name.vi,
    agencyInCharge: agencyName(papers),
    agenciesTakingPart: [...new Set(runs.map(({ unitId }) => unitId))]
      .filter((unitId) => unitId !== dossier.decidingUnitId)
      .map((unitId) => nameOf(staff, unitId)),
    handOvers: handOversOf(runs).map(({ from, to }) => ({
      from: nameOf(staff, from.unitId),
      to: nameOf(staff, to.unitId),
      at: to.startedAt,
      giver: person(from.personId),
      receiver: person(to.personId),
      outcome: outcomeOf(from),
      ...(to.partKind ? { note: noteOf(to, versions.get(to.versionId ?? '') ?? version) } : {}),
    })),
  }
}

/** The procedures of a dossier's parts, each once. */
async function versionsOf({ getVersion }: Office, parts: readonly PartRun[]): Promise<Map<string, ProcedureVersion>> {
  const ids = new Set(parts.map(({ versionId }) => versionId))
  return new Map(await Promise.all([...ids].map(async (id) => [id, await getVersion(id)] as const)))
}

/** Which branch, or which linked procedure, a run is of. */
function noteOf({ partKind, stepKey }: Pick<RunRow, 'stepKey'> & Partial<PartRun>, version: ProcedureVersion): string {
  if (partKind === 'linked') return `Liên thông: ${version.name.vi}`
  return `Nhánh: ${version.steps.find(({ key }) => key === stepKey)?.name.vi ?? stepKey}`
}

function outcomeOf(
  run: { overMinutes: number | null; workedMinutes: number | null; shareMinutes: number } | undefined,
) {
  if (!run || run.overMinutes === null || run.workedMinutes === null) return undefined
  if (run.overMinutes > 0) return 'late' as const
  return run.workedMinutes < run.shareMinutes ? ('early' as const) : ('onTime' as const)
}
