import { formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { formatMoney, isPositive } from '../money.ts'
import type { Money } from '../money.ts'
import type { TemplateValues } from '../words/template-names.ts'

export interface DisputeNoteFacts {
  readonly greetingName: string
  readonly businessName: string
  readonly number: string
  readonly locale: string
  readonly balance: Money
  /** What is in question; null: the whole invoice. */
  readonly disputed: Money | null
  /** Until when the business answers, or after a decision the client may disagree; null: nobody is waited for. */
  readonly answerBy: PlainDate | null
  readonly message: string
  readonly credit?: { readonly amount: Money; readonly number: number | null } | null
  readonly corrected?: { readonly amount: Money; readonly number: string | null } | null
}

/** What the mails of a case are given. */
export function disputeNoteValues(facts: DisputeNoteFacts): TemplateValues<'dispute'> {
  const { locale, balance, disputed, answerBy, credit = null, corrected = null } = facts
  const sum = (amount: Money) => formatMoney(amount, locale)
  const rest = disputed ? { ...balance, minor: balance.minor - disputed.minor } : null
  return {
    'client.name': facts.greetingName,
    'business.name': facts.businessName,
    'invoice.number': facts.number,
    'dispute.amount': sum(disputed ?? balance),
    'dispute.rest': rest && isPositive(rest) ? sum(rest) : '',
    'dispute.answer_by': answerBy ? formatDay(answerBy, locale) : '',
    'dispute.message': facts.message,
    'credit.amount': credit ? sum(credit.amount) : '',
    'credit.number': credit?.number ?? '',
    'corrected.number': corrected?.number ?? '',
    'corrected.amount': corrected ? sum(corrected.amount) : '',
    'invoice.open': isPositive(balance) ? sum(balance) : '',
  }
}
