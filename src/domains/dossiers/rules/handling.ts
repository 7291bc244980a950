/** What a unit has to do with a dossier. */
export type Part = 'deciding' | 'receiving' | 'step'

/**
 * The units that see whose a dossier is. An office that took it in for another needs to as long as it may be asked for it; once the
 * dossier has ended, only those who decided or worked on it do.
 *
 * @law 91/2025/QH15, art. 3: no more personal data than the purpose needs (@practice: that the purpose ends with the dossier)
 */
export function handlingOf(units: readonly { unitId: string; part: Part }[], open: boolean): Set<string> {
  const of = (part: Part) => units.filter((each) => each.part === part).map(({ unitId }) => unitId)
  const handling = new Set(units.map(({ unitId }) => unitId))
  const deciding = new Set(of('deciding'))
  if (!open) for (const unitId of of('receiving')) if (!deciding.has(unitId)) handling.delete(unitId)
  return handling
}
