import { formatDay, parseDay } from '../business-day.ts'
import { formatMoney } from '../money.ts'
import type { PaymentMethod } from '../payment/settlement.ts'
import { moneyOf } from './money-data.ts'
import type { MoneyData } from './money-data.ts'

const methodNames: Record<PaymentMethod, string> = {
  card: 'by card',
  ach: 'by bank debit (ACH)',
  paypal: 'with PayPal',
  check: 'by cheque',
  transfer: 'by transfer',
  cash: 'in cash',
  other: 'by other means',
}

export const amount = (data: MoneyData, locale: string) => formatMoney(moneyOf(data), locale)
export const on = (day: string, locale: string) => {
  const parsed = parseDay(day.slice(0, 10))
  return parsed ? formatDay(parsed, locale, 'short') : day
}
export const because = (reason: string | undefined) => (reason ? `: ${reason.replace(/[.\s]+$/, '')}` : '')
export const sum = (data: { amount: MoneyData; method: PaymentMethod }, locale: string) =>
  `${amount(data.amount, locale)} ${methodNames[data.method]}`
export const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
