import { prisma } from '#app/db/client.server.ts'
import { dayToColumn } from '#app/db/calendar-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { accounts } from '#app/domain/ledger/entry.ts'

const ROWS_PER_READ = 500

/** Reads page after page, each from the last row of the one before, so that a list of any length needs little memory. */
async function* inPages<Row extends { readonly id: string }>(
  read: (after: { cursor: string } | null) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let after: { cursor: string } | null = null
  for (;;) {
    const rows = await read(after)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < ROWS_PER_READ) return
    after = { cursor: last.id }
  }
}

const behind = (businessId: string, after: { cursor: string } | null) => ({
  take: ROWS_PER_READ,
  ...(after && { skip: 1, cursor: { businessId_id: { businessId, id: after.cursor } } }),
})

/** Invoices issued between two days, both included; drafts are none. */
export const readInvoiceList = (businessId: string, from: PlainDate, until: PlainDate) =>
  inPages((after) =>
    prisma.invoice.findMany({
      where: {
        ...{ businessId, state: { not: 'draft' } },
        issuedOn: { gte: dayToColumn(from), lte: dayToColumn(until) },
      },
      include: { client: { select: { name: true, code: true } } },
      orderBy: { id: 'asc' },
      ...behind(businessId, after),
    }),
  )

/** Payments whose money arrived in the period, with the numbers of their invoices. */
export const readPaymentList = (businessId: string, period: { from: Date; until: Date }) =>
  inPages((after) =>
    prisma.payment.findMany({
      where: { businessId, settledAt: { gte: period.from, lt: period.until } },
      include: {
        client: { select: { name: true, code: true } },
        targets: { select: { invoice: { select: { number: true } } } },
      },
      orderBy: [{ settledAt: 'asc' }, { id: 'asc' }],
      ...behind(businessId, after),
    }),
  )

/** Every client with its contacts and what is open. */
export const readClientList = (businessId: string) =>
  inPages((after) =>
    prisma.client.findMany({
      where: { businessId },
      include: {
        contacts: { select: { email: true, role: true }, orderBy: { createdAt: 'asc' } },
        invoices: { where: { state: 'issued' }, select: { currency: true, balanceMinor: true } },
      },
      orderBy: { id: 'asc' },
      ...behind(businessId, after),
    }),
  )

/** The ledger's entries, day by day. */
export async function* readLedgerList(
  businessId: string,
  currencies: readonly string[],
  from: PlainDate,
  until: PlainDate,
) {
  const days = from.until(until, { largestUnit: 'day' }).days
  for (let n = 0; n <= days; n += 1) {
    yield* await prisma.ledgerEntry.findMany({
      where: {
        ...{ businessId, occurredOn: dayToColumn(from.add({ days: n })) },
        // Named, so that the index by currency, account and day applies.
        ...{ currency: { in: [...currencies] }, account: { in: [...accounts] } },
      },
      include: { client: { select: { name: true } }, invoice: { select: { number: true } } },
      orderBy: [{ postingKey: 'asc' }, { line: 'asc' }],
    })
  }
}
