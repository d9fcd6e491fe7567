import type { PaymentState } from '#app/domain/payment/payment-state.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import type { StatusTone } from './status-badge.tsx'

export const methodWords: Record<PaymentMethod, string> = {
  card: 'Card',
  ach: 'Bank debit (ACH)',
  paypal: 'PayPal',
  check: 'Check',
  transfer: 'Transfer',
  cash: 'Cash',
  other: 'Other',
}

export const paymentLooks: Record<PaymentState, { tone: StatusTone; word: string }> = {
  started: { tone: 'quiet', word: 'Started' },
  open: { tone: 'quiet', word: 'Checkout open' },
  verifying: { tone: 'waiting', word: 'Bank account to be confirmed' },
  processing: { tone: 'waiting', word: 'Clearing' },
  settled: { tone: 'settled', word: 'Received' },
  failed: { tone: 'needs-you', word: 'Failed' },
  expired: { tone: 'quiet', word: 'Expired' },
  cancelled: { tone: 'quiet', word: 'Called off' },
  part_refunded: { tone: 'late', word: 'Part refunded' },
  refunded: { tone: 'late', word: 'Refunded' },
  disputed: { tone: 'needs-you', word: 'Disputed' },
  returned: { tone: 'needs-you', word: 'Returned' },
}
