import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { DisputeState } from '#app/domain/dispute/dispute-state.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { MessageState } from '#app/domain/message/message-state.ts'
import type { Money } from '#app/domain/money.ts'
import type { PaymentState } from '#app/domain/payment/payment-state.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import type { PlanState } from '#app/domain/plan/plan-state.ts'
import { isUuid, readKeyset, writeKeyset } from './keyset.ts'

const PAGE_ROWS = 50

interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

export interface ClientPayment {
  readonly id: string
  readonly at: Date
  readonly method: PaymentMethod
  readonly state: PaymentState
  readonly amount: Money
  readonly reference: string | null
  readonly invoices: readonly { readonly id: string; readonly number: string }[]
}

/** A client's payments and attempts to pay, the latest first. Ids grow with time, so that one is a place in the list. */
export async function listClientPayments(
  businessId: string,
  clientId: string,
  after: string | null,
): Promise<Page<ClientPayment>> {
  const rows = await prisma.payment.findMany({
    where: { businessId, clientId, ...(after && isUuid(after) && { id: { lt: after } }) },
    include: { targets: { select: { invoice: { select: { id: true, number: true } } }, take: 20 } },
    orderBy: { id: 'desc' },
    take: PAGE_ROWS + 1,
  })
  const shown = rows.slice(0, PAGE_ROWS)
  return {
    rows: shown.map(({ id, startedAt, settledAt, method, state, amountMinor, currency, reference, targets }) => ({
      ...{ id, at: settledAt ?? startedAt, method, state, reference },
      amount: { minor: amountMinor, currency },
      invoices: targets.map(({ invoice }) => invoice),
    })),
    next: rows.length > PAGE_ROWS ? (shown.at(-1)?.id ?? null) : null,
  }
}

const AGREEMENTS_MAX = 100

export interface ClientAgreements {
  readonly plans: readonly {
    readonly id: string
    readonly state: PlanState
    readonly total: Money
    readonly at: Date
  }[]
  readonly disputes: readonly {
    readonly id: string
    readonly state: DisputeState
    readonly number: string
    /** Null: the whole invoice. */
    readonly amount: Money | null
    readonly at: Date
  }[]
  readonly promises: readonly {
    readonly id: string
    readonly invoiceId: string
    readonly number: string
    readonly amount: Money
    readonly dueOn: PlainDate
    readonly state: 'pending' | 'kept' | 'broken' | 'cancelled'
  }[]
}

/** What was agreed with a client or argued about, the latest 100 of each. */
export async function readClientAgreements(businessId: string, clientId: string): Promise<ClientAgreements> {
  const latest = { where: { businessId, clientId }, orderBy: { id: 'desc' }, take: AGREEMENTS_MAX } as const
  const numbered = { invoice: { select: { number: true } } } as const
  const [plans, disputes, promises] = await Promise.all([
    prisma.instalmentPlan.findMany(latest),
    prisma.dispute.findMany({ ...latest, include: numbered }),
    prisma.promiseToPay.findMany({ ...latest, include: numbered }),
  ])
  return {
    plans: plans.map(({ id, state, totalMinor, currency, createdAt }) => ({
      ...{ id, state, at: createdAt },
      total: { minor: totalMinor, currency },
    })),
    disputes: disputes.map(({ id, state, invoice, amountMinor, currency, openedAt }) => ({
      ...{ id, state, number: invoice.number, at: openedAt },
      amount: amountMinor === null ? null : { minor: amountMinor, currency },
    })),
    promises: promises.map(({ id, invoiceId, invoice, amountMinor, currency, dueOn, state }) => ({
      ...{ id, invoiceId, number: invoice.number, state, dueOn: dayFromColumn(dueOn) },
      amount: { minor: amountMinor, currency },
    })),
  }
}

export interface ClientMail {
  readonly id: string
  readonly at: Date
  readonly kind: string
  readonly subject: string
  readonly to: string
  readonly state: MessageState
}

/** What was written to a client by mail, the latest first. */
export async function listClientMails(
  businessId: string,
  clientId: string,
  after: string | null,
): Promise<Page<ClientMail>> {
  const place = readKeyset(after, /^\d{1,15}$/)
  const at = place && new Date(Number(place.value))
  const rows = await prisma.outboxMessage.findMany({
    where: {
      ...{ businessId, clientId, kind: { not: 'notice' } },
      ...(place && at && { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: place.id } }] }),
    },
    select: { id: true, createdAt: true, sentAt: true, kind: true, subject: true, toAddress: true, state: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE_ROWS + 1,
  })
  const shown = rows.slice(0, PAGE_ROWS)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ id, createdAt, sentAt, kind, subject, toAddress, state }) => ({
      ...{ id, kind, subject, state, at: sentAt ?? createdAt, to: toAddress },
    })),
    next: rows.length > PAGE_ROWS && last ? writeKeyset({ value: `${last.createdAt.getTime()}`, id: last.id }) : null,
  }
}

const CALLS_MAX = 50

/** The latest calls with a client and letters to them, 50 of each. */
export async function readClientCalls(businessId: string, clientId: string) {
  const numbered = { invoice: { select: { number: true } } } as const
  const [calls, letters] = await Promise.all([
    prisma.callRecord.findMany({
      where: { businessId, clientId },
      include: numbered,
      orderBy: { at: 'desc' },
      take: CALLS_MAX,
    }),
    prisma.letter.findMany({
      where: { businessId, clientId },
      select: {
        ...{ id: true, number: true, subject: true, state: true, createdAt: true, invoiceId: true },
        ...numbered,
      },
      orderBy: { id: 'desc' },
      take: CALLS_MAX,
    }),
  ])
  return {
    calls: calls.map(({ id, at, spokeWith, outcome, notes, invoiceId, invoice }) => ({
      ...{ id, at, spokeWith, outcome, notes, invoiceId, number: invoice?.number ?? null },
    })),
    letters: letters.map(({ invoice, createdAt, ...letter }) => ({ ...letter, at: createdAt, about: invoice.number })),
  }
}

/** What a client owes: of it what is late, and what is in question; one sum per currency. */
export async function readClientSums(businessId: string, clientId: string, today: PlainDate) {
  const rows = await prisma.$queryRaw<{ currency: string; open: bigint; overdue: bigint; disputed: bigint }[]>`
    SELECT i."currency", sum(i."balanceMinor")::bigint AS "open",
      coalesce(sum(i."balanceMinor") FILTER (WHERE i."dueOn" < ${today.toString()}::date), 0)::bigint AS "overdue",
      coalesce(sum(least(i."balanceMinor", (
        SELECT coalesce(sum(coalesce(h."amountMinor", i."balanceMinor")), 0) FROM "Hold" h
        WHERE h."businessId" = i."businessId" AND h."clientId" = i."clientId" AND h."invoiceId" = i."id"
          AND h."kind" = 'dispute' AND h."releasedAt" IS NULL
          AND (h."until" IS NULL OR h."until" >= ${today.toString()}::date)))), 0)::bigint AS "disputed"
    FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid AND i."clientId" = ${clientId}::uuid AND i."state" = 'issued'
    GROUP BY 1 ORDER BY 1`
  const of = (field: 'open' | 'overdue' | 'disputed'): Money[] =>
    rows.flatMap((row) => (row[field] > 0n ? [{ minor: row[field], currency: row.currency }] : []))
  return { open: of('open'), overdue: of('overdue'), disputed: of('disputed') }
}
