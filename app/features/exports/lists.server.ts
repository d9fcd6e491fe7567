import { readClientRows, readCreditNoteRows, readInvoiceRows, readPaymentRows } from '#app/db/read/list-rows.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { toDecimalString } from '#app/domain/money.ts'

type Cells = readonly string[]

const money = (minor: bigint, currency: string) => toDecimalString({ minor, currency })

/** A list another Dunwell knows by its headers: the names of its columns first, then page by page. */
export interface PortableList {
  readonly name: string
  readonly headers: Cells
  readonly pages: (tx: Tx, businessId: string) => AsyncGenerator<Cells[]>
}

/** In the order in which they are taken in. */
export const portableLists: readonly PortableList[] = [
  {
    name: 'clients',
    headers: [
      ...[
        'Client',
        'Client code',
        'E-mail',
        'Copies to',
        'Contact',
        'Phone',
        'Postal address',
        'Language',
        'Time zone',
      ],
      ...['Terms in days', 'Tax number'],
    ],
    async *pages(tx, businessId) {
      for await (const page of readClientRows(tx, businessId))
        yield page.map(({ name, code, emails, contact, phone, postalAddress, ...client }) => [
          ...[name, code ?? '', emails[0] ?? '', emails.slice(1).join('; '), contact ?? '', phone ?? ''],
          ...[postalAddress ?? '', client.locale ?? '', client.timeZone ?? ''],
          ...[client.termsDays === null ? '' : String(client.termsDays), client.taxNumber ?? ''],
        ])
    },
  },
  {
    name: 'invoices',
    headers: [
      ...['Invoice number', 'Client', 'Client code', 'E-mail', 'State', 'Issued on', 'Due on', 'Terms', 'Total'],
      ...[
        'Still open',
        'Currency',
        'Paid on',
        'Purchase order',
        'Description',
        'Quantity',
        'Unit price',
        'Line amount',
      ],
      'Line tax',
    ],
    async *pages(tx, businessId) {
      for await (const page of readInvoiceRows(tx, businessId))
        yield page.map(({ currency, ...row }) => [
          ...[row.number, row.client, row.code ?? '', row.email ?? '', row.state, row.issuedOn, row.dueOn],
          ...[row.terms ?? '', money(row.totalMinor, currency), money(row.openMinor, currency), currency],
          ...[row.paidOn ?? '', row.purchaseOrder ?? '', row.description, row.quantity],
          ...[money(row.unitMinor, currency), money(row.amountMinor, currency), money(row.taxMinor, currency)],
        ])
    },
  },
  {
    name: 'payments',
    headers: [
      ...['Payment ID', 'Invoice number', 'Client', 'Client code', 'Amount', 'Currency', 'Received on', 'Method'],
      'Reference',
    ],
    async *pages(tx, businessId) {
      for await (const page of readPaymentRows(tx, businessId))
        yield page.map(({ id, number, client, code, amountMinor, currency, receivedOn, method, reference }) => [
          ...[id, number ?? '', client, code ?? '', money(amountMinor, currency), currency, receivedOn, method],
          reference ?? '',
        ])
    },
  },
  {
    name: 'credit-notes',
    headers: [
      ...['Credit note', 'Invoice number', 'Client', 'Client code', 'Amount', 'Tax', 'Taken off the invoice'],
      ...['Currency', 'Credited on', 'Reason'],
    ],
    async *pages(tx, businessId) {
      for await (const page of readCreditNoteRows(tx, businessId))
        yield page.map(({ number, invoice, client, code, amountMinor, taxMinor, appliedMinor, currency, ...note }) => [
          ...[String(number), invoice, client, code ?? '', money(amountMinor, currency)],
          ...[taxMinor === null ? '' : money(taxMinor, currency), money(appliedMinor, currency), currency],
          ...[note.issuedOn, note.reason],
        ])
    },
  },
]
