import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { DiscountTax } from '#app/domain/invoice/early-discount.ts'
import { formatPercent } from '#app/domain/percent.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'

const fields = ['discountBps', 'discountDays', 'discountTax', 'discountDespiteOverdue'] as const

export interface DiscountOffer {
  /** What a new invoice offers unless it says otherwise; null: nothing. */
  readonly offer: { readonly bps: bigint; readonly days: number } | null
  readonly tax: DiscountTax
  readonly despiteOverdue: boolean
}

/** Changes what new invoices offer for being paid early. Invoices on file keep what they say. */
export async function changeDiscountOffer(call: {
  businessId: string
  discount: DiscountOffer
  actor: string
  now: Date
}): Promise<void> {
  const { businessId, discount, actor, now } = call
  const data = {
    discountBps: discount.offer && Number(discount.offer.bps),
    discountDays: discount.offer && discount.offer.days,
    discountTax: discount.tax,
    discountDespiteOverdue: discount.despiteOverdue,
  }
  await inTransaction(async (tx) => {
    const before = await tx.business.findUniqueOrThrow({ where: { id: businessId }, omit: { logo: true } })
    const changed = [
      ...(before.discountBps === data.discountBps && before.discountDays === data.discountDays
        ? []
        : ['early-payment discount']),
      ...(before.discountTax === data.discountTax ? [] : ['tax on early-payment discounts']),
      ...(before.discountDespiteOverdue === data.discountDespiteOverdue
        ? []
        : ['discounts while other invoices are overdue']),
    ]
    if (changed.length === 0) return
    await tx.business.update({ where: { id: businessId }, data })
    const changes = changesOf(fields, before, data, { discountBps: (bps: number) => formatPercent(BigInt(bps)) })
    await recordEvents(tx, [{ businessId, type: 'business.updated', actor, at: now, data: { changed, changes } }])
  })
}
