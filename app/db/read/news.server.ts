import { prisma } from '#app/db/client.server.ts'
import type { Money } from '#app/domain/money.ts'
import type { MoneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import type { News, NewsType } from '#app/domain/today/news.ts'

/** The partial index TimelineEvent_news covers what is read here. */
export interface NewsRow extends News {
  readonly id: string
  readonly at: Date
  /** Where it is looked at. */
  readonly to: string
}

interface Row {
  id: string
  at: Date
  type: NewsType
  clientName: string
  clientId: string
  invoiceId: string | null
  data: {
    number?: string
    paymentId?: string
    amount?: MoneyData
    total?: MoneyData
    planId?: string
    disputeId?: string
  }
  paidMinor: bigint | null
}

/** The newest of them since `since`, a payment once however many invoices it was for, and a plan only where the client proposed it. */
export async function readNews(businessId: string, since: Date, most: number): Promise<NewsRow[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT e."id", e."at", e."type", c."name" AS "clientName", e."clientId", e."invoiceId", e."data", p."amountMinor" AS "paidMinor"
    FROM "TimelineEvent" e
    JOIN "Client" c ON c."businessId" = e."businessId" AND c."id" = e."clientId"
    LEFT JOIN "Payment" p ON e."type" = 'payment.settled' AND p."businessId" = e."businessId" AND p."id" = (e."data"->>'paymentId')::uuid
    WHERE e."businessId" = ${businessId}::uuid AND e."at" >= ${since}
      AND e."type" IN ('payment.settled', 'dispute.opened', 'plan.proposed', 'help.asked', 'already_paid.given')
      AND (e."type" <> 'plan.proposed' OR e."data"->>'by' = 'client')
    ORDER BY e."at" DESC, e."id" DESC LIMIT ${most}`
  const payments = new Set<string>()
  return rows
    .filter(({ data: { paymentId } }) => {
      if (!paymentId || !payments.has(paymentId)) return paymentId ? payments.add(paymentId) : true
      return false
    })
    .map(({ id, at, type, clientName, clientId, invoiceId, data, paidMinor }) => ({
      ...{ id, at, type, clientName, number: data.number ?? null },
      amount: amountOf(data, paidMinor),
      to: placeOf(type, data) ?? (invoiceId ? `/admin/invoices/${invoiceId}` : `/admin/clients/${clientId}`),
    }))
}

function amountOf({ amount, total }: Row['data'], paidMinor: bigint | null): Money | null {
  const said = amount ?? total
  if (!said) return null
  return { minor: paidMinor ?? BigInt(said.amount), currency: said.currency }
}

const placeOf = (type: NewsType, { planId, disputeId }: Row['data']): string | null => {
  if (type === 'plan.proposed' && planId) return `/admin/plans/${planId}`
  return type === 'dispute.opened' && disputeId ? `/admin/disputes/${disputeId}` : null
}

/** What happened since `since`, counted; a payment counts once, however many invoices it was for. */
export type Happened = Readonly<Record<'payments' | (typeof countedTypes)[number], number>>

const countedTypes = [
  'dispute.opened',
  'plan.proposed',
  'help.asked',
  'portal.viewed',
  'reminder.sent',
  'thank_you.sent',
] as const satisfies readonly (keyof TimelineData)[]

export async function countHappened(businessId: string, since: Date): Promise<Happened> {
  const [payments, groups] = await Promise.all([
    prisma.payment.count({ where: { businessId, settledAt: { gte: since } } }),
    prisma.timelineEvent.groupBy({
      by: ['type'],
      where: { businessId, at: { gte: since }, type: { in: [...countedTypes] } },
      _count: { _all: true },
    }),
  ])
  const count = (wanted: string) => groups.find(({ type }) => type === wanted)?._count._all ?? 0
  const events = Object.fromEntries(countedTypes.map((type) => [type, count(type)])) as Omit<Happened, 'payments'>
  return { payments, ...events }
}
