import { addDays, compareDays, formatDay, todayIn } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import { answerByOf, reminderValues } from '../dunning/reminder-words.ts'
import type { ReminderValues } from '../dunning/reminder-words.ts'
import type { ReminderFacts } from '../dunning/reminder-facts.ts'
import type { LetterWords } from '../letter/letter-content.ts'
import { oneLine } from '../one-line.ts'
import { writeWords } from './choose-words.ts'
import { languageOf, wordsLocale } from './language.ts'
import { phrasesOf } from './phrases.ts'
import { letterKinds } from './template-kinds.ts'
import type { LetterKind } from './template-kinds.ts'
import type { OwnTemplates } from './template-words.ts'

export interface LetterDraft extends LetterWords {
  readonly locale: string
  /** The last day to answer that the words name; null when they name none. */
  readonly answerBy: PlainDate | null
  /** Last day, in the business's zone, on which the words are true as they stand. */
  readonly sendBy: PlainDate
}

/** Paper lies on desks: its words name days, not distances, and stay true for two weeks. */
const staysTrueDays = 14

/** The letter of a stage: those before the first follow-up have none of their own and say what it says. */
const letterKindOf = (stageKey: string): LetterKind =>
  letterKinds.find((kind) => kind === stageKey) ?? 'first_follow_up'

const namesDeadline = (kind: LetterKind): boolean => kind === 'final_demand' || kind === 'letter_of_demand'

/** Writes a letter about the leading invoice, for printing on the business's day of `now`; `kind`: default, that of its stage. */
export function draftLetter(
  facts: ReminderFacts,
  now: Instant,
  own: OwnTemplates,
  kind: LetterKind = letterKindOf(facts.lead.stage.key),
): LetterDraft {
  const today = todayIn(facts.business.timeZone, now)
  const locale = wordsLocale(facts.client.locale, 'en-US')
  const language = languageOf(locale)
  const phrases = phrasesOf(language)
  const { subject, paragraphs } = writeWords<'letter'>(
    `letter.${kind}`,
    language,
    own,
    letterValues(facts, kind, today, locale, own),
  )
  const { interest } = facts
  const sendBy = addDays(today, staysTrueDays)
  const lastDay = interest && compareDays(interest.from, today) > 0 ? addDays(interest.from, -1) : sendBy
  const name = oneLine(facts.client.greetingName)
  return {
    subject,
    salutation: name ? phrases.greeting(name) : phrases.letterSalutation,
    paragraphs,
    closing: phrases.closing.formal,
    locale,
    answerBy: namesDeadline(kind) ? answerByOf(facts, today) : null,
    sendBy: compareDays(lastDay, sendBy) < 0 ? lastDay : sendBy,
  }
}

/** What a letter may name: what a reminder may, with the deadline of its own kind. */
export function letterValues(
  facts: ReminderFacts,
  kind: LetterKind,
  today: PlainDate,
  locale: string,
  own: OwnTemplates,
): ReminderValues {
  const values = reminderValues(facts, today, locale, own)
  return namesDeadline(kind) ? { ...values, answer_by: formatDay(answerByOf(facts, today), locale, 'short') } : values
}
