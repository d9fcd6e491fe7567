import { loadPlan } from '#app/db/read/plans.server.ts'
import { readPlanStandings } from '#app/db/read/plan-standing.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { markCollected, stopCollecting } from '#app/db/write/collecting.server.ts'
import { recordPlanEvent } from '#app/db/write/plan-events.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { autopayTaskKey } from '#app/db/write/advance-plans.server.ts'
import { dateOf, formatDay, instantOf, todayIn } from '#app/domain/business-day.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { Settlement } from '#app/domain/payment/settlement.ts'
import { afterDecline } from '#app/domain/plan/autopay.ts'
import type { AfterDecline } from '#app/domain/plan/autopay.ts'
import { autopayWords } from '#app/domain/portal/words/autopay/autopay-words.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import { languageOf, wordsLocale } from '#app/domain/words/language.ts'
import { queueAgreedNote } from '#app/features/mail/queue-agreed-note.server.ts'
import type { ProviderFinding } from '#app/gateways/payments/payment-gateway.ts'

interface Answer {
  businessId: string
  paymentId: string
  finding: ProviderFinding
  now: Date
}

/** What follows for a plan's instalment from what became of its charge. In the transaction that says so, under the client's lock. */
export async function answerCharge(
  tx: Tx,
  { outcome, ...answer }: Answer & { outcome: Settlement['outcome'] },
): Promise<void> {
  const { businessId, paymentId: id } = answer
  if (outcome === 'failed') return answerDecline(tx, answer)
  if (outcome !== 'settled' && outcome !== 'quarantined') return
  await markCollected(tx, await tx.payment.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } }))
}

/**
 * When a kept method was charged in vain: another try, the client's own hand, or somebody's desk; and the client is
 * told, once at the first decline and once when it is over.
 */
async function answerDecline(tx: Tx, { businessId, paymentId, finding, now }: Answer): Promise<void> {
  const payment = await tx.payment.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: paymentId } },
    include: { savedMethod: true, client: { include: { business: { omit: { logo: true } } } } },
  })
  const { planId, planPosition: position, savedMethod: method, client } = payment
  if (!planId || position === null || !method) return
  const plan = await loadPlan(tx, businessId, planId)
  const record = (await readPlanStandings(tx, businessId, [planId], now)).get(planId)
  const instalment = record?.standing.instalments.find((one) => one.position === position)
  if (plan?.state !== 'active' || !record || !instalment) return
  const where = { businessId_planId_position: { businessId, planId, position } }
  const { autopayTries: triesBefore } = await tx.planInstalment.findUniqueOrThrow({ where })
  const { business } = client
  const next = afterDecline(
    {
      ...{ timeZone: business.timeZone, sendHour: business.sendHour, triesBefore },
      method: method.kind === 'ach' ? 'ach' : 'card',
      advice: finding.adviceCode,
      reason: finding.failureReason,
      needsClient: finding.needsClient,
    },
    instantOf(now),
  )
  // Stopped or changed meanwhile: the method of this attempt is not tried again.
  const isStanding = record.autopayMethodId === method.id
  const retryAt = isStanding && next.kind === 'retry' ? next.at : null
  await tx.planInstalment.update({
    where,
    data: { autopayTries: triesBefore + 1, autopayAt: retryAt && dateOf(retryAt) },
  })
  const count = record.standing.instalments.length
  const reason = whyInWords(next, finding)
  const data = {
    position,
    count,
    amount: moneyData({ minor: payment.amountMinor, currency: payment.currency }),
    reason,
  }
  await recordPlanEvent(tx, plan, 'autopay.failed', data, { actor: 'provider', now })

  const locale = wordsLocale(client.locale, business.locale)
  const isOver = retryAt === null
  if (isOver || triesBefore === 0) {
    const retryOn = retryAt && formatDay(todayIn(business.timeZone, retryAt), locale)
    const messageId = await queueAgreedNote(tx, {
      ...{ businessId, plan: { ...record, autopayMethodId: method.id }, instalment, kind: 'plan', now },
      note: next.kind === 'ask_client' ? 'autopay_action' : 'autopay_failed',
      key: `autopay-failed/${paymentId}/${triesBefore + 1}`,
      message: retryOn && autopayWords[languageOf(locale)].triesAgain(retryOn),
    })
    // It asks for the instalment with the link to pay it: nothing more is said on its day.
    const said = { businessId, planId, position, step: 'due', messageId, at: now }
    if (isOver && messageId) await tx.instalmentNotice.createMany({ data: [said], skipDuplicates: true })
  }
  if (next.kind === 'give_up' && next.stops && isStanding)
    await stopCollecting(tx, plan, {
      reason: `${method.label} is not charged any more: ${reason}`,
      actor: 'system',
      now,
    })
  if (!isOver || next.kind === 'ask_client') return
  const part = `instalment ${position} of ${count}, ${formatMoney(instalment.open, business.locale)}`
  await openTask(tx, {
    ...{ businessId, clientId: plan.clientId, now, kind: 'payment_failed', key: autopayTaskKey(planId, position) },
    invoiceId: plan.invoices[0]?.invoiceId ?? null,
    title: `${method.label} of ${plan.clientName} did not pay ${part}: see whether the client needs another way`,
    dueOn: todayIn(business.timeZone, instantOf(now)),
  })
}

/** For the record. */
function whyInWords(next: AfterDecline, { failureReason }: ProviderFinding): string {
  if (next.kind === 'ask_client') return 'the bank asks the client to confirm it'
  return failureReason ? failureReason.replaceAll('_', ' ') : 'declined'
}
