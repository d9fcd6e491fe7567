import { dayToColumn } from '#app/db/calendar-day.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { insertPromise } from '#app/db/write/promises.server.ts'
import { formatDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { PromiseRefusal } from '#app/domain/promise-to-pay/check-promise.ts'
import { ok } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { queueAnswer } from '#app/features/mail/queue-answer.server.ts'

export interface PortalPromise {
  businessId: string
  clientId: string
  invoiceId: string
  amount: Money
  dueOn: PlainDate
  now: Date
}

/**
 * A client names the day on which they will pay; follow-up waits for it, and they have it in writing. Safe to repeat: the
 * same promise said twice is one.
 */
export async function promiseOnPortal(
  promise: PortalPromise,
): Promise<Result<{ promiseId: string }, PromiseRefusal | 'not_found'>> {
  const { businessId, clientId, invoiceId, amount, dueOn, now } = promise
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const said = await tx.promiseToPay.findFirst({
      where: {
        ...{ businessId, invoiceId, state: 'pending', source: 'portal' },
        ...{ amountMinor: amount.minor, currency: amount.currency, dueOn: dayToColumn(dueOn) },
      },
      select: { id: true },
    })
    if (said) return ok({ promiseId: said.id })
    const made = await insertPromise(tx, {
      ...{ businessId, invoiceId, amount, dueOn, source: 'portal', note: null, actor: 'client', now },
    })
    if (!made.ok) return made
    const { promiseId } = made.value
    await queueAnswer(tx, {
      ...{ businessId, clientId, invoiceId, answer: 'promise', key: `answer/promise/${promiseId}`, now },
      said: (locale) => ({ 'answer.amount': formatMoney(amount, locale), 'answer.on': formatDay(dueOn, locale) }),
    })
    return made
  })
}
