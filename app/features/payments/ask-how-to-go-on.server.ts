import type { Tx } from '#app/db/transaction.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { addDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'

/** How long a person has to decide before the pause itself asks again. */
const reviewAfterDays = 14

const words = {
  refunded: {
    hold: 'A payment was given back. Decide how to go on.',
    task: (sum: string) => `${sum} was given back to the client: decide whether the invoice is still to be paid`,
  },
  returned: {
    hold: 'The bank took the payment back. Decide how to go on.',
    task: (sum: string) => `The bank took back a payment of ${sum}: decide how to go on with the client`,
  },
  disputed: {
    hold: '',
    task: (sum: string) =>
      `A payment of ${sum} is disputed at the client's bank: answer there, then decide how to go on`,
  },
}

export interface MoneyGone {
  businessId: string
  clientId: string
  paymentId: string
  cause: keyof typeof words
  /** Tells one refund of a payment from another; part of the task's key. */
  about: string
  amount: Money
  /** Owed again by it: they rest until somebody decides (P13, P14). */
  invoiceIds: readonly string[]
  now: Date
}

/** Money left without a decision of ours: what is owed again rests, and a person is asked. */
export async function askHowToGoOn(tx: Tx, gone: MoneyGone): Promise<void> {
  const { businessId, clientId, paymentId, cause, about, amount, invoiceIds, now } = gone
  const { timeZone, locale } = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true, locale: true },
  })
  const today = todayIn(timeZone, instantOf(now))
  for (const invoiceId of invoiceIds) {
    await insertHold(tx, {
      ...{ businessId, clientId, invoiceId, kind: 'manual', amount: null, until: null, now },
      reason: words[cause].hold,
      // Its own task asks today; this one comes only if nobody has decided by then.
      reviewOn: addDays(today, reviewAfterDays),
      stopsCharges: true,
      actor: 'system',
    })
  }
  await openTask(tx, {
    ...{ businessId, clientId, kind: 'review', dueOn: today, now },
    key: `money-back/${paymentId}/${cause}/${about}`,
    title: words[cause].task(formatMoney(amount, locale)),
    invoiceId: invoiceIds[0] ?? null,
  })
}
