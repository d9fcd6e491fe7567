import type { PaymentMethod } from './settlement.ts'

/**
 * Business days until money that is on its way should be there; null: it is there at once, or nobody can say. Stripe names up
 * to four for a bank debit (docs.stripe.com/payments/ach-direct-debit), PayPal up to six for an eCheck.
 */
export const clearingDays: Readonly<Record<PaymentMethod, number | null>> = {
  card: null,
  ach: 4,
  paypal: 6,
  check: null,
  transfer: null,
  cash: null,
  other: null,
}
