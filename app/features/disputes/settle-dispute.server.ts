import { readCharges } from '#app/db/read/charges.server.ts'
import type { Dispute } from '#app/db/read/disputes.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { waiveCharge } from '#app/db/write/charges.server.ts'
import { issueCorrected } from '#app/db/write/corrected-invoice.server.ts'
import { issueCreditNote } from '#app/db/write/credit-notes.server.ts'
import { endDisputeRest } from '#app/db/write/dispute-rest.server.ts'
import { moveDispute } from '#app/db/write/disputes.server.ts'
import { doubtCheckouts } from '#app/db/write/doubt-checkouts.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { creditNoteLabels } from '#app/domain/credit-note/credit-note-labels.ts'
import type { DecidedOutcome } from '#app/domain/dispute/check-outcome.ts'
import { answerUntil } from '#app/domain/dispute/objection.ts'
import { reasonNames } from '#app/domain/dispute/dispute-reason.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { isPositive, minMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { wordsLocale } from '#app/domain/words/language.ts'
import { attachCorrected, attachCreditNote } from '#app/features/mail/attach-papers.server.ts'
import type { Paper } from '#app/features/mail/attach-papers.server.ts'
import { tellClientOfDispute } from './tell-dispute.server.ts'

interface Decision {
  /** For the client; may be empty, save where nothing is granted. */
  words: string
  /** True: the client agreed to what was proposed; null: it is for them to say. */
  agreed: true | null
  /** What sets this decision apart from an earlier one of the case. */
  step: string
  actor: string
  now: Date
}

/**
 * Ends a case by its outcome, all of it at once: credit note, corrected invoice, the rest lifted, the client told. False where
 * somebody was first. The caller holds the client's lock and has checked the outcome against the facts.
 */
export async function settleDispute(
  tx: Tx,
  dispute: Dispute,
  decided: DecidedOutcome,
  how: Decision,
): Promise<boolean> {
  const { outcome, amount } = decided
  const { words, agreed, step, actor, now } = how
  const moved = await moveDispute(tx, dispute, 'resolve', {
    ...{ outcome, creditMinor: amount && amount.minor, decidedAt: now, decidedBy: actor, remindAt: null },
    ...(agreed && { agreed, agreedAt: now }),
  })
  if (!moved) return false
  const { businessId, id: disputeId, clientId, invoiceId, invoice, business } = dispute
  const { credit, corrected, papers } = await applyOutcome(tx, dispute, decided, how)
  await endDisputeRest(tx, dispute, { outcome: 'decided', actor, now })
  const data = {
    ...{ disputeId, number: invoice.number, outcome, reason: words },
    ...(amount && { amount: moneyData(amount) }),
  } satisfies TimelineData['dispute.resolved']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'dispute.resolved', actor, at: now, data }])
  const decidedOn = todayIn(business.timeZone, instantOf(now))
  await tellClientOfDispute(tx, dispute, {
    ...{ kind: outcome, step: `decision/${step}`, message: words, credit, now },
    answerBy: answerUntil({ state: 'resolved', outcome, decidedOn, agreed: agreed ?? dispute.agreed }),
    ...(corrected && {
      corrected: { amount: corrected.amount, number: corrected.number },
      leadsTo: { invoiceId: corrected.id, number: corrected.number },
    }),
    attachments: papers,
  })
  return true
}

interface Applied {
  credit: { amount: Money; number: number | null } | null
  corrected: { id: string; number: string; amount: Money } | null
  papers: Paper[]
}

async function applyOutcome(
  tx: Tx,
  dispute: Dispute,
  { outcome, amount }: DecidedOutcome,
  { words, actor, now }: Decision,
): Promise<Applied> {
  if (outcome === 'rejected' || !amount) return { credit: null, corrected: null, papers: [] }
  const { businessId, id: disputeId, invoiceId, invoice } = dispute
  const isWhole = outcome === 'corrected' || (outcome === 'accepted' && dispute.disputed === null)
  // What was charged for being late on something that was not owed falls with it; a credit note is for the invoice itself.
  if (isWhole) await waiveAll(tx, dispute, { actor, now })
  const open = await openOf(tx, dispute)
  const isOpen = isPositive(invoice.balance)
  const sum = outcome === 'corrected' ? open : isWhole && isOpen ? minMoney(amount, open) : amount
  const corrected =
    outcome === 'corrected'
      ? {
          ...(await issueCorrected(tx, { businessId, invoiceId, amount, correction: dispute.correction, actor, now })),
          amount,
        }
      : null
  if (!isPositive(sum)) return { credit: { amount, number: null }, corrected, papers: [] }

  const labels = creditNoteLabels(await localeOf(tx, dispute))
  const note = await issueCreditNote(tx, {
    ...{ businessId, invoiceId, disputeId, amount: sum, actor, now },
    reason: corrected ? labels.replacedBy(corrected.number) : words,
  })
  await doubtCheckouts(tx, { businessId, invoiceIds: [invoiceId], now })
  if (corrected) {
    await tx.dispute.update({
      where: { businessId_id: { businessId, id: disputeId } },
      data: { correctedInvoiceId: corrected.id },
    })
  }
  return {
    credit: note,
    corrected,
    papers: [
      await attachCreditNote(tx, businessId, note.id, now),
      ...(corrected ? [await attachCorrected(tx, businessId, corrected.id, now)] : []),
    ],
  }
}

async function waiveAll(tx: Tx, dispute: Dispute, { actor, now }: { actor: string; now: Date }): Promise<void> {
  const { businessId, invoiceId, reason: code } = dispute
  const charged = (await readCharges(tx, businessId, [invoiceId])).get(invoiceId)?.charges ?? []
  const reason = `the client disputed the invoice: ${reasonNames[code].toLowerCase()}`
  for (const { id } of charged.filter(({ open }) => isPositive(open)))
    await waiveCharge(tx, { businessId, chargeId: id, reason, actor, now })
}

async function openOf(tx: Tx, { businessId, invoiceId }: Dispute): Promise<Money> {
  const { balanceMinor, currency } = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: { balanceMinor: true, currency: true },
  })
  return { minor: balanceMinor, currency }
}

async function localeOf(tx: Tx, { businessId, clientId, business }: Dispute): Promise<string> {
  const { locale } = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: { locale: true },
  })
  return wordsLocale(locale, business.locale)
}
