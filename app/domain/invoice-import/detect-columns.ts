import { headerKey, headerWords } from './header-words.ts'
import { importColumns } from './import-column.ts'
import type { ColumnMap, ImportColumn, ImportField } from './import-column.ts'
import { recogniseSource } from './import-source.ts'

export interface DetectedColumns {
  /** The program the file comes from, as people call it; null for a sheet made by hand. */
  readonly source: string | null
  readonly columns: ColumnMap
}

/** Assigns the headers of a file to our columns; a header serves one column only, and of equal headers the first counts. */
export function detectColumns(headers: readonly string[]): DetectedColumns {
  const source = recogniseSource(headers)
  const headerOf = new Map<string, string>()
  for (const header of headers) if (!headerOf.has(headerKey(header))) headerOf.set(headerKey(header), header)

  const columns: ColumnMap = {}
  const taken = new Set<string>()
  const assign = (column: ImportColumn, keys: readonly string[]) => {
    const key = keys.find((candidate) => candidate !== '' && headerOf.has(candidate) && !taken.has(candidate))
    const header = key === undefined ? undefined : headerOf.get(key)
    if (key === undefined || header === undefined) return
    taken.add(key)
    columns[column] = header
  }
  for (const column of importColumns) {
    const own = source?.columns[column]
    if (own) assign(column, own.map(headerKey))
  }
  for (const column of importColumns) {
    if (columns[column] === undefined && source?.columns[column] === undefined) assign(column, headerWords[column])
  }
  return { source: source?.name ?? null, columns: amountsOfLines(columns) }
}

/** Beside quantities, a column that only says "Amount" holds the amounts of the lines. */
function amountsOfLines(columns: ColumnMap): ColumnMap {
  const { total, ...others } = columns
  const hasLines = columns.quantity !== undefined || columns.unitAmount !== undefined
  if (!hasLines || columns.lineAmount !== undefined || total === undefined || headerKey(total) !== 'amount')
    return columns
  return { ...others, lineAmount: total }
}

/** How many of our columns a row of headers would give: titles above a report give none. */
export const headerScore = (cells: readonly string[]): number => Object.keys(detectColumns(cells).columns).length

/** The columns without which no row can become an invoice; of each group one is enough. */
const mandatory: readonly (readonly [ImportField, ...ImportColumn[]])[] = [
  ['number'],
  ['client'],
  ['total', 'balance', 'lineAmount'],
  ['issuedOn'],
  ['dueOn', 'terms'],
]

/** The fields that no column of the file was given to, though an invoice cannot do without them. */
export const missingFields = (columns: ColumnMap): ImportField[] =>
  mandatory.filter((group) => group.every((column) => columns[column] === undefined)).map(([field]) => field)

/** Whether one invoice may take several rows, each with a line of it. */
export const hasLineColumns = (columns: ColumnMap): boolean =>
  columns.lineAmount !== undefined || columns.quantity !== undefined || columns.unitAmount !== undefined
