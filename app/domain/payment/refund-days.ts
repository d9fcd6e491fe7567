import type { PaymentMethod } from './settlement.ts'

/**
 * Business days until money that was given back is with the client; null: at once, or nobody can say. Sources: Stripe names five to
 * ten for cards and up to five for bank accounts (docs.stripe.com/refunds), PayPal five where it goes back to a bank.
 */
export const refundDays: Readonly<Record<PaymentMethod, number | null>> = {
  card: 10,
  ach: 5,
  paypal: 5,
  check: null,
  transfer: 3,
  cash: null,
  other: null,
}
