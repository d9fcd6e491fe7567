import { z } from 'zod'
import { capitalId } from '../random-id.ts'
import { changeCapture } from './orders.ts'
import { unprocessable } from './paypal-error.ts'
import { minorUnits, money } from './paypal-money.ts'
import type { PayPalCapture, PayPalRefund, PayPalStore } from './paypal-store.ts'
import { fullRefund, refundsOf } from './representation.ts'

export const RefundRequest = z.object({
  amount: z.object({ currency_code: z.string(), value: z.string() }).optional(),
  custom_id: z.string().min(1).max(127).optional(),
  invoice_id: z.string().min(1).max(127).optional(),
  note_to_payer: z.string().min(1).max(255).optional(),
})

export function refundedMinor(store: PayPalStore, capture: PayPalCapture): bigint {
  return refundsOf(store, capture).reduce((sum, { amount }) => sum + minorUnits(amount, '/amount'), 0n)
}

/** Gives a completed capture back, whole or in part. Throws PayPalError. */
export function refundCapture(
  store: PayPalStore,
  capture: PayPalCapture,
  given: z.infer<typeof RefundRequest>,
): PayPalRefund {
  if (capture.status === 'PENDING')
    throw unprocessable('PENDING_CAPTURE', 'Cannot initiate a refund as the capture is pending.')
  if (capture.status === 'DECLINED' || capture.status === 'FAILED') {
    throw unprocessable('TRANSACTION_REFUSED', 'The capture did not take place.')
  }
  const isDisputed = store.disputes
    .values()
    .some(({ captureId, status }) => captureId === capture.id && status !== 'RESOLVED')
  if (isDisputed) {
    throw unprocessable(
      'TRANSACTION_DISPUTED',
      'Partial refunds cannot be offered at this time because there is an open case on this transaction.',
    )
  }
  const left = minorUnits(capture.amount, '/amount') - refundedMinor(store, capture)
  if (left === 0n) throw unprocessable('CAPTURE_FULLY_REFUNDED', 'The capture has already been fully refunded.')
  const currency = capture.amount.currency_code
  if (given.amount && given.amount.currency_code !== currency) {
    throw unprocessable('REFUND_CAPTURE_CURRENCY_MISMATCH', 'Refund must be in the same currency as the capture.')
  }
  const amount = given.amount ? minorUnits(given.amount, '/amount/value') : left
  if (amount > left) {
    throw unprocessable(
      'REFUND_AMOUNT_EXCEEDED',
      'The refund amount must be less than or equal to the capture amount that has not yet been refunded.',
    )
  }
  return takeBack(store, capture, amount, left, {
    isReversal: false,
    customId: given.custom_id ?? capture.customId,
    invoiceId: given.invoice_id ?? capture.invoiceId,
    note: given.note_to_payer ?? null,
  })
}

/** PayPal takes back what is left of a capture, or so much of it, as after a chargeback or a bank's return. */
export function reverseCapture(store: PayPalStore, capture: PayPalCapture, wanted?: bigint): PayPalRefund | null {
  const left = minorUnits(capture.amount, '/amount') - refundedMinor(store, capture)
  if (left === 0n || !['COMPLETED', 'PARTIALLY_REFUNDED'].includes(capture.status)) return null
  const { customId, invoiceId } = capture
  const minor = wanted !== undefined && wanted < left ? wanted : left
  return takeBack(store, capture, minor, left, { isReversal: true, customId, invoiceId, note: 'Payment reversed' })
}

type TakenBack = Pick<PayPalRefund, 'isReversal' | 'customId' | 'invoiceId' | 'note'>

function takeBack(
  store: PayPalStore,
  capture: PayPalCapture,
  minor: bigint,
  left: bigint,
  how: TakenBack,
): PayPalRefund {
  const amount = money(minor, capture.amount.currency_code)
  const refund: PayPalRefund = {
    id: capitalId(),
    captureId: capture.id,
    status: 'COMPLETED',
    amount,
    createdAt: store.now(),
    ...how,
  }
  store.refunds.put(refund.id, refund)
  changeCapture(store, capture, minor === left ? 'REFUNDED' : 'PARTIALLY_REFUNDED')
  const event = how.isReversal ? 'REVERSED' : 'REFUNDED'
  const summary = `A ${amount.value} ${amount.currency_code} capture payment was ${event.toLowerCase()}`
  store.emit(`PAYMENT.CAPTURE.${event}`, 'refund', summary, fullRefund(store, refund))
  return refund
}
