/** An expected outcome: the value, or the reason for a refusal. Surprises are thrown instead. */
export type Result<T, R extends string = string> = { ok: true; value: T } | { ok: false; reason: R }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const refuse = <R extends string>(reason: R): { ok: false; reason: R } => ({ ok: false, reason })
