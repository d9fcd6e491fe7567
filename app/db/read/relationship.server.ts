import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'

export interface Relationship {
  /** The day of the first invoice; null before it. */
  readonly since: PlainDate | null
  /** Invoices settled on or before their due date in the last two years, by the business's clock. */
  readonly paidOnTime: number
  /** What was invoiced in the last twelve months, one sum per currency. */
  readonly yearly: readonly Money[]
}

/** How long somebody has been a client, how they have paid, and how much there is between us. */
export async function readRelationship(tx: Tx, businessId: string, clientId: string, now: Date): Promise<Relationship> {
  const [history, yearly] = await Promise.all([
    readHistories(tx, businessId, [{ clientId, now }]),
    tx.invoice.groupBy({
      by: ['currency'],
      where: { businessId, clientId, state: { notIn: ['draft', 'void'] }, issuedOn: { gt: yearsBefore(now, 1) } },
      _sum: { totalMinor: true },
    }),
  ])
  return {
    ...historyOf(history, clientId),
    yearly: yearly.map(({ currency, _sum }) => ({ currency, minor: _sum.totalMinor ?? 0n })),
  }
}

type History = Pick<Relationship, 'since' | 'paidOnTime'>

export const historyOf = (histories: ReadonlyMap<string, History>, clientId: string): History =>
  histories.get(clientId) ?? { since: null, paidOnTime: 0 }

/** How long clients have been clients, and how they have paid; who was never invoiced is not among them. */
export async function readHistories(
  tx: Tx,
  businessId: string,
  clients: readonly { readonly clientId: string; readonly now: Date }[],
): Promise<Map<string, History>> {
  const ids = clients.map(({ clientId }) => clientId)
  const after = clients.map(({ now }) => yearsBefore(now, 2).toISOString())
  const rows = await tx.$queryRaw<{ clientId: string; since: Date; paidOnTime: number }[]>`
    SELECT i."clientId", min(i."issuedOn") AS "since",
      (count(*) FILTER (WHERE i."state" = 'settled' AND i."settledAt" > asked."after"
        AND (i."settledAt" AT TIME ZONE b."timeZone")::date <= i."dueOn"))::int AS "paidOnTime"
    FROM unnest(${ids}::uuid[], ${after}::timestamptz[]) AS asked("clientId", "after")
    JOIN "Business" b ON b."id" = ${businessId}::uuid
    JOIN "Invoice" i ON i."businessId" = b."id" AND i."clientId" = asked."clientId" AND i."state" NOT IN ('draft', 'void')
    GROUP BY i."clientId"`
  return new Map(rows.map(({ clientId, since, paidOnTime }) => [clientId, { since: dayFromColumn(since), paidOnTime }]))
}

const yearsBefore = (now: Date, years: number): Date => new Date(now.getTime() - years * 365 * 24 * 3_600_000)
