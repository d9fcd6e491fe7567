/** What a field held before and holds now, as plain JSON; never a secret. The audit page shows it. */
export interface Change {
  readonly before: ChangeValue
  readonly after: ChangeValue
}
export type Changes = { readonly [field: string]: Change }

/** A record as it is told: field names and what they hold, in words. */
export type PlainRecord = Readonly<Record<string, string | null>>

type ChangeValue = string | number | boolean | null | readonly (string | number)[]

/** How a field is written down where its bare value would say little, e.g. a sum with its currency. */
type Writers<Field extends string> = { readonly [F in Field]?: (value: never) => string }

/**
 * What differs between two states, field by field. Errors: TypeError for a value that is no plain one and has no writer, so that a
 * new kind of field is written down in words or not at all.
 */
export function changesOf<Field extends string>(
  fields: readonly Field[],
  before: Readonly<Record<Field, unknown>>,
  after: Readonly<Record<Field, unknown>>,
  writers: Writers<Field> = {},
): Changes {
  const written = (field: Field, value: unknown): ChangeValue => {
    const write = writers[field] as ((value: unknown) => string) | undefined
    return value !== null && value !== undefined && write ? write(value) : plainValue(value)
  }
  const pairs = fields.map((field) => [field, written(field, before[field]), written(field, after[field])] as const)
  return Object.fromEntries(
    pairs
      .filter(([, was, is]) => JSON.stringify(was) !== JSON.stringify(is))
      .map(([field, was, is]) => [field, { before: was, after: is }]),
  )
}

/** The same for two records whose fields are words already. */
export const changesBetween = (before: PlainRecord, after: PlainRecord): Changes =>
  changesOf([...new Set([...Object.keys(before), ...Object.keys(after)])], before, after)

function plainValue(value: unknown): ChangeValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number')) return value
  throw new TypeError('a changed field holds no plain value and is not written down in words')
}
