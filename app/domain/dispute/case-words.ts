import { formatDay, parseDay } from '../business-day.ts'
import { formatMoney } from '../money.ts'
import type { Money } from '../money.ts'
import type { CaseState, DisputeWords } from '../portal/words/dispute/dispute-words.ts'
import type { DisputeOutcome } from './check-outcome.ts'
import type { DisputeState } from './dispute-state.ts'

/** What the words about a case rest on. Days are YYYY-MM-DD. */
export interface CaseStanding {
  readonly state: DisputeState
  readonly waitsFor: 'business' | 'client' | null
  readonly respondBy: string
  readonly outcome: DisputeOutcome | null
  readonly amount: Money | null
  /** Number of the invoice that took the place of the disputed one. */
  readonly corrected: string | null
  readonly agreed: boolean | null
  readonly answerUntil: string | null
  /** The client may still disagree today. */
  readonly mayAnswer: boolean
}

/** How a case stands and what happens next, for the client. `locale` has words. */
export function caseState(standing: CaseStanding, words: DisputeWords, locale: string): CaseState {
  const { state, waitsFor, outcome } = standing
  switch (state) {
    case 'open':
    case 'under_review':
      return waitsFor === 'client' ? words.states.yourTurn : words.states.answering(inWords(standing.respondBy, locale))
    case 'proposed':
      return { headline: words.states.proposed, text: proposalWords(standing, words, locale) }
    case 'withdrawn':
      return words.states.withdrawn
    case 'resolved':
      return { headline: outcomeWords(standing, words, locale), text: nextWords(standing, outcome, words, locale) }
  }
}

function proposalWords({ outcome, amount }: CaseStanding, { proposals }: DisputeWords, locale: string): string {
  if (outcome === 'rejected' || !amount) return proposals.asItIs
  const sum = formatMoney(amount, locale)
  return outcome === 'corrected' ? proposals.corrected(sum) : proposals.credit(sum)
}

function outcomeWords(
  { outcome, amount, corrected }: CaseStanding,
  { outcomes }: DisputeWords,
  locale: string,
): string {
  if (corrected) return outcomes.corrected(corrected)
  return outcome === 'rejected' || !amount ? outcomes.rejected : outcomes.credited(formatMoney(amount, locale))
}

function nextWords(
  standing: CaseStanding,
  outcome: DisputeOutcome | null,
  words: DisputeWords,
  locale: string,
): string {
  const { agreed, answerUntil, mayAnswer } = standing
  if (outcome === 'corrected') return words.after.byMail
  if (agreed) return words.after.agreed
  return mayAnswer && answerUntil ? words.after.objectUntil(inWords(answerUntil, locale)) : words.after.closed
}

function inWords(text: string, locale: string): string {
  const day = parseDay(text)
  return day ? formatDay(day, locale) : text
}
