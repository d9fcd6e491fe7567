import { headerKey } from './header-words.ts'
import type { ColumnMap, ImportColumn } from './import-column.ts'
import { columnsOfKind } from './import-kind.ts'
import type { ImportKind } from './import-kind.ts'
import { recogniseSource } from './import-source.ts'

export interface DetectedColumns {
  /** The program the file comes from, as people call it; null for a sheet made by hand. */
  readonly source: string | null
  readonly columns: ColumnMap
}

/** Assigns the headers of a file to our columns; a header serves one column only, and of equal headers the first counts. */
export function detectColumns(headers: readonly string[], kind: ImportKind = 'invoices'): DetectedColumns {
  const { fields, others, words } = columnsOfKind(kind)
  const ofKind = [...fields, ...others]
  const source = recogniseSource(headers, kind)
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
  for (const column of ofKind) {
    const own = source?.columns[column]
    if (own) assign(column, own.map(headerKey))
  }
  for (const column of ofKind) {
    if (columns[column] === undefined && source?.columns[column] === undefined) assign(column, words[column] ?? [])
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
export const headerScore = (cells: readonly string[], kind: ImportKind): number =>
  Object.keys(detectColumns(cells, kind).columns).length

/** The fields that no column of the file was given to, though no row can do without them. */
export const missingFields = (columns: ColumnMap, kind: ImportKind = 'invoices'): ImportColumn[] =>
  columnsOfKind(kind)
    .mandatory.filter((group) => group.every((column) => columns[column] === undefined))
    .map(([field]) => field)

/** Whether one invoice may take several rows, each with a line of it. */
export const hasLineColumns = (columns: ColumnMap): boolean =>
  columns.lineAmount !== undefined || columns.quantity !== undefined || columns.unitAmount !== undefined
