/** A record as the timeline keeps it: plain JSON. */
export type PlainRecord = Readonly<Record<string, string | null>>

/** Which fields differ, and how: for the record of who changed what. */
export function changesBetween(
  before: PlainRecord,
  after: PlainRecord,
): Record<string, { before: string | null; after: string | null }> {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return Object.fromEntries(
    fields
      .map((field) => [field, { before: before[field] ?? null, after: after[field] ?? null }] as const)
      .filter(([, change]) => change.before !== change.after),
  )
}
