import { formatDay, parseDay } from '../business-day.ts'
import { formatMoney } from '../money.ts'
import { accountWords } from '../portal/words/account/account-words.ts'
import { languageOf } from '../words/language.ts'
import type { AccountStanding } from './account-standing.ts'

/** How an open invoice stands, in the client's language: "was due on 12 March 2027". */
export function standingText(standing: AccountStanding, locale: string): string {
  const words = accountWords[languageOf(locale)].standing
  const inWords = (text: string) => {
    const day = parseDay(text)
    return day ? formatDay(day, locale, 'long') : text
  }
  switch (standing.kind) {
    case 'processing':
      return words.processing(formatMoney(standing.amount, locale))
    case 'part_disputed':
      return words.partDisputed(formatMoney(standing.amount, locale))
    case 'promised':
      return words.promised(inWords(standing.day))
    case 'due':
      return words.due(inWords(standing.day))
    case 'overdue':
      return words.overdue(inWords(standing.day))
    case 'started':
      return words.started
    case 'disputed':
      return words.disputed
    case 'plan':
      return words.onPlan
    case 'plan_asked':
      return words.planAsked
  }
}
