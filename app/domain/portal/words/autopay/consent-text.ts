import { formatDay } from '../../../business-day.ts'
import { formatMoney } from '../../../money.ts'
import type { PlanRow } from '../../../plan/plan-row.ts'
import { joined } from '../../../words/joined.ts'
import type { Language } from '../../../words/language.ts'
import { autopayWords } from './autopay-words.ts'

/** What a method is asked for: a card, a bank account, or whichever of the two the client is about to pay with. */
export type ConsentMethod = 'card' | 'ach' | 'either'

export interface ConsentFacts {
  readonly businessName: string
  readonly method: ConsentMethod
  /** The instalments that will be taken by themselves, in the order of their days. */
  readonly rows: readonly PlanRow[]
  /** For days and sums: a locale of the same language. */
  readonly locale: string
}

/**
 * The words a client agrees to before a method is kept, whole and on their own: who may take what, how much and when, that a
 * notice comes two days before, and how to stop it. For a bank account they authorize the debit, as ACH rules ask for.
 * This very text is stored with the method.
 */
export function consentText(language: Language, { businessName, method, rows, locale }: ConsentFacts): string {
  const words = autopayWords[language]
  const parts = rows.map(({ dueOn, amount }) =>
    words.sumOnDay(formatMoney(amount, locale), formatDay(dueOn, locale, 'long')),
  )
  return [
    words.authorize[method](businessName),
    words.takes(joined(parts, words.and)),
    words.noticeBefore(businessName),
    words.howToStop(businessName),
  ].join(' ')
}
