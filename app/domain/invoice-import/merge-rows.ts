import type { ColumnMap, MappedRow } from './import-column.ts'
import { hasLineColumns } from './detect-columns.ts'

export type InvoiceRows<Row extends MappedRow = MappedRow> = [Row, ...Row[]]

export interface RowMerger<Row extends MappedRow> {
  /** Takes the next row; returns the invoice before it once no further row can belong to it. */
  push(row: Row): InvoiceRows<Row> | null
  end(): InvoiceRows<Row> | null
}

/** More rows of one number than any invoice has lines: the rest starts anew and is refused as a duplicate. */
const ROWS_MAX = 1001

/**
 * Puts the rows of one invoice together where a file has a row for each line (Xero, FreshBooks, QuickBooks): rows that
 * follow each other with the same number, or with none, and say nothing else about client, date or total.
 */
export function createRowMerger<Row extends MappedRow>(columns: ColumnMap): RowMerger<Row> {
  const multiLine = hasLineColumns(columns)
  let current: InvoiceRows<Row> | null = null
  return {
    push(row) {
      if (multiLine && current && current.length < ROWS_MAX && continues(current[0], row)) {
        current.push(row)
        return null
      }
      const finished = current
      current = [row]
      return finished
    },
    end() {
      const finished = current
      current = null
      return finished
    },
  }
}

function continues({ cells: first }: MappedRow, { cells: next }: MappedRow): boolean {
  const sameOrEmpty = (column: keyof typeof next) => !next[column] || next[column] === first[column]
  const hasLine = Boolean(next.lineAmount || next.unitAmount || next.quantity)
  return (
    Boolean(first.number) &&
    hasLine &&
    sameOrEmpty('number') &&
    sameOrEmpty('client') &&
    sameOrEmpty('issuedOn') &&
    sameOrEmpty('dueOn') &&
    sameOrEmpty('total') &&
    sameOrEmpty('currency')
  )
}
