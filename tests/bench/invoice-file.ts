import { createHash } from 'node:crypto'
import { BUSINESS, idOf } from './world.ts'

/** An invoice of a list, as its own program would print it; a quarter of them are paid. */
interface ListedInvoice {
  readonly nth: number
  readonly client: number
  readonly issuedOn: string
  readonly dueOn: string
  readonly minor: number
  readonly isPaid: boolean
}

const INVOICES_PER_CLIENT = 5
const DAY_MS = 86_400_000
const FIRST_DAY = Date.UTC(2026, 5, 1)
const day = (n: number) => new Date(FIRST_DAY + n * DAY_MS).toISOString().slice(0, 10)
const decimal = (minor: number) => (minor / 100).toFixed(2)

/** So many invoices of a fifth as many clients, whose rows lie scattered over the list. */
export function* makeInvoiceRows(count: number): Generator<ListedInvoice> {
  const clients = count / INVOICES_PER_CLIENT
  for (let nth = 1; nth <= count; nth += 1) {
    const issued = (nth * 31) % 170
    yield {
      ...{ nth, client: 1 + ((nth * 7) % clients), issuedOn: day(issued), dueOn: day(issued + 30) },
      ...{ minor: 5_000 + ((nth * 7_919) % 495_000), isPaid: nth % 4 === 0 },
    }
  }
}

/** The list as a bookkeeper exports it. */
export function* asCsv(rows: Iterable<ListedInvoice>): Generator<string> {
  yield 'Number,Client,E-mail,Date,Due date,Total,Balance,Description\n'
  for (const { nth, client, issuedOn, dueOn, minor, isPaid } of rows)
    yield `INV-${nth},"Client ${client}, Inc",ap@client${client}.example,${issuedOn},${dueOn},${decimal(minor)},${isPaid ? '0.00' : decimal(minor)},Design work no ${nth}\n`
}

/** The same rows for COPY into a table like Invoice. */
export function* asCopy(rows: Iterable<ListedInvoice>): Generator<string> {
  for (const { nth, client, issuedOn, dueOn, minor, isPaid } of rows) {
    const code = createHash('md5').update(String(nth)).digest('hex').slice(0, 6).toUpperCase()
    const values = [
      ...[
        BUSINESS,
        idOf('invoice', nth),
        idOf('client', client),
        `INV-${nth}`,
        isPaid ? 'settled' : 'issued',
        'USD',
        minor,
      ],
      ...[
        isPaid ? 0 : minor,
        issuedOn,
        dueOn,
        `Design work no ${nth}`,
        issuedOn,
        issuedOn,
        isPaid ? issuedOn : '\\N',
        code,
      ],
    ]
    yield `${values.join('\t')}\n`
  }
}

export const copyColumns = [
  ...['businessId', 'id', 'clientId', 'number', 'state', 'currency', 'totalMinor'],
  ...['balanceMinor', 'issuedOn', 'dueOn', 'description', 'issuedAt', 'createdAt', 'settledAt', 'referenceCode'],
]
