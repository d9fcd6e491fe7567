import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { HoldKind } from '#app/domain/dunning/hold.ts'
import { earlyDiscount } from '#app/domain/invoice/early-discount.ts'
import type { DiscountTax, EarlyDiscount } from '#app/domain/invoice/early-discount.ts'
import { readCharges } from './charges.server.ts'

/**
 * What a payment begun on `startedOn` would save, for those of these invoices that offer a discount then; a fixed number of
 * queries for any number of invoices.
 */
export async function readEarlyDiscounts(
  tx: Tx,
  businessId: string,
  invoiceIds: readonly string[],
  startedOn: PlainDate,
): Promise<Map<string, EarlyDiscount>> {
  const invoices = await tx.invoice.findMany({
    where: {
      businessId,
      id: { in: [...invoiceIds] },
      state: 'issued',
      discountUntil: { gte: dayToColumn(startedOn) },
    },
    include: { lines: { select: { taxMinor: true } } },
  })
  if (invoices.length === 0) return new Map()
  const ids = invoices.map(({ id }) => id)
  const clientIds = [...new Set(invoices.map(({ clientId }) => clientId))]
  const business = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true, discountTax: true, discountDespiteOverdue: true },
  })
  const charged = await readCharges(tx, businessId, ids)
  const holds = await tx.hold.findMany({
    where: { businessId, clientId: { in: clientIds }, kind: { in: ['plan', 'proposal', 'dispute'] } },
    select: { clientId: true, invoiceId: true, kind: true, until: true, placedAt: true, releasedAt: true },
  })
  const overdue = await tx.invoice.findMany({
    where: {
      businessId,
      clientId: { in: clientIds },
      state: 'issued',
      balanceMinor: { gt: 0 },
      dueOn: { lt: dayToColumn(startedOn) },
    },
    select: { id: true, clientId: true },
  })
  const inForce = holds.filter(({ until, placedAt, releasedAt }) => {
    const dayOf = (at: Date) => todayIn(business.timeZone, instantOf(at))
    return (
      compareDays(dayOf(placedAt), startedOn) <= 0 &&
      (!until || compareDays(startedOn, dayFromColumn(until)) <= 0) &&
      (!releasedAt || compareDays(startedOn, dayOf(releasedAt)) < 0)
    )
  })
  return new Map(
    invoices.flatMap(({ id, clientId, currency, state, ...row }) => {
      const inCurrency = (minor: bigint) => ({ minor, currency })
      const parts = charged.get(id)?.parts
      const offer = earlyDiscount(
        {
          state,
          total: inCurrency(row.totalMinor),
          tax: inCurrency(row.lines.reduce((sum, { taxMinor }) => sum + taxMinor, 0n)),
          credited: parts?.credited ?? inCurrency(0n),
          discounted: parts?.discounted ?? inCurrency(0n),
          balance: inCurrency(row.balanceMinor),
          terms:
            row.discountBps === null || row.discountUntil === null
              ? null
              : { bps: BigInt(row.discountBps), until: dayFromColumn(row.discountUntil) },
          taxHandling: business.discountTax as DiscountTax,
          holds: inForce
            .filter((hold) => hold.clientId === clientId && (hold.invoiceId ?? id) === id)
            .map(({ kind }) => kind as HoldKind),
          hasOverdue: overdue.some((other) => other.clientId === clientId && other.id !== id),
          despiteOverdue: business.discountDespiteOverdue,
        },
        startedOn,
      )
      return offer ? [[id, offer] as const] : []
    }),
  )
}
