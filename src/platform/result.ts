/** What an action answers: a value, or a “no” a person can act on, with a stable code and no wording. */
export type Result<T, R extends string> = { ok: true; value: T } | { ok: false; reason: R }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const no = <R extends string>(reason: R): { ok: false; reason: R } => ({ ok: false, reason })
