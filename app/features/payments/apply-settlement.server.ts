import type { LoadedSettlementFacts } from '#app/db/read/settlement-facts.server.ts'
import { readThankedPlans } from '#app/db/read/thanked-plan.server.ts'
import { movePayments, refreshProcessing } from '#app/db/sql/move-payments.server.ts'
import type { PaymentMove } from '#app/db/sql/move-payments.server.ts'
import { saveNextChecks } from '#app/db/sql/next-checks.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { advancePlansOf } from '#app/db/write/advance-plans.server.ts'
import { appendPostingsOf } from '#app/db/write/ledger.server.ts'
import { moveInvoices } from '#app/db/write/move-invoice.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { matchNoticesOf } from '#app/db/write/notices.server.ts'
import { judgePromisesOf } from '#app/db/write/promises.server.ts'
import { finishTasks, openTask } from '#app/db/write/tasks.server.ts'
import { dateOf, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { isLive } from '#app/domain/payment/payment-state.ts'
import type { Settlement } from '#app/domain/payment/settlement.ts'
import type { ProviderFinding } from '#app/gateways/payments/payment-gateway.ts'
import { queueThankYous } from '#app/features/mail/queue-thank-you.server.ts'
import { unansweredTask } from './give-to-person.server.ts'
import { cancelPaymentNotes, queuePaymentNote } from './queue-payment-note.server.ts'
import { queuePaymentProblem } from './queue-payment-problem.server.ts'
import { reconcileAt } from './reconcile-schedule.ts'
import { recordSettlements } from './record-settlement.server.ts'

/** One Settlement with what it was decided on. */
export interface Settled {
  facts: LoadedSettlementFacts
  settlement: Settlement
  /** What the provider said beside state and amount; null for a payment recorded by hand. */
  finding: Pick<ProviderFinding, 'providerRef' | 'failureReason' | 'adviceCode' | 'verification'> | null
}

export interface Circumstances {
  businessId: string
  /** Who made it known: the provider, or a person who recorded it. */
  actor?: string
  /** The day the books know it by; left out: today. */
  occurredOn?: PlainDate
  now: Date
}

/**
 * Writes Settlements whole, in the caller's transaction and under the locks of their clients, each another's: payment state,
 * ledger, invoices, reminders, tasks, thank-you, timeline. A repeat finds the state moved already and writes nothing.
 */
export async function applySettlements(tx: Tx, about: Circumstances, settled: readonly Settled[]): Promise<void> {
  const { businessId, now } = about
  const claimed = await movePayments(
    tx,
    businessId,
    settled.map((one) => moveOf(one, now)),
  )
  const moved = settled.filter(
    ({ facts, settlement }) => claimed.has(facts.payment.id) && settlement.outcome !== 'unchanged',
  )
  const [first] = moved
  if (!first) return

  await refreshTargets(tx, businessId, moved)
  const today = todayIn(first.facts.businessZone, instantOf(now))
  await appendPostingsOf(
    tx,
    { businessId, occurredOn: about.occurredOn ?? today, recordedAt: now },
    moved.map(({ facts, settlement }) => ({ clientId: facts.payment.clientId, postings: settlement.postings })),
  )
  const settlements = moved.map(({ settlement }) => settlement)
  const paid = settlements.flatMap(({ invoicesSettled }) => invoicesSettled)
  await moveInvoices(tx, businessId, paid, 'settle', now)
  const recovered = settlements.flatMap((one) => one.recovered.filter(({ isWhole }) => isWhole))
  const recoveredIds = recovered.map(({ invoiceId }) => invoiceId)
  await moveInvoices(tx, businessId, recoveredIds, 'recover', now)
  await tidyDesk(tx, businessId, moved, now)
  const rechecked = moved.flatMap(({ facts, settlement }) =>
    settlement.recheckClientAt
      ? [{ clientId: facts.payment.clientId, nextCheckAt: dateOf(settlement.recheckClientAt) }]
      : [],
  )
  if (rechecked.length > 0) await saveNextChecks(tx, businessId, rechecked)
  await recordSettlements(tx, about, moved)
  await followUp(tx, businessId, moved, now)
  await thank(tx, businessId, moved, now)
  await cancelPaymentNotes(tx, { businessId, invoiceIds: arrivedFor(moved), now })
  for (const one of moved) await tellClient(tx, businessId, one, now)
}

const arrivedFor = (moved: readonly Settled[]): string[] =>
  moved
    .filter(({ settlement: { outcome } }) => outcome === 'settled' || outcome === 'quarantined')
    .flatMap(({ facts }) => facts.payment.targets.map(({ invoiceId }) => invoiceId))

function moveOf({ facts: { payment }, settlement: { nextState, event }, finding }: Settled, now: Date): PaymentMove {
  return {
    ...{ id: payment.id, from: payment.state, to: nextState, nextReconcileAt: reconcileAt(nextState, 0, now) },
    verifyUrl: nextState === 'verifying' ? (finding?.verification?.url ?? null) : null,
    providerRef: finding?.providerRef || null,
    // A checkout that ends unpaid may have seen a declined card: that is not why it ended.
    failureReason: nextState === 'failed' ? finding?.failureReason || null : null,
    adviceCode: finding?.adviceCode || null,
    settledAt: event === 'settle' ? now : null,
  }
}

async function refreshTargets(tx: Tx, businessId: string, moved: readonly Settled[]): Promise<void> {
  for (const live of [true, false]) {
    const ids = moved.filter((one) => isLive(one.settlement.nextState) === live).map(({ facts }) => facts.payment.id)
    if (ids.length === 0) continue
    await tx.paymentTarget.updateMany({ where: { businessId, paymentId: { in: ids } }, data: { live } })
  }
  await refreshProcessing(
    tx,
    businessId,
    moved.map(({ facts }) => facts.payment.id),
  )
}

/** Reminders that ask for what was paid, questions that are answered, and what a person should see. */
async function tidyDesk(tx: Tx, businessId: string, moved: readonly Settled[], now: Date): Promise<void> {
  for (const { facts, settlement } of moved) {
    const { clientId } = facts.payment
    for (const id of settlement.cancelReminders)
      await moveMessage(tx, { businessId, id, clientId }, 'cancel', { now, reason: 'A payment came in.' })
  }
  const over = moved.filter(({ settlement }) => !isLive(settlement.nextState))
  const keys = over.map(({ facts }) => unansweredTask(facts.payment.id))
  await finishTasks(tx, { businessId, keys, outcome: 'The provider answered.', actor: 'system', now })
  for (const { facts, settlement } of moved)
    for (const task of settlement.tasks)
      await openTask(tx, { businessId, clientId: facts.payment.clientId, now, ...task })
}

/** What clients had promised, said or agreed. */
async function followUp(tx: Tx, businessId: string, moved: readonly Settled[], now: Date): Promise<void> {
  const settled = clientsOf(moved.filter(({ settlement }) => settlement.outcome === 'settled'))
  if (settled.length > 0) {
    await judgePromisesOf(tx, businessId, settled, now)
    await matchNoticesOf(tx, businessId, settled, now)
  }
  // Money on its way rests a plan's mails, and money that fails wakes them.
  const clientIds = clientsOf(moved.filter(({ settlement }) => settlement.outcome !== 'open'))
  if (clientIds.length > 0) await advancePlansOf(tx, { businessId, clientIds, now })
}

const clientsOf = (settled: readonly Settled[]) => settled.map(({ facts }) => facts.payment.clientId)

async function thank(tx: Tx, businessId: string, moved: readonly Settled[], now: Date): Promise<void> {
  const thanked = moved.flatMap(({ facts: { payment, businessZone }, settlement: { thankYou, postings } }) => {
    if (!thankYou) return []
    const received = postings[0]?.entries[0]?.amount ?? payment.amount
    const receivedOn = todayIn(businessZone, instantOf(now))
    return [{ businessId, paymentId: payment.id, clientId: payment.clientId, thankYou, received, receivedOn }]
  })
  if (thanked.length === 0) return
  const invoices = thanked.map(({ thankYou }) => thankYou.invoiceIds)
  const plans = await readThankedPlans(tx, businessId, invoices, now)
  await queueThankYous(
    tx,
    businessId,
    thanked.map((one, n) => ({ ...one, plan: plans[n] ?? null })),
    now,
  )
}

/** What the client hears of an ending beside the thank-you. What was told before and is not true any more is taken back. */
async function tellClient(
  tx: Tx,
  businessId: string,
  { facts, settlement, finding }: Settled,
  now: Date,
): Promise<void> {
  const { id, state, targets } = facts.payment
  const about = { businessId, paymentId: id, invoiceIds: targets.map(({ invoiceId }) => invoiceId), now }
  switch (settlement.outcome) {
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

async function unfinished(
  tx: Tx,
  about: Parameters<typeof cancelPaymentNotes>[1] & { paymentId: string },
): Promise<void> {
  await cancelPaymentNotes(tx, about)
  await queuePaymentNote(tx, { ...about, note: 'unfinished' })
}
