import type { ImportSource } from './known-source.ts'

export const invoiceSources: readonly ImportSource[] = [
  {
    name: 'Dunwell',
    signature: ['Invoice number', 'Still open', 'Line tax', 'State'],
    columns: { status: ['State'], taxAmount: ['Line tax'], email: ['E-mail'] },
  },
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
