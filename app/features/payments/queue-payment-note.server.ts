import { loadCorrespondent } from '#app/db/read/correspondent.server.ts'
import { loadSendCalendar } from '#app/db/read/send-calendar.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { dateOf, instantOf, parseDay, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { addBusinessDays } from '#app/domain/calendar/send-calendar.ts'
import { defaultSendHours } from '#app/domain/dunning/dunning-facts.ts'
import { nextSendInstant } from '#app/domain/dunning/send-window.ts'
import type { Money } from '#app/domain/money.ts'
import { clearingDays } from '#app/domain/payment/clearing-days.ts'
import { isOwnEnding } from '#app/domain/payment/own-ending.ts'
import { draftPaymentNote } from '#app/domain/payment/payment-note-draft.ts'
import type { PaymentNote } from '#app/domain/payment/payment-note-draft.ts'
import { queueNote } from '#app/features/mail/queue-note.server.ts'

interface NoteToTell {
  businessId: string
  paymentId: string
  note: PaymentNote
  /** How much of it the note is about; left out: all of it. */
  amount?: Money
  /** The day two small deposits arrive (YYYY-MM-DD); null: not known, or they should be there. */
  expectedOn?: string | null
  now: Date
}

/**
 * Tells the client how a payment of theirs stands, each kind once per payment; an unfinished one once per invoice and day, and
 * only while the invoice is open and the client has done nothing else about it since.
 */
export async function queuePaymentNote(
  tx: Tx,
  { businessId, paymentId, note, amount, expectedOn, now }: NoteToTell,
): Promise<void> {
  const payment = await tx.payment.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: paymentId } },
    include: {
      targets: { include: { invoice: { select: { number: true } } }, orderBy: { invoice: { dueOn: 'asc' } } },
      client: { select: { business: { select: { timeZone: true } } } },
    },
  })
  const { clientId, targets } = payment
  const invoiceId = targets[0]?.invoiceId
  if (!invoiceId) return
  const today = todayIn(payment.client.business.timeZone, instantOf(now))
  const isUnfinished = note === 'unfinished'
  if (isUnfinished && (isOwnEnding(payment.failureReason) || (await isAnsweredOtherwise(tx, payment)))) return

  const correspondent = await loadCorrespondent(tx, businessId, clientId)
  const wait = clearingDays[payment.method]
  const calendar = await loadSendCalendar(tx, businessId, now.getUTCFullYear())
  const arrives: PlainDate | null = wait === null ? null : addBusinessDays(today, wait, calendar)
  const told = expectedOn ? parseDay(expectedOn) : null
  const draft = draftPaymentNote(
    note,
    {
      businessName: correspondent.business.name,
      greetingName: correspondent.greetingName,
      locale: correspondent.locale,
      numbers: targets.map(({ invoice }) => invoice.number),
      amount: amount ?? { minor: payment.amountMinor, currency: payment.currency },
      method: payment.method,
      expectedOn: note === 'processing' ? arrives : told,
    },
    correspondent.templates,
  )
  const isAgain = note === 'verify_bank' && !expectedOn
  const isAnswer = note === 'processing' || (note === 'verify_bank' && !isAgain)
  await queueNote(tx, {
    ...{ businessId, correspondent, invoiceId, draft, now },
    key: isUnfinished
      ? `payment-unfinished/${invoiceId}/${today.toString()}`
      : `payment-${note}${isAgain ? '-again' : ''}/${paymentId}`,
    kind: 'payment',
    // Whoever has just paid is there to read it; everything else waits for the day.
    ...(!isAnswer && {
      sendAt: dateOf(
        nextSendInstant(instantOf(now), correspondent.timeZone, {
          ...defaultSendHours,
          sendHour: defaultSendHours.sendFromHour,
        }),
      ),
    }),
  })
}

/** True where the invoice asks for nothing any more, or the client has paid, promised, asked or proposed something since. */
async function isAnsweredOtherwise(
  tx: Tx,
  payment: { businessId: string; id: string; clientId: string; startedAt: Date; targets: { invoiceId: string }[] },
): Promise<boolean> {
  const { businessId, id, clientId, startedAt } = payment
  const invoiceIds = payment.targets.map(({ invoiceId }) => invoiceId)
  const open = await tx.invoice.count({
    where: { businessId, id: { in: invoiceIds }, state: 'issued', balanceMinor: { gt: 0 }, processingMinor: 0 },
  })
  if (open < invoiceIds.length) return true
  const others = await tx.paymentTarget.count({
    where: {
      businessId,
      invoiceId: { in: invoiceIds },
      paymentId: { not: id },
      OR: [{ live: true }, { payment: { startedAt: { gt: startedAt } } }],
    },
  })
  if (others > 0) return true
  const holds = await tx.hold.count({
    where: {
      businessId,
      releasedAt: null,
      placedAt: { gt: startedAt },
      OR: [{ invoiceId: { in: invoiceIds } }, { clientId, invoiceId: null }, { clientId: null }],
    },
  })
  return holds > 0
}

/** Takes back what was written about payments of these invoices and has not gone out yet: it is not true any more. */
export async function cancelPaymentNotes(
  tx: Tx,
  { businessId, invoiceIds, now }: { businessId: string; invoiceIds: readonly string[]; now: Date },
): Promise<void> {
  if (invoiceIds.length === 0) return
  const waiting = await tx.outboxMessage.findMany({
    where: {
      businessId,
      kind: 'payment',
      state: 'queued',
      invoiceId: { in: [...invoiceIds] },
      OR: ['payment-unfinished/', 'payment-verify_bank', 'payment-processing/'].map((startsWith) => ({
        key: { startsWith },
      })),
    },
    select: { id: true, clientId: true },
  })
  for (const { id, clientId } of waiting) {
    await moveMessage(tx, { businessId, id, clientId }, 'cancel', { now, reason: 'The payment has moved on.' })
  }
}
