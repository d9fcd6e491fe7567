import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction, type Tx } from '#app/db/transaction.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { AttemptClaim } from '#app/domain/payment/attempt-claim.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

interface LostAttempt {
  readonly provider: 'stripe' | 'paypal'
  readonly paymentId: string
  readonly claim: AttemptClaim
  /** Checkout session or order. */
  readonly checkoutRef: string | null
  /** The charge of a kept method: it has no checkout. */
  readonly providerRef: string | null
  readonly now: Date
}

/**
 * Writes an attempt down again that the provider knows and we forgot: it was begun after the backup we came from. What the
 * provider's object says of it is ours, put there when it was begun. What became of it is then asked like of any other. Money
 * whose client or method is gone too is put before a person. Answers its row's key; null: nothing to ask about.
 */
export async function reviveAttempt(lost: LostAttempt): Promise<{ businessId: string; id: string } | null> {
  const { paymentId, claim } = lost
  const { businessId, clientId } = claim
  return inTransaction(async (tx) => {
    const business = await tx.business.findUnique({ where: { id: businessId }, select: { timeZone: true } })
    if (!business) return null
    const isThere = await lockClient(tx, businessId, clientId)
    const known = await tx.payment.count({ where: { businessId, id: paymentId } })
    if (known > 0) return { businessId, id: paymentId }
    const { instalment } = claim
    const savedMethodId = instalment?.savedMethodId ?? null
    const hasMethod =
      savedMethodId === null || (await tx.savedMethod.count({ where: { businessId, id: savedMethodId } })) > 0
    if (!isThere || !hasMethod) {
      await askPerson(tx, lost, business.timeZone, isThere ? clientId : null)
      return null
    }
    await writeDown(tx, lost)
    return { businessId, id: paymentId }
  })
}

async function writeDown(
  tx: Tx,
  { provider, paymentId, claim, checkoutRef, providerRef, now }: LostAttempt,
): Promise<void> {
  const { businessId, clientId, method, amount, startedAt, instalment } = claim
  const invoices = await tx.invoice.findMany({
    where: { businessId, clientId, id: { in: claim.targets.map(({ invoiceId }) => invoiceId) } },
    select: { id: true, number: true, targets: { where: { live: true }, select: { paymentId: true } } },
  })
  const isFree = invoices.every((invoice) => invoice.targets.length === 0)
  const plan = instalment && (await tx.instalmentPlan.count({ where: { businessId, id: instalment.planId } })) > 0
  await tx.payment.create({
    data: {
      ...{ businessId, id: paymentId, clientId, provider, method, checkoutRef, providerRef, startedAt },
      ...{ amountMinor: amount.minor, currency: amount.currency, nextReconcileAt: now },
      state: checkoutRef === null ? 'started' : 'open',
      planId: plan ? instalment.planId : null,
      planPosition: plan ? instalment.position : null,
      savedMethodId: instalment?.savedMethodId ?? null,
    },
  })
  const targets = claim.targets.flatMap(({ invoiceId, minor, discountMinor }) => {
    const invoice = invoices.find(({ id }) => id === invoiceId)
    return invoice ? [{ id: invoice.id, number: invoice.number, minor, discountMinor }] : []
  })
  await tx.paymentTarget.createMany({
    data: targets.map(({ id, minor, discountMinor }) => ({
      ...{ businessId, paymentId, invoiceId: id, amountMinor: minor, discountMinor, live: isFree },
    })),
  })
  await recordEvents(
    tx,
    targets.map(({ id, number, minor }) => ({
      ...{ businessId, clientId, invoiceId: id, type: 'payment.started' as const, actor: 'system', at: now },
      data: {
        ...{ paymentId, method, number, amount: moneyData({ minor, currency: amount.currency }) },
      } satisfies TimelineData['payment.started'],
    })),
  )
}

async function askPerson(tx: Tx, lost: LostAttempt, timeZone: string, clientId: string | null): Promise<void> {
  const { provider, paymentId, claim, checkoutRef, providerRef, now } = lost
  const name = provider === 'stripe' ? 'Stripe' : 'PayPal'
  await openTask(tx, {
    ...{ businessId: claim.businessId, clientId, invoiceId: null, kind: 'review', now },
    key: `forgotten-payment/${paymentId}`,
    title: `${name} knows a payment of ${formatMoney(claim.amount)} that this database forgot (${checkoutRef ?? providerRef ?? paymentId}): look it up there and record it`,
    dueOn: todayIn(timeZone, instantOf(now)),
  })
}
