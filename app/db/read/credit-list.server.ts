import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { creditSum } from '#app/domain/ledger/client-credit.ts'
import { subtractMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import { readClientCredit, readCreditSpokenFor } from './client-credit.server.ts'
import { readKeyset, writeKeyset } from './keyset.ts'

export interface CreditRow {
  readonly clientId: string
  readonly clientName: string
  readonly credit: Money
  /** The client's open invoices in this currency, together. */
  readonly open: Money
  readonly since: Date
}

const PAGE_ROWS = 50

/** Clients whose money waits, by name and currency. Only what is shown is compared with open invoices. */
export async function listCredits(
  businessId: string,
  after: string | null,
): Promise<{ rows: CreditRow[]; next: string | null }> {
  const place = readKeyset(after, /^[A-Z]{3}$/)
  const rows = await prisma.$queryRaw<
    { clientId: string; clientName: string; currency: string; credit: bigint; open: bigint; since: Date }[]
  >`
    SELECT w."clientId", c."name" AS "clientName", w."currency", w.credit, w.since,
      coalesce((SELECT sum(i."balanceMinor") FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid AND i."clientId" = w."clientId"
        AND i."currency" = w."currency" AND i."state" = 'issued'), 0)::bigint AS open
    FROM (SELECT l."clientId", l."currency", -sum(l."amountMinor")::bigint AS credit, min(l."recordedAt") AS since
      FROM "LedgerEntry" l WHERE l."businessId" = ${businessId}::uuid AND l."account" = 'unapplied'
        ${place ? Prisma.sql`AND (l."clientId", l."currency") > (${place.id}::uuid, ${place.value})` : Prisma.empty}
      GROUP BY l."clientId", l."currency" HAVING sum(l."amountMinor") < 0
      ORDER BY l."clientId", l."currency" LIMIT ${PAGE_ROWS + 1}) w
    JOIN "Client" c ON c."businessId" = ${businessId}::uuid AND c."id" = w."clientId"
    ORDER BY w."clientId", w."currency"`
  const shown = rows.slice(0, PAGE_ROWS)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ currency, credit, open, ...row }) => ({
      ...row,
      credit: { minor: credit, currency },
      open: { minor: open, currency },
    })),
    next: rows.length > PAGE_ROWS && last ? writeKeyset({ value: last.currency, id: last.clientId }) : null,
  }
}

export interface CreditPage {
  readonly client: { readonly id: string; readonly name: string }
  /** What nothing else will take of it. */
  readonly credit: Money
  /** Where it came from, the oldest first; null: by a credit note. */
  readonly sources: readonly {
    readonly amount: Money
    readonly payment: {
      readonly id: string
      readonly method: PaymentMethod
      readonly at: Date
      readonly byProvider: boolean
    } | null
  }[]
  readonly invoices: readonly OpenItem[]
}

export interface OpenItem {
  readonly id: string
  readonly number: string
  readonly dueOn: PlainDate
  /** What can be paid of it: money that is clearing is taken off. */
  readonly balance: Money
}

/** A client's credit in one currency, and what it could pay. Null where the business has no such client. */
export async function readCreditPage(
  businessId: string,
  clientId: string,
  currency: string,
): Promise<CreditPage | null> {
  const client = await prisma.client.findUnique({
    where: { businessId_id: { businessId, id: clientId } },
    select: { id: true, name: true },
  })
  if (!client) return null
  const whose = { businessId, clientId, currency }
  const [parts, spokenFor, invoices] = await Promise.all([
    readClientCredit(prisma, whose),
    readCreditSpokenFor(prisma, whose),
    readOpenItems(whose),
  ])
  const payments = await prisma.payment.findMany({
    where: { businessId, id: { in: parts.flatMap(({ paymentId }) => paymentId ?? []) } },
    select: { id: true, method: true, startedAt: true, provider: true },
  })
  return {
    client,
    credit: subtractMoney(creditSum(parts, currency), { minor: spokenFor, currency }),
    sources: parts.map(({ paymentId, amount }) => {
      const payment = payments.find(({ id }) => id === paymentId)
      return {
        amount,
        payment: payment
          ? { id: payment.id, method: payment.method, at: payment.startedAt, byProvider: payment.provider !== 'manual' }
          : null,
      }
    }),
    invoices,
  }
}

/** A client's open invoices in one currency, the oldest due first. */
export async function readOpenItems(whose: {
  businessId: string
  clientId: string
  currency: string
}): Promise<OpenItem[]> {
  const rows = await prisma.invoice.findMany({
    where: { ...whose, state: 'issued', balanceMinor: { gt: 0 } },
    select: { id: true, number: true, dueOn: true, balanceMinor: true, processingMinor: true },
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
    take: 200,
  })
  return rows
    .map(({ id, number, dueOn, balanceMinor, processingMinor }) => ({
      ...{ id, number, dueOn: dayFromColumn(dueOn) },
      balance: { minor: balanceMinor - processingMinor, currency: whose.currency },
    }))
    .filter(({ balance }) => balance.minor > 0n)
}
