import type { ControlSlipData } from '../../../core/official-forms/index.ts'
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
    ...parts.filter(({ partKind }) => partKind === 'branch'),
  ]
  const person = (personId: string | null): string => (personId && staff.nameOf(personId)) || ''
  const stepName = (key: string): string => version.steps.find((step) => step.key === key)?.name.vi ?? key
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
      ...(to.partKind ? { note: `Nhánh: ${stepName(to.stepKey)}` } : {}),
    })),
  }
}

function outcomeOf(
  run: { overMinutes: number | null; workedMinutes: number | null; shareMinutes: number } | undefined,
) {
  if (!run || run.overMinutes === null || run.workedMinutes === null) return undefined
  if (run.overMinutes > 0) return 'late' as const
  return run.workedMinutes < run.shareMinutes ? ('early' as const) : ('onTime' as const)
}
