import { cleanLine, cleanText } from '#app/domain/invoice-import/clean-text.ts'
import { importColumns } from '#app/domain/invoice-import/import-column.ts'
import type { ColumnMap, ImportColumn, MappedRow } from '#app/domain/invoice-import/import-column.ts'
import { createRowMerger } from '#app/domain/invoice-import/merge-rows.ts'
import type { InvoiceRows } from '#app/domain/invoice-import/merge-rows.ts'
import { createRecordReader } from '#app/domain/invoice-import/read-records.ts'
import type { RawRecord } from '#app/domain/invoice-import/read-records.ts'
import { fuseCell } from '#app/domain/file/spreadsheet-cell.ts'
import { decodeText } from './decode-text.server.ts'
import type { FileSource } from './decode-text.server.ts'
import type { ImportPlan } from './import-plan.ts'

/** A row of the file, by column and as it stood there. */
export interface FileRow extends MappedRow {
  readonly raw: readonly string[]
}

export interface RejectedRow {
  readonly line: number
  readonly reason: string
  readonly raw: readonly string[]
}

/** What the file says next: the rows of one invoice, or a row that could not be taken apart. */
export type FileItem = { readonly rows: InvoiceRows<FileRow> } | { readonly broken: RejectedRow }

/** The records below the header, in pieces as the file gives them; rows of nothing but delimiters are left out. */
export async function* readRecords(
  open: FileSource,
  plan: Pick<ImportPlan, 'encoding' | 'delimiter' | 'quote' | 'headerLine'>,
): AsyncGenerator<RawRecord[]> {
  const reader = createRecordReader(plan)
  const below = (records: RawRecord[]) =>
    records.filter(({ line, cells }) => line > plan.headerLine && cells.some((cell) => cell.trim() !== ''))
  for await (const text of decodeText(open, plan.encoding)) yield below(reader.push(text))
  yield below(reader.end())
}

/** The invoices of a file in its order, in constant memory. */
export async function* readItems(open: FileSource, plan: ImportPlan): AsyncGenerator<FileItem> {
  const merger = createRowMerger<FileRow>(plan.columns)
  const cellsOf = cellReader(plan.headers, plan.columns)
  for await (const records of readRecords(open, plan)) {
    for (const record of records) {
      const reason = brokenBecause(record, plan.headers.length)
      if (reason) {
        const finished = merger.end()
        if (finished) yield { rows: finished }
        yield { broken: { line: record.line, reason, raw: record.cells } }
        continue
      }
      const finished = merger.push({ line: record.line, cells: cellsOf(record.cells), raw: record.cells })
      if (finished) yield { rows: finished }
    }
  }
  const last = merger.end()
  if (last) yield { rows: last }
}

function brokenBecause({ problem, cells }: RawRecord, width: number): string | null {
  if (problem === 'quote_not_closed')
    return 'A quotation mark opens in this row and does not close in it: remove or double it'
  if (problem === 'line_too_long') return 'This line is too long to be a row: check the file'
  const written = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  if (written > width) {
    return `This row has ${written} cells, the header only ${width}: put amounts or texts with commas in quotation marks`
  }
  return null
}

// Only these may have several lines; a line break in an e-mail column parts two addresses.
const severalLines: ReadonlySet<ImportColumn> = new Set(['description', 'email', 'copies', 'address'])

function cellReader(headers: readonly string[], columns: ColumnMap) {
  const places = importColumns.flatMap((column) => {
    const index = columns[column] === undefined ? -1 : headers.indexOf(columns[column])
    return index === -1 ? [] : [{ column, index, clean: severalLines.has(column) ? cleanText : cleanLine }]
  })
  return (raw: readonly string[]): MappedRow['cells'] => {
    const cells: Partial<Record<ImportColumn, string>> = {}
    for (const { column, index, clean } of places) cells[column] = fuseCell(clean(raw[index] ?? ''))
    return cells
  }
}
