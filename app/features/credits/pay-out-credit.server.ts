import { readClientCredit, readCreditSpokenFor } from '#app/db/read/client-credit.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { finishCreditTasks } from '#app/db/write/credit-tasks.server.ts'
import { appendPostings } from '#app/db/write/ledger.server.ts'
import { insertRefund } from '#app/db/write/refunds.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { creditSum } from '#app/domain/ledger/client-credit.ts'
import { isPositive } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { giveBack } from '#app/domain/payment/give-back.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

export interface CreditToPayOut {
  businessId: string
  clientId: string
  /** Made by whoever asks, so that a second press of the same form pays nothing more. */
  refundId: string
  amount: Money
  method: 'check' | 'transfer' | 'cash' | 'other'
  paidOn: PlainDate
  reference: string | null
  reason: string
  actor: string
  now: Date
}

/** Writes down that a person paid credit out by other means, whichever payment it was left of. */
export async function payOutCredit(
  wish: CreditToPayOut,
): Promise<Result<{ refundId: string }, 'bad_amount' | 'above_credit'>> {
  const { businessId, clientId, refundId, amount, method, reason, actor, now } = wish
  if (!isPositive(amount)) return refuse('bad_amount')
  return inTransaction(async (tx): Promise<Result<{ refundId: string }, 'bad_amount' | 'above_credit'>> => {
    await lockClient(tx, businessId, clientId)
    const known = await tx.refund.count({ where: { businessId, id: refundId } })
    if (known > 0) return ok({ refundId })
    const whose = { businessId, clientId, currency: amount.currency }
    const credit = await readClientCredit(tx, whose)
    const free = creditSum(credit, amount.currency).minor - (await readCreditSpokenFor(tx, whose))
    if (amount.minor > free) return refuse('above_credit')
    const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
    const { posting } = giveBack({ id: refundId, paymentId: null, amount, effect: 'credit', applied: [], credit })
    const { reference, paidOn } = wish
    await insertRefund(tx, {
      ...{ businessId, id: refundId, clientId, paymentId: null, amount, effect: 'credit', reason, method, reference },
      ...{ paidOn, state: 'settled', endedAt: now, actor, now },
    })
    const occurredOn = todayIn(timeZone, instantOf(now))
    await appendPostings(tx, { businessId, clientId, occurredOn, recordedAt: now }, [posting])
    const data = { amount: moneyData(amount), method, reason } satisfies TimelineData['credit.paid_out']
    await recordEvents(tx, [{ businessId, clientId, type: 'credit.paid_out', actor, at: now, data }])
    await finishCreditTasks(tx, { ...whose, outcome: 'the credit was paid out', actor, now })
    return ok({ refundId })
  })
}
