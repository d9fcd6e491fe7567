const known: Record<string, string> = {
  lost_or_stolen_card: 'the card was reported lost or stolen',
  expired_or_canceled_card: 'the card is no longer valid',
  charge_for_pending_refund_disputed: 'the client’s bank opened a dispute meanwhile',
  insufficient_funds: 'your balance at the provider was too low',
  declined: 'the bank declined it',
  merchant_request: 'it was called off',
  charge_already_refunded: 'everything had been given back already',
  refund_disputed_payment: 'the payment is disputed at the bank',
  REFUND_FAILED_INSUFFICIENT_FUNDS: 'your balance at the provider was too low',
  REFUND_TIME_LIMIT_EXCEEDED: 'the payment is too old to be given back there',
  CAPTURE_FULLY_REFUNDED: 'everything had been given back already',
  REFUND_AMOUNT_EXCEEDED: 'it is more than is left of the payment there',
  TRANSACTION_DISPUTED: 'the payment is disputed at PayPal',
}

/** Why a provider says a refund failed, in plain words. Sources: Stripe `refund.failure_reason` and error codes, PayPal issues of Payments v2. */
export const refundFailureWords = (reason: string): string =>
  known[reason] ?? (reason.replaceAll('_', ' ').toLowerCase() || 'no reason was given')
