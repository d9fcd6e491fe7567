import type { PaymentMethod } from '../payment/settlement.ts'

/** How a payment was made, as words behind "a payment of $5.00". */
export const byMethod: Record<PaymentMethod, string> = {
  card: 'by card',
  ach: 'by bank debit',
  paypal: 'with PayPal',
  check: 'by check',
  transfer: 'by bank transfer',
  cash: 'in cash',
  other: '',
}
