import { loadAutopayFacts } from '#app/db/read/autopay-facts.server.ts'
import type { LoadedAutopay } from '#app/db/read/autopay-facts.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { dateOf, instantOf } from '#app/domain/business-day.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { allocatePayment } from '#app/domain/payment/allocate-payment.ts'
import type { AllocatedPart } from '#app/domain/payment/allocate-payment.ts'
import { paymentStatesBefore } from '#app/domain/payment/payment-state.ts'
import { decideAutopay } from '#app/domain/plan/autopay.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'
import { reconcileAt } from './reconcile-schedule.ts'

export interface InstalmentToCharge {
  businessId: string
  clientId: string
  planId: string
  position: number
}

export type Claim =
  | { kind: 'charge'; paymentId: string }
  /** Charges of this instalment that failed before and must be ended first: only one may ever bring money. */
  | { kind: 'end_first'; providerRefs: string[] }
  | { kind: 'later' | 'left' }

/** By then a charge that was begun is answered, or looked at again. */
const lookAgainMs = 24 * 60 * 60_000

/**
 * Decides on fresh facts whether a kept method is charged for an instalment now, and writes the attempt down before anybody is
 * asked for money. A declined charge of the same sum on the same method is taken up again; `ended` are those that cannot be.
 */
export async function claimCharge(tx: Tx, wish: InstalmentToCharge, ended: string[], now: Date): Promise<Claim> {
  const { businessId, clientId, planId, position } = wish
  await lockClient(tx, businessId, clientId)
  const loaded = await loadAutopayFacts(tx, wish, now)
  const where = { businessId_planId_position: { businessId, planId, position } }
  if (!loaded) {
    await tx.planInstalment.update({ where, data: { autopayAt: null } })
    return { kind: 'left' }
  }
  // Another worker was first.
  if (!loaded.autopayAt || loaded.autopayAt > now) return { kind: 'later' }
  const decision = decideAutopay(loaded.facts, instantOf(now))
  if (decision.kind !== 'charge') {
    const autopayAt = decision.kind === 'wait' ? dateOf(decision.until) : null
    await tx.planInstalment.update({ where, data: { autopayAt } })
    if (!autopayAt)
      await tx.instalmentPlan.updateMany({ where: { businessId, id: planId }, data: { nextCheckAt: now } })
    return { kind: autopayAt ? 'later' : 'left' }
  }

  const before = await tx.payment.findMany({
    where: { businessId, planId, planPosition: position, savedMethodId: { not: null }, state: 'failed' },
    select: { id: true, providerRef: true, savedMethodId: true, amountMinor: true },
    orderBy: { startedAt: 'desc' },
  })
  const { method, facts } = loaded
  const again = before.find(
    ({ savedMethodId, amountMinor, providerRef }) =>
      facts.tries > 0 &&
      savedMethodId === method.id &&
      amountMinor === facts.open.minor &&
      providerRef !== null &&
      !ended.includes(providerRef),
  )
  const providerRefs = before.flatMap(({ id, providerRef }) =>
    id !== again?.id && providerRef !== null && !ended.includes(providerRef) ? [providerRef] : [],
  )
  if (providerRefs.length > 0) return { kind: 'end_first', providerRefs }

  const paymentId = again ? await takeUpAgain(tx, businessId, again.id, now) : await writeDown(tx, wish, loaded, now)
  const { parts } = allocate(loaded)
  await tx.paymentTarget.createMany({
    data: parts.map(({ invoiceId, amount }) => ({ businessId, paymentId, invoiceId, amountMinor: amount.minor })),
  })
  await tx.planInstalment.update({ where, data: { autopayAt: new Date(now.getTime() + lookAgainMs) } })
  await recordStart(tx, wish, paymentId, method.kind, parts, now)
  return { kind: 'charge', paymentId }
}

async function writeDown(
  tx: Tx,
  { businessId, clientId, planId, position }: InstalmentToCharge,
  { method, facts }: LoadedAutopay,
  now: Date,
): Promise<string> {
  const id = newId()
  await tx.payment.create({
    data: {
      ...{ businessId, id, clientId, planId, planPosition: position },
      ...{ provider: 'stripe', method: method.kind, savedMethodId: method.id, state: 'started' },
      ...{ amountMinor: facts.open.minor, currency: facts.open.currency, startedAt: now },
      nextReconcileAt: reconcileAt('started', 0, now),
    },
  })
  return id
}

/** The same attempt lives once more, for the invoices as they stand now. */
async function takeUpAgain(tx: Tx, businessId: string, id: string, now: Date): Promise<string> {
  await tx.payment.updateMany({
    where: { businessId, id, state: { in: paymentStatesBefore('retry') } },
    data: {
      ...{ state: 'started', failureReason: null, adviceCode: null },
      ...{ nextReconcileAt: reconcileAt('started', 0, now), reconcileTries: 0 },
    },
  })
  await tx.paymentTarget.deleteMany({ where: { businessId, paymentId: id } })
  return id
}

/** Oldest due first over what the plan covers; an early-payment discount went with the plan. */
const allocate = ({ plan, facts }: LoadedAutopay) =>
  allocatePayment(
    facts.open,
    plan.invoices.map(({ id, number, dueOn, balance }) => ({
      ...{ number, dueOn, balance, discount: null },
      id: asInvoiceId(id),
    })),
  )

async function recordStart(
  tx: Tx,
  { businessId, clientId }: InstalmentToCharge,
  paymentId: string,
  method: 'card' | 'ach',
  parts: readonly AllocatedPart[],
  now: Date,
): Promise<void> {
  await recordEvents(
    tx,
    parts.map(({ invoiceId, number, amount }) => ({
      ...{ businessId, clientId, invoiceId, type: 'payment.started', actor: 'system', at: now },
      data: { paymentId, amount: moneyData(amount), method, number } satisfies TimelineData['payment.started'],
    })),
  )
}
