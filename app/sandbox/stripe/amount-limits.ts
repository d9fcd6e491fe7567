import { invalidRequest } from './stripe-error.ts'

const MINIMUM: Record<string, number> = {
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
}
const MAXIMUM = 99_999_999
const LAST_DIGIT_ZERO = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd'])
const LAST_TWO_ZERO = new Set(['isk', 'ugx'])
const CURRENCY = /^[a-z]{3}$/

/**
 * Refuses what Stripe does not charge: too little, more than eight digits, digits a currency does not have.
 * `amount` in Stripe's minor units. Source: docs.stripe.com/currencies
 */
export function checkAmount(amount: number, currency: string, param = 'amount') {
  if (!CURRENCY.test(currency)) throw invalidRequest(`Invalid currency: ${currency}.`, { param: 'currency' })
  const minimum = MINIMUM[currency] ?? 50
  if (amount < minimum) {
    const message = `Amount must be no less than ${minimum} ${currency}, in the smallest currency unit.`
    throw invalidRequest(message, { code: 'amount_too_small', param })
  }
  if (amount > MAXIMUM) {
    throw invalidRequest(`Amount must be no more than 999,999.99 ${currency}`, { code: 'amount_too_large', param })
  }
  const step = LAST_TWO_ZERO.has(currency) ? 100 : LAST_DIGIT_ZERO.has(currency) ? 10 : 1
  if (amount % step !== 0) {
    throw invalidRequest(`Invalid amount: in ${currency} it must be a multiple of ${step}.`, { param })
  }
}
