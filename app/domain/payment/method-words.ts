export interface AcceptedMethods {
  readonly acceptsCard: boolean
  readonly acceptsAch: boolean
  readonly acceptsPaypal: boolean
  readonly transferDetails: string | null
}

/** The ways to pay an invoice in this currency, as a sentence names them. Bank debits by ACH exist in US dollars only. */
export function methodWords(accepted: AcceptedMethods, currency: string): string[] {
  return [
    accepted.acceptsCard && 'card',
    accepted.acceptsAch && currency === 'USD' && 'bank debit (ACH)',
    accepted.acceptsPaypal && 'PayPal',
    accepted.transferDetails !== null && 'bank transfer',
  ].filter((word) => word !== false)
}
