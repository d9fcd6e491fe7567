/** How an attempt on a card or bank account fails, in Stripe's codes. */
export interface Decline {
  code:
    | 'authentication_required'
    | 'bank_account_declined'
    | 'card_declined'
    | 'debit_not_authorized'
    | 'expired_card'
    | 'incorrect_cvc'
    | 'incorrect_number'
    | 'insufficient_funds'
    | 'payment_intent_authentication_failure'
    | 'payment_method_microdeposit_verification_attempts_exceeded'
    | 'payment_method_microdeposit_verification_timeout'
    | 'processing_error'
  declineCode?: string
  adviceCode?: 'confirm_card_data' | 'do_not_try_again' | 'try_again_later'
  message: string
}

export const genericDecline: Decline = {
  code: 'card_declined',
  declineCode: 'generic_decline',
  adviceCode: 'try_again_later',
  message: 'Your card was declined.',
}
export const bankDecline: Decline = {
  code: 'bank_account_declined',
  message: 'Your bank account could not be debited. Please try another account or payment method.',
}
export const authenticationFailed: Decline = {
  code: 'payment_intent_authentication_failure',
  message: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
}
export const authenticationRequired: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
}
const insufficientFunds: Decline = {
  ...genericDecline,
  declineCode: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
}

const declinedCards: Record<string, Decline> = {
  '4000000000000002': genericDecline,
  '4000000000000341': genericDecline,
  '4000000000009995': insufficientFunds,
  '4000000000009987': { ...genericDecline, declineCode: 'lost_card', adviceCode: 'do_not_try_again' },
  '4000000000009979': { ...genericDecline, declineCode: 'stolen_card', adviceCode: 'do_not_try_again' },
  '4000000000000069': { code: 'expired_card', adviceCode: 'do_not_try_again', message: 'Your card has expired.' },
  '4000000000000127': {
    code: 'incorrect_cvc',
    adviceCode: 'confirm_card_data',
    message: "Your card's security code is incorrect.",
  },
  '4000000000000119': {
    code: 'processing_error',
    adviceCode: 'try_again_later',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
}
/** Asks for authentication on the page; what happens after a successful one. */
const authenticatedCards: Record<string, { afterwards: Decline | null; offSession: Decline | null }> = {
  '4000002500003155': { afterwards: null, offSession: null },
  '4000002760003184': { afterwards: null, offSession: authenticationRequired },
  '4000008260003178': { afterwards: insufficientFunds, offSession: authenticationRequired },
}
const failingBankAccounts: Record<string, Decline> = {
  '000222222227': {
    code: 'insufficient_funds',
    message: 'The bank account has insufficient funds to complete the purchase.',
  },
  '000333333335': {
    code: 'debit_not_authorized',
    message: 'The customer has notified their bank that this payment was unauthorized.',
  },
}
export const returnedDebit: Decline = { code: 'insufficient_funds', message: 'The bank returned the debit.' }

export type CardOutcome = { kind: 'succeeds' } | { kind: 'authenticates' } | { kind: 'declines'; decline: Decline }

const succeeds: CardOutcome = { kind: 'succeeds' }
const declines = (decline: Decline): CardOutcome => ({ kind: 'declines', decline })

/** Can be kept, and declines every charge. */
const declinesOnceKept = '4000000000000341'

/** What a test card does. Source: docs.stripe.com/testing */
export function cardOutcome(number: string, stage: 'on page' | 'authenticated' | 'off session' | 'kept'): CardOutcome {
  if (!isCardNumber(number)) return declines({ code: 'incorrect_number', message: 'Your card number is invalid.' })
  if (stage === 'kept' && number === declinesOnceKept) return succeeds
  const authenticated = authenticatedCards[number]
  if (!authenticated) return declinedCards[number] ? declines(declinedCards[number]) : succeeds
  if (stage === 'on page' || stage === 'kept') return { kind: 'authenticates' }
  const decline = stage === 'authenticated' ? authenticated.afterwards : authenticated.offSession
  return decline ? declines(decline) : succeeds
}

export const bankAccountDecline = (number: string): Decline | null => failingBankAccounts[number] ?? null
export const isDisputedAtOnce = (number: string) => number === '4000000000000259'
/** Its refunds succeed and fail ten days later. */
export const failsRefunds = (number: string) => number === '4000000000005126'

function isCardNumber(number: string): boolean {
  if (!/^\d{13,19}$/.test(number)) return false
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
