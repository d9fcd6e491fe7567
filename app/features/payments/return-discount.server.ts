import { readStandingPosting } from '#app/db/read/posting.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { appendPostings } from '#app/db/write/ledger.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { reversalOf } from '#app/domain/ledger/post.ts'
import { negateMoney } from '#app/domain/money.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

/** The early-payment discount goes back with a payment that is gone as a whole, not with a part of it. */
export async function returnDiscount(
  tx: Tx,
  { businessId, clientId, paymentId, now }: { businessId: string; clientId: string; paymentId: string; now: Date },
): Promise<void> {
  const discount = await readStandingPosting(tx, businessId, `discount/${paymentId}`)
  if (!discount) return
  const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
  const occurredOn = todayIn(timeZone, instantOf(now))
  await appendPostings(tx, { businessId, clientId, occurredOn, recordedAt: now }, [reversalOf(discount)])
  for (const { account, invoiceId, amount } of discount.entries) {
    if (account !== 'receivable' || !invoiceId) continue
    const { number } = await tx.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
    const data = {
      number,
      paymentId,
      amount: moneyData(negateMoney(amount)),
    } satisfies TimelineData['discount.returned']
    await recordEvents(tx, [
      { businessId, clientId, invoiceId, type: 'discount.returned', actor: 'provider', at: now, data },
    ])
  }
}
