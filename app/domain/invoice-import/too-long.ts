import { fieldLabel } from './import-column.ts'
import type { ImportColumn, MappedRow } from './import-column.ts'

const longest: Partial<Record<ImportColumn, number>> = {
  number: 60,
  invoiceNumber: 60,
  client: 200,
  clientCode: 100,
  email: 1_000,
  copies: 1_000,
  terms: 200,
  purchaseOrder: 100,
  description: 5_000,
  contact: 200,
  firstName: 100,
  lastName: 100,
  phone: 60,
  address: 1_000,
  street: 200,
  street2: 200,
  city: 100,
  region: 100,
  postcode: 30,
  country: 100,
  language: 35,
  timeZone: 60,
  taxNumber: 60,
  externalId: 200,
  method: 100,
  reference: 200,
  reason: 1_000,
}
const limited = Object.keys(longest) as ImportColumn[]

/** Why rows are refused whose cells are longer than anything we keep; null when none is. */
export function tooLongCell(rows: readonly MappedRow[]): string | null {
  for (const column of limited) {
    const limit = longest[column] ?? Infinity
    if (rows.some(({ cells }) => (cells[column]?.length ?? 0) > limit))
      return `${fieldLabel(column)} is longer than ${limit} characters: shorten it`
  }
  return null
}
