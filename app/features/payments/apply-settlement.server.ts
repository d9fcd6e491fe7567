import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { LoadedSettlementFacts } from '#app/db/read/settlement-facts.server.ts'
import { readThankedPlan } from '#app/db/read/thanked-plan.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { advancePlans } from '#app/db/write/advance-plans.server.ts'
import { appendPostings } from '#app/db/write/ledger.server.ts'
import { moveInvoices } from '#app/db/write/move-invoice.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { matchNotices } from '#app/db/write/notices.server.ts'
import { judgePromises } from '#app/db/write/promises.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { dateOf, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { discountWords } from '#app/domain/invoice/early-discount.ts'
import type { DiscountPart } from '#app/domain/invoice/early-discount.ts'
import { isPositive } from '#app/domain/money.ts'
import { isLive } from '#app/domain/payment/payment-state.ts'
import type { Settlement } from '#app/domain/payment/settlement.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import type { ProviderFinding } from '#app/gateways/payments/payment-gateway.ts'
import { queueThankYou } from '#app/features/mail/queue-thank-you.server.ts'
import { cancelPaymentNotes, queuePaymentNote } from './queue-payment-note.server.ts'
import { queuePaymentProblem } from './queue-payment-problem.server.ts'
import { reconcileAt } from './reconcile-schedule.ts'

export interface SettlementToApply {
  businessId: string
  facts: LoadedSettlementFacts
  settlement: Settlement
  /** What the provider said beside state and amount; null for a payment recorded by hand. */
  finding: Pick<ProviderFinding, 'providerRef' | 'failureReason' | 'adviceCode' | 'verification'> | null
  /** Who made it known: the provider, or a person who recorded it. */
  actor?: string
  /** The day the books know it by; left out: today. */
  occurredOn?: PlainDate
  now: Date
}

/**
 * Writes one Settlement whole, in the caller's transaction and under the client's lock: payment state, ledger, invoices,
 * reminders, tasks, thank-you, timeline. A repeat finds the state moved already and writes nothing.
 */
export async function applySettlement(tx: Tx, apply: SettlementToApply): Promise<void> {
  const { businessId, facts, settlement, finding, now } = apply
  const { payment } = facts
  const { nextState } = settlement
  const isOver = !isLive(nextState)
  const claimed = await tx.payment.updateMany({
    where: { businessId, id: payment.id, state: payment.state },
    data: {
      state: nextState,
      nextReconcileAt: reconcileAt(nextState, 0, now),
      reconcileTries: 0,
      ...(finding?.providerRef ? { providerRef: finding.providerRef } : {}),
      // A checkout that ends unpaid may have seen a declined card: that is not why it ended.
      ...(finding?.failureReason && nextState === 'failed' ? { failureReason: finding.failureReason } : {}),
      ...(finding?.adviceCode ? { adviceCode: finding.adviceCode } : {}),
      verifyUrl: nextState === 'verifying' ? (finding?.verification?.url ?? null) : null,
      ...(settlement.event === 'settle' ? { settledAt: now } : {}),
    },
  })
  if (claimed.count === 0 || settlement.outcome === 'unchanged') return

  await tx.paymentTarget.updateMany({ where: { businessId, paymentId: payment.id }, data: { live: !isOver } })
  await refreshProcessing(tx, businessId, payment.id)
  const today = todayIn(facts.businessZone, instantOf(now))
  await appendPostings(
    tx,
    { businessId, clientId: payment.clientId, occurredOn: apply.occurredOn ?? today, recordedAt: now },
    settlement.postings,
  )
  await moveInvoices(tx, businessId, settlement.invoicesSettled, 'settle', now)
  const recovered = settlement.recovered.filter(({ isWhole }) => isWhole).map(({ invoiceId }) => invoiceId)
  await moveInvoices(tx, businessId, recovered, 'recover', now)
  for (const id of settlement.cancelReminders) {
    await moveMessage(tx, { businessId, id, clientId: payment.clientId }, 'cancel', {
      now,
      reason: 'A payment came in.',
    })
  }
  for (const task of settlement.tasks) await openTask(tx, { businessId, clientId: payment.clientId, now, ...task })
  if (settlement.recheckClientAt) {
    await tx.client.update({
      where: { businessId_id: { businessId, id: payment.clientId } },
      data: { nextCheckAt: dateOf(settlement.recheckClientAt) },
    })
  }
  await recordSettlement(tx, apply)
  if (settlement.outcome === 'settled') {
    await judgePromises(tx, businessId, payment.clientId, now)
    await matchNotices(tx, businessId, payment.clientId, now)
  }
  // Money on its way rests a plan's mails, and money that fails wakes them.
  if (settlement.outcome !== 'open') await advancePlans(tx, { businessId, clientId: payment.clientId, now })
  if (settlement.thankYou) {
    const { thankYou, postings } = settlement
    const received = postings[0]?.entries[0]?.amount ?? payment.amount
    const plan = await readThankedPlan(tx, businessId, thankYou.invoiceIds, now)
    const { id: paymentId, clientId } = payment
    await queueThankYou(tx, { businessId, paymentId, clientId, thankYou, received, receivedOn: today, plan }, now)
  }
  await tellClient(tx, apply)
}

