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

const declines: Record<string, string> = {
  card_declined: 'The card’s bank declined it',
  generic_decline: 'The card’s bank declined it and gave no reason',
  insufficient_funds: 'There was not enough money on the account',
  expired_card: 'The card has expired',
  incorrect_cvc: 'The card’s security code was wrong',
  lost_card: 'The card’s bank declined it',
  stolen_card: 'The card’s bank declined it',
  authentication_required: 'The bank wants the client to confirm it',
  processing_error: 'The bank could not process it',
  account_closed: 'The bank account is closed',
  no_account: 'There is no such bank account',
  debit_not_authorized: 'The account’s owner has not allowed the debit',
  payment_method_microdeposit_failed: 'The bank account was never confirmed',
}

/** Why a bank or a provider said no, in plain words. Source: docs.stripe.com/declines/codes, …/ach-direct-debit. */
export const declineWords = (reason: string): string =>
  declines[reason] ??
  reason
    .replaceAll('_', ' ')
    .toLowerCase()
    .replace(/^./, (first) => first.toUpperCase())
