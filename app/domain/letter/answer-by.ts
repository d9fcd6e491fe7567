import { addDays, compareDays, daysBetween, formatDay, type DayStyle, type PlainDate } from '../business-day.ts'
import type { LetterContent } from './letter-content.ts'

/**
 * The last day to answer a letter that is printed on `printedOn`: the client keeps as many days as were given when the letter
 * was written, however long it lay on the desk.
 */
export const answerByOf = (answerBy: PlainDate, writtenOn: PlainDate, printedOn: PlainDate): PlainDate =>
  compareDays(printedOn, writtenOn) <= 0 ? answerBy : addDays(printedOn, daysBetween(writtenOn, answerBy))

// The longer forms first: each contains the shorter ones.
const styles: readonly DayStyle[] = ['full', 'weekday', 'long', 'short']

/** The same letter with the day `from` moved to `to` wherever its words name it. */
export function redate(content: LetterContent, from: PlainDate, to: PlainDate): LetterContent {
  if (compareDays(from, to) === 0) return content
  const moved = (text: string) =>
    styles.reduce((said, style) => replaceDay(said, from, to, content.locale, style), text)
  return { ...content, subject: moved(content.subject), paragraphs: content.paragraphs.map(moved) }
}

/** Not a part of another day: neither "12 March" in "112 March" nor "12 March" in "12 March 2026". */
function replaceDay(text: string, from: PlainDate, to: PlainDate, locale: string, style: DayStyle): string {
  const said = formatDay(from, locale, style).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = new RegExp(`(?<![\\d\\p{L}])${said}(?![\\d\\p{L}]|,? (?:de )?\\d{4})`, 'gu')
  return text.replace(pattern, () => formatDay(to, locale, style))
}