/** What the client hears of an ending beside the thank-you. What was told before and is not true any more is taken back. */
async function tellClient(tx: Tx, { businessId, facts, settlement, finding, now }: SettlementToApply): Promise<void> {
  const { id, state } = facts.payment
  const about = { businessId, paymentId: id, now }
  switch (settlement.outcome) {
    case 'settled':
    case 'quarantined':
      return cancelPaymentNotes(tx, about)
    case 'verifying':
      return queuePaymentNote(tx, {
        ...about,
        note: 'verify_bank',
        expectedOn: finding?.verification?.arrivesOn ?? null,
      })
    case 'processing':
      await cancelPaymentNotes(tx, about)
      // A debit that was announced two days ago needs no second word.
      if (facts.payment.byItself) return
      return queuePaymentNote(tx, { ...about, note: 'processing' })
    case 'failed':
      // An account that was never confirmed is a payment that was not finished; anything else was refused by a bank.
      if (state === 'verifying') return unfinished(tx, about)
      return queuePaymentProblem(tx, { businessId, facts, now })
    case 'expired':
      if (state === 'open' || state === 'verifying') return unfinished(tx, about)
  }
}

async function unfinished(tx: Tx, about: { businessId: string; paymentId: string; now: Date }): Promise<void> {
  await cancelPaymentNotes(tx, about)
  await queuePaymentNote(tx, { ...about, note: 'unfinished' })
}

/** The cached sum of what is on its way, or waits for its bank account to be confirmed, from the attempts themselves. */
export async function refreshProcessing(tx: Tx, businessId: string, paymentId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Invoice" i SET "processingMinor" = (
      SELECT coalesce(sum(t."amountMinor"), 0) FROM "PaymentTarget" t
      JOIN "Payment" p ON p."businessId" = t."businessId" AND p."id" = t."paymentId"
      WHERE t."businessId" = i."businessId" AND t."invoiceId" = i."id" AND p."state" IN ('processing', 'verifying'))
    FROM "PaymentTarget" touched
    WHERE touched."businessId" = ${businessId}::uuid AND touched."paymentId" = ${paymentId}::uuid
      AND i."businessId" = touched."businessId" AND i."id" = touched."invoiceId"`
}

async function recordSettlement(
  tx: Tx,
  { businessId, facts, settlement, finding, actor = 'provider', now }: SettlementToApply,
): Promise<void> {
  const { payment } = facts
  const { outcome, parts, unapplied } = settlement
  if (outcome === 'open' || outcome === 'unchanged') return
  const common = { businessId, clientId: payment.clientId, actor, at: now }
  const invoiceIds =
    parts.length > 0 ? parts.map(({ invoiceId }) => invoiceId) : payment.targets.map(({ invoiceId }) => invoiceId)
  if (invoiceIds.length === 0) {
    const data = { paymentId: payment.id, amount: moneyData(payment.amount), method: payment.method }
    await recordEvents(tx, [{ ...common, invoiceId: null, type: 'payment.unapplied', data }])
    return
  }
  const invoices = await tx.invoice.findMany({
    where: { businessId, id: { in: invoiceIds } },
    select: { id: true, number: true, discountBps: true, discountUntil: true },
  })
  const numbers = new Map(invoices.map(({ id, number }) => [id, number]))
  const about = (invoiceId: string, type: string, data: object = {}) => {
    const part = [...parts, ...payment.targets].find((p) => p.invoiceId === invoiceId)?.amount ?? payment.amount
    const number = numbers.get(invoiceId) ?? ''
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
  await recordEvents(tx, [
    ...invoiceIds.map((invoiceId) => about(invoiceId, `payment.${outcome}`, extra)),
    ...overpaid,
    ...settlement.discounts.map((discount) => ({
      ...common,
      invoiceId: discount.invoiceId,
      type: 'discount.applied',
      data: {
        number: numbers.get(discount.invoiceId) ?? '',
        paymentId: payment.id,
        amount: moneyData(discount.amount),
        calculation: calculationOf(
          discount,
          invoices.find(({ id }) => id === discount.invoiceId),
        ),
      } satisfies TimelineData['discount.applied'],
    })),
    ...settlement.recovered.map(({ invoiceId, amount, isWhole }) => ({
      ...common,
      invoiceId,
      type: 'invoice.recovered',
      data: { number: numbers.get(invoiceId) ?? '', amount: moneyData(amount), isWhole },
    })),
    ...settlement.invoicesSettled.map((invoiceId) => ({
      ...common,
      invoiceId,
      type: 'invoice.settled',
      data: { number: numbers.get(invoiceId) ?? '' },
    })),
  ])
}

function calculationOf(
  discount: DiscountPart,
  terms: { discountBps: number | null; discountUntil: Date | null } | undefined,
): string {
  if (!terms?.discountBps || !terms.discountUntil) return ''
  return discountWords(discount, { bps: BigInt(terms.discountBps), until: dayFromColumn(terms.discountUntil) }, 'en-US')
}
