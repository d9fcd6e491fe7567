export interface AcceptedMethods {
  readonly acceptsCard: boolean
  readonly acceptsAch: boolean
  readonly acceptsPaypal: boolean
  readonly transferDetails: string | null
}

/**
 * The ways to pay an invoice in this currency, as a sentence names them; the one the client asked for first. Bank debits by
 * ACH exist in US dollars only.
 */
export function methodWords(accepted: AcceptedMethods, currency: string, preferred: string | null = null): string[] {
  const ways: [method: string, isOffered: boolean, word: string][] = [
    ['card', accepted.acceptsCard, 'card'],
    ['ach', accepted.acceptsAch && currency === 'USD', 'bank debit (ACH)'],
    ['paypal', accepted.acceptsPaypal, 'PayPal'],
    ['transfer', accepted.transferDetails !== null, 'bank transfer'],
  ]
  const offered = ways.filter(([, isOffered]) => isOffered)
  return [
    ...offered.filter(([method]) => method === preferred),
    ...offered.filter(([method]) => method !== preferred),
  ].map(([, , word]) => word)
}
