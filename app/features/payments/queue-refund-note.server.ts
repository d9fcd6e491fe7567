import { loadCorrespondent } from '#app/db/read/correspondent.server.ts'
import { loadSendCalendar } from '#app/db/read/send-calendar.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { addBusinessDays } from '#app/domain/calendar/send-calendar.ts'
import type { Money } from '#app/domain/money.ts'
import type { RefundEffect } from '#app/domain/payment/give-back.ts'
import { draftPaymentNote } from '#app/domain/payment/payment-note-draft.ts'
import type { PaymentNote } from '#app/domain/payment/payment-note-draft.ts'
import { refundDays } from '#app/domain/payment/refund-days.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import { queueNote } from '#app/features/mail/queue-note.server.ts'

const notes: Record<RefundEffect, PaymentNote> = {
  credit_invoice: 'refunded',
  reopen: 'refunded_open',
  credit: 'credit_refunded',
}

/** Tells the client that money is on its way back: how much, how, until when. Once per refund. */
export async function queueRefundNote(
  tx: Tx,
  refund: {
    businessId: string
    clientId: string
    refundId: string
    amount: Money
    method: PaymentMethod
    effect: RefundEffect
    /** The invoices it concerns; none where it comes out of credit. */
    invoiceIds: readonly string[]
    now: Date
  },
): Promise<void> {
  const { businessId, clientId, refundId, amount, method, effect, invoiceIds, now } = refund
  const invoices = await tx.invoice.findMany({
    where: { businessId, clientId, ...(invoiceIds.length > 0 && { id: { in: [...invoiceIds] } }) },
    select: { id: true, number: true },
    orderBy: { issuedOn: invoiceIds.length > 0 ? 'asc' : 'desc' },
    take: Math.max(1, invoiceIds.length),
  })
  const [first] = invoices
  if (!first) return
  const correspondent = await loadCorrespondent(tx, businessId, clientId)
  const wait = refundDays[method]
  const calendar = await loadSendCalendar(tx, businessId, now.getUTCFullYear())
  const draft = draftPaymentNote(
    notes[effect],
    {
      businessName: correspondent.business.name,
      greetingName: correspondent.greetingName,
      locale: correspondent.locale,
      numbers: invoices.map(({ number }) => number),
      ...{ amount, method },
      expectedOn:
        wait === null ? null : addBusinessDays(todayIn(correspondent.timeZone, instantOf(now)), wait, calendar),
    },
    correspondent.templates,
  )
  await queueNote(tx, {
    ...{ businessId, correspondent, invoiceId: first.id, draft, now },
    key: `refund/${refundId}`,
    kind: 'payment',
  })
}
