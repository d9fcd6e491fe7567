export interface ChangeLine {
  /** The field in words: `sendHour` → "Send hour". */
  readonly field: string
  readonly before: string
  readonly after: string
}

/** What an event says was changed, field by field; empty where it says nothing of the kind. */
export function changeLines(data: object): ChangeLine[] {
  const changes: unknown = 'changes' in data ? data.changes : null
  if (typeof changes !== 'object' || changes === null) return []
  return Object.entries(changes as Record<string, unknown>).flatMap(([field, change]) =>
    typeof change === 'object' && change !== null
      ? [{ field: fieldWords(field), before: valueWords(change, 'before'), after: valueWords(change, 'after') }]
      : [],
  )
}

const fieldWords = (field: string): string =>
  field
    .replace(/(Minor|Bps)$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/^./, (first) => first.toUpperCase())

function valueWords(change: object, side: 'before' | 'after'): string {
  const value: unknown = side in change ? (change as Record<string, unknown>)[side] : null
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}
