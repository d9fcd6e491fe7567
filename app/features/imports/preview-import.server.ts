import type { PlainDate } from '#app/domain/business-day.ts'
import { subtractMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { importInvoices } from './import-invoices.server.ts'
import type { ImportCall, ImportCounts, ImportFate } from './import-invoices.server.ts'

export interface PreviewRow {
  readonly line: number
  readonly fate: ImportFate['fate']
  /** Null in a rejected row. */
  readonly invoice: {
    readonly number: string
    readonly client: string
    readonly issuedOn: PlainDate
    readonly dueOn: PlainDate
    readonly total: Money
    readonly balance: Money
  } | null
  /** Why it is rejected, with the row as it stands in the file. */
  readonly rejected: { readonly reason: string; readonly raw: readonly string[] } | null
}

export interface ImportPreview {
  /** Over the rows looked at: all of them, or the first of a long file. */
  readonly counts: ImportCounts
  /** The first rows of the file, and the first that are rejected wherever they stand. */
  readonly rows: readonly PreviewRow[]
}

/** A longer file is looked at this far, so that its page opens within moments. */
const ROWS_MAX = 5_000

/**
 * What the import would do with every row; writes nothing. `limit`: rows shown, and rejected rows shown beyond them.
 */
export async function previewImport(
  call: Pick<ImportCall, 'businessId' | 'open' | 'plan' | 'now'> & { readonly limit?: number },
): Promise<ImportPreview> {
  const { limit = 25, ...file } = call
  const shown: PreviewRow[] = []
  let taken = 0
  let rejects = 0
  const onFate = (fate: ImportFate) => {
    const rejected = fate.fate === 'rejected'
    if (taken >= limit && !(rejected && rejects < limit)) return
    taken += 1
    if (rejected) rejects += 1
    shown.push(previewRow(fate))
  }
  const counts = await importInvoices({ ...file, enterBy: 'age', dryRun: true, rowsMax: ROWS_MAX, onFate })
  return { counts, rows: shown }
}

function previewRow(fate: ImportFate): PreviewRow {
  if (fate.fate === 'rejected') {
    const { line, reason, raw } = fate
    return { line, fate: 'rejected', invoice: null, rejected: { reason, raw } }
  }
  const { number, client, issuedOn, dueOn, total, paid } = fate.invoice
  const invoice = { number, client, issuedOn, dueOn, total, balance: subtractMoney(total, paid) }
  return { line: fate.line, fate: fate.fate, invoice, rejected: null }
}
