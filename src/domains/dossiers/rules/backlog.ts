/** What an open dossier waits for, as far as the record says. */
export const BACKLOG_CAUSES = ['inWork', 'untaken', 'otherAgency', 'supplement', 'financialDuty', 'outage'] as const

export type BacklogCause = (typeof BACKLOG_CAUSES)[number]

/** Against the due date by law: in time, late, late for more than ten days. */
export const BACKLOG_AGES = ['inTime', 'late', 'longLate'] as const

export type BacklogAge = (typeof BACKLOG_AGES)[number]
