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

/** What lists of clients, payments and credit notes say beyond that. */
export const otherColumns = [
  'contact',
  'firstName',
  'lastName',
  'copies',
  'phone',
  'address',
  'street',
  'street2',
  'city',
  'region',
  'postcode',
  'country',
  'language',
  'timeZone',
  'taxNumber',
  'externalId',
  'invoiceNumber',
  'amount',
  'method',
  'receivedOn',
  'reference',
  'creditedOn',
  'reason',
  'applied',
] as const
export type OtherColumn = (typeof otherColumns)[number]

export const importColumns = [...importFields, ...rowColumns, ...otherColumns] as const
export type ImportColumn = ImportField | RowColumn | OtherColumn

/** Which header of the file stands for which column. */
export type ColumnMap = Partial<Record<ImportColumn, string>>

/** One row of the file by column; `line` is the physical line it starts on, counted from 1. */
export interface MappedRow {
  readonly line: number
  readonly cells: Partial<Record<ImportColumn, string>>
}

const labels: Record<ImportColumn, string> = {
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
  status: 'Status',
  type: 'Type',
  item: 'Item',
  quantity: 'Quantity',
  unitAmount: 'Unit price',
  lineAmount: 'Line amount',
  taxAmount: 'Tax',
  contact: 'Person to write to',
  firstName: 'First name',
  lastName: 'Last name',
  copies: 'Copies to',
  phone: 'Phone',
  address: 'Postal address',
  street: 'Street',
  street2: 'Street, second line',
  city: 'City',
  region: 'State or region',
  postcode: 'Postal code',
  country: 'Country',
  language: 'Language',
  timeZone: 'Time zone',
  taxNumber: 'Tax number',
  externalId: 'Number in the list',
  invoiceNumber: 'Invoice number',
  amount: 'Amount',
  method: 'Way',
  receivedOn: 'Received on',
  reference: 'Reference',
  creditedOn: 'Credited on',
  reason: 'Reason',
  applied: 'Taken off the invoice',
}

/** The field as the desk writes it. */
export const fieldLabel = (field: ImportColumn): string => labels[field]
