import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { NewTimelineEvent } from '#app/db/write/timeline.server.ts'
import { discountWords } from '#app/domain/invoice/early-discount.ts'
import type { DiscountPart } from '#app/domain/invoice/early-discount.ts'
import { isPositive } from '#app/domain/money.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import type { Circumstances, Settled } from './apply-settlement.server.ts'

/** Puts on record what became of these payments and of the invoices they were for. */
export async function recordSettlements(tx: Tx, about: Circumstances, settled: readonly Settled[]): Promise<void> {
  const { businessId } = about
  const rows = await tx.invoice.findMany({
    where: { businessId, id: { in: settled.flatMap(invoicesOf) } },
    select: { id: true, number: true, discountBps: true, discountUntil: true },
  })
  const invoices: InvoiceRows = new Map(rows.map((row) => [row.id, row]))
  await recordEvents(
    tx,
    settled.flatMap((one) => eventsOf(about, one, invoices)),
  )
}

type InvoiceRows = ReadonlyMap<string, { number: string; discountBps: number | null; discountUntil: Date | null }>

/** Those that took some of it; where none did, those it was meant for. */
function invoicesOf({ facts: { payment }, settlement: { parts } }: Settled): string[] {
  return (parts.length > 0 ? parts : payment.targets).map(({ invoiceId }) => invoiceId)
}

function eventsOf(
  { businessId, actor = 'provider', now }: Circumstances,
  settled: Settled,
  invoices: InvoiceRows,
): NewTimelineEvent[] {
  const { facts, settlement, finding } = settled
  const { payment } = facts
  const { outcome, parts, unapplied } = settlement
  if (outcome === 'open' || outcome === 'unchanged') return []
  const common = { businessId, clientId: payment.clientId, actor, at: now }
  const invoiceIds = invoicesOf(settled)
  if (invoiceIds.length === 0) {
    const data = { paymentId: payment.id, amount: moneyData(payment.amount), method: payment.method }
    return [{ ...common, invoiceId: null, type: 'payment.unapplied', data }]
  }
  const numberOf = (invoiceId: string) => invoices.get(invoiceId)?.number ?? ''
  const about = (invoiceId: string, type: string, data: object = {}) => {
    const part = [...parts, ...payment.targets].find((p) => p.invoiceId === invoiceId)?.amount ?? payment.amount
    const number = numberOf(invoiceId)
    return {
      ...common,
      invoiceId,
      type,
      data: { paymentId: payment.id, amount: moneyData(part), method: payment.method, number, ...data },
    }
  }
  const reason = finding?.failureReason
  const extra: object = {
    ...(outcome === 'quarantined' ? { amount: moneyData(unapplied), asked: moneyData(payment.amount) } : {}),
    ...(outcome === 'failed' && reason ? { reason } : {}),
  }
  const overpaid =
    outcome === 'settled' && isPositive(unapplied) && invoiceIds[0]
      ? [about(invoiceIds[0], 'payment.overpaid', { over: moneyData(unapplied) })]
      : []
  return [
    ...invoiceIds.map((invoiceId) => about(invoiceId, `payment.${outcome}`, extra)),
    ...overpaid,
    ...settlement.discounts.map((discount) => ({
      ...common,
      invoiceId: discount.invoiceId,
      type: 'discount.applied',
      data: {
        number: numberOf(discount.invoiceId),
        paymentId: payment.id,
        amount: moneyData(discount.amount),
        calculation: calculationOf(discount, invoices.get(discount.invoiceId)),
      } satisfies TimelineData['discount.applied'],
    })),
    ...settlement.recovered.map(({ invoiceId, amount, isWhole }) => ({
      ...common,
      invoiceId,
      type: 'invoice.recovered',
      data: { number: numberOf(invoiceId), amount: moneyData(amount), isWhole },
    })),
    ...settlement.invoicesSettled.map((invoiceId) => ({
      ...common,
      invoiceId,
      type: 'invoice.settled',
      data: { number: numberOf(invoiceId) },
    })),
  ]
}

function calculationOf(
  discount: DiscountPart,
  terms: { discountBps: number | null; discountUntil: Date | null } | undefined,
): string {
  if (!terms?.discountBps || !terms.discountUntil) return ''
  return discountWords(discount, { bps: BigInt(terms.discountBps), until: dayFromColumn(terms.discountUntil) }, 'en-US')
}
