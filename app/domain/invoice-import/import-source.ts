import { headerKey } from './header-words.ts'
import type { ImportColumn } from './import-column.ts'

/** A program whose export is known by its headers. Where its words mean something of their own, `columns` says so. */
export interface ImportSource {
  readonly name: string
  /** Headers that only this program writes together. */
  readonly signature: readonly string[]
  /** The header for a column, or null: the column is not in this export, whatever its headers look like. */
  readonly columns: Partial<Record<ImportColumn, readonly string[] | null>>
}

// The more telling signatures first: the first whole match wins.
const sources: readonly ImportSource[] = [
  {
    name: 'Xero',
    signature: ['ContactName', 'InvoiceNumber', 'InvoiceDate', 'DueDate'],
    columns: { taxAmount: ['TaxAmount'], item: ['InventoryItemCode'], unitAmount: ['UnitAmount'], total: ['Total'] },
  },
  {
    name: 'Stripe',
    signature: ['Amount Due', 'Date (UTC)', 'Number', 'Customer'],
    // Stripe's "Amount Due" stays what it was after payment, "Paid" is true or false, "Customer" is its own id.
    columns: {
      number: ['Number'],
      client: ['Customer Name', 'Customer Description', 'Customer Email'],
      clientCode: ['Customer'],
      email: ['Customer Email'],
      issuedOn: ['Finalized At (UTC)', 'Date (UTC)'],
      dueOn: ['Due Date (UTC)', 'Due Date'],
      total: ['Total', 'Amount Due'],
      balance: ['Amount Remaining'],
      paidAmount: ['Amount Paid'],
      settledOn: ['Paid At (UTC)'],
      description: ['Description', 'Memo'],
      type: null,
    },
  },
  {
    name: 'Invoice Ninja',
    signature: ['Invoice Number', 'Invoice Amount', 'Invoice Balance'],
    // "Invoice Terms" is the small print of the invoice there, not "Net 30".
    columns: { total: ['Invoice Amount'], balance: ['Invoice Balance'], terms: null, settledOn: null },
  },
  {
    name: 'FreshBooks',
    signature: ['Client Name', 'Invoice #', 'Date Issued', 'Line Total'],
    // Line totals of FreshBooks already hold their taxes.
    columns: { description: ['Item Description'], lineAmount: ['Line Total'], taxAmount: null, total: null },
  },
  {
    name: 'QuickBooks Online',
    signature: ['InvoiceNo', 'Customer', 'InvoiceDate', 'ItemAmount'],
    columns: { description: ['ItemDescription', 'Memo'], total: null },
  },
  { name: 'QuickBooks Desktop', signature: ['Type', 'Date', 'Num', 'Name', 'Open Balance'], columns: {} },
  { name: 'QuickBooks Desktop', signature: ['Type', 'Date', 'Num', 'Name', 'Amount'], columns: {} },
  {
    name: 'QuickBooks Online',
    signature: ['Date', 'Transaction type', 'Num'],
    columns: { purchaseOrder: ['P.O. number', 'PO number'] },
  },
  { name: 'QuickBooks Online', signature: ['Date', 'Type', 'No.', 'Customer'], columns: {} },
  { name: 'QuickBooks Online', signature: ['Date', 'No.', 'Customer', 'Amount', 'Status'], columns: {} },
  {
    name: 'Wave',
    signature: ['Invoice Number', 'Customer Name', 'Invoice Date', 'Amount Due', 'PO/SO Number'],
    columns: { purchaseOrder: ['PO/SO Number'] },
  },
  {
    name: 'Wave',
    signature: ['Invoice Number', 'Customer Name', 'Invoice Date', 'Amount Due', 'Amount Paid'],
    columns: {},
  },
]

/** The program that wrote these headers, or null for a sheet made by hand. */
export function recogniseSource(headers: readonly string[]): ImportSource | null {
  const keys = new Set(headers.map(headerKey))
  return sources.find(({ signature }) => signature.every((header) => keys.has(headerKey(header)))) ?? null
}
