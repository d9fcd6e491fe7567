import { addMoney, formatMoney, isPositive, subtractMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'
import { languageOf } from '../words/language.ts'
import { phrasesOf } from '../words/phrases.ts'
import type { ReminderItem } from './reminder-facts.ts'
import { payable, sumOf } from './reminder-words.ts'

/** One line of what is due, in words. */
export interface AmountLine {
  readonly key: 'total' | 'paid' | 'fee' | 'interest' | 'fees' | 'processing' | 'held' | 'due_now'
  readonly label: string
  readonly text: string
}

/** Every part of what is due; of several invoices the sums. New charges stand on lines of their own, apart from earlier ones. */
export function amountLines(items: readonly ReminderItem[], locale: string): AmountLine[] {
  const { labels } = phrasesOf(languageOf(locale))
  const line = (key: AmountLine['key'], amount: Money): AmountLine => ({
    key,
    label: labels[key],
    text: formatMoney(amount, locale),
  })
  const ifAny = (key: AmountLine['key'], amount: Money) => (isPositive(amount) ? [line(key, amount)] : [])
  const total = sumOf(items, (item) => item.total)
  const charges = items.flatMap(({ newCharges }) => newCharges)
  const added = charges.reduce((sum, { amount }) => addMoney(sum, amount), zero(total.currency))
  const earlier = subtractMoney(
    sumOf(items, (item) => item.fees),
    added,
  )
  return [
    line('total', total),
    ...ifAny(
      'paid',
      sumOf(items, (item) => item.paid),
    ),
    ...ifAny('fees', earlier),
    ...charges.map(({ kind, amount }) => line(kind, amount)),
    ...ifAny(
      'processing',
      sumOf(items, (item) => item.processing),
    ),
    ...ifAny(
      'held',
      sumOf(items, (item) => item.held),
    ),
    line('due_now', sumOf(items, payable)),
  ]
}
