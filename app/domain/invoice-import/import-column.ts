/** The fields an invoice list can give us: the names of the command line's `--map` and of the admin's selects. */
export const importFields = [
  'number',
  'client',
  'clientCode',
  'email',
  'issuedOn',
  'dueOn',
  'terms',
  'total',
  'balance',
  'paidAmount',
  'settledOn',
  'currency',
  'purchaseOrder',
  'description',
] as const
export type ImportField = (typeof importFields)[number]

/** Columns of exports that tell us what a row is, and the lines of an invoice that takes several rows. */
export const rowColumns = ['status', 'type', 'item', 'quantity', 'unitAmount', 'lineAmount', 'taxAmount'] as const
export type RowColumn = (typeof rowColumns)[number]

export const importColumns = [...importFields, ...rowColumns] as const
export type ImportColumn = ImportField | RowColumn

/** Which header of the file stands for which column. */
export type ColumnMap = Partial<Record<ImportColumn, string>>

export const dateColumns = ['issuedOn', 'dueOn', 'settledOn'] as const satisfies readonly ImportColumn[]
export const amountColumns = [
  'total',
  'balance',
  'paidAmount',
  'unitAmount',
  'lineAmount',
  'taxAmount',
] as const satisfies readonly ImportColumn[]

/** One row of the file by column; `line` is the physical line it starts on, counted from 1. */
export interface MappedRow {
  readonly line: number
  readonly cells: Partial<Record<ImportColumn, string>>
}

const labels: Record<ImportField, string> = {
  number: 'Invoice number',
  client: 'Client name',
  clientCode: 'Client code',
  email: 'Client e-mail',
  issuedOn: 'Invoice date',
  dueOn: 'Due date',
  terms: 'Payment terms',
  total: 'Total',
  balance: 'Still open',
  paidAmount: 'Already paid',
  settledOn: 'Paid on',
  currency: 'Currency',
  purchaseOrder: 'Purchase order',
  description: 'Description',
}

/** The field as the desk writes it. */
export const fieldLabel = (field: ImportField): string => labels[field]
