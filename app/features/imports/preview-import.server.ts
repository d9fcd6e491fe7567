import { importRows } from './import-rows.server.ts'
import type { ImportCall, ImportCounts, ImportFate } from './import-rows.server.ts'
import type { ShownRow } from './taker.ts'

export interface PreviewRow {
  readonly line: number
  readonly fate: ImportFate['fate']
  /** Null in a rejected row. */
  readonly shown: ShownRow | null
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
  const counts = await importRows({ ...file, enterBy: 'age', dryRun: true, rowsMax: ROWS_MAX, onFate })
  return { counts, rows: shown }
}

function previewRow(fate: ImportFate): PreviewRow {
  if (fate.fate === 'rejected') {
    const { line, reason, raw } = fate
    return { line, fate: 'rejected', shown: null, rejected: { reason, raw } }
  }
  return { line: fate.line, fate: fate.fate, shown: fate.shown, rejected: null }
}
