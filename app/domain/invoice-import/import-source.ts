import { headerKey } from './header-words.ts'
import type { ImportKind } from './import-kind.ts'
import { invoiceSources } from './invoice-sources.ts'
import type { ImportSource } from './known-source.ts'
import { clientSources, creditNoteSources, paymentSources } from './other-sources.ts'

const sources: Record<ImportKind, readonly ImportSource[]> = {
  invoices: invoiceSources,
  clients: clientSources,
  payments: paymentSources,
  credit_notes: creditNoteSources,
}

/** The program that wrote these headers above such a list, or null for a sheet made by hand. */
export function recogniseSource(headers: readonly string[], kind: ImportKind): ImportSource | null {
  const keys = new Set(headers.map(headerKey))
  return sources[kind].find(({ signature }) => signature.every((header) => keys.has(headerKey(header)))) ?? null
}
