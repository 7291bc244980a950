const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?$/

/**
 * The instant a browser's date-and-time field means at an office in Viet Nam, which has one time the year round.
 *
 * @param typed `YYYY-MM-DDTHH:MM`, seconds allowed
 * @returns undefined for anything else, such as the 31st of February
 */
export function localInstant(typed: string): Date | undefined {
  const [, day, time] = LOCAL.exec(typed) ?? []
  if (!day || !time) return undefined
  const at = new Date(`${day}T${time}:00+07:00`)
  if (Number.isNaN(at.getTime())) return undefined
  const again = new Date(at.getTime() + 7 * 3_600_000).toISOString()
  return again.startsWith(`${day}T${time}`) ? at : undefined
}
