import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { formatDay, type DayStyle } from '../business-day.ts'
import { answerByOf, redate } from './answer-by.ts'
import type { LetterContent } from './letter-content.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const saying = (text: string, locale = 'en-US'): LetterContent => ({
  ...{ subject: text, salutation: 'Dear Ada,', paragraphs: [text], closing: 'Kind regards', locale, items: [] },
})

describe('the last day to answer', () => {
  test.each([
    ['printed the day it was written', '2027-01-10', '2027-01-25'],
    ['a week on the desk', '2027-01-17', '2027-02-01'],
    ['never earlier', '2027-01-09', '2027-01-25'],
  ])('%s', (_, printedOn, expected) =>
    expect(answerByOf(day('2027-01-25'), day('2027-01-10'), day(printedOn)).toString()).toBe(expected),
  )
})

describe('a letter printed later names the later day', () => {
  const from = day('2027-03-12')
  const to = day('2027-04-01')
  const styles: DayStyle[] = ['full', 'weekday', 'long', 'short']
  test.each(
    ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES'].flatMap((locale) => styles.map((style) => [locale, style] as const)),
  )('%s, %s', (locale, style) => {
    const said = (at: typeof from) => saying(`— ${formatDay(at, locale, style)}.`, locale)
    expect(redate(said(from), from, to)).toEqual(said(to))
  })

  test('and leaves other days alone', () => {
    const other = 'due on 12 March 2026, sent on 2 March, answered 112 March, by 12 Marches'
    expect(redate(saying(other), from, to)).toEqual(saying(other))
    expect(redate(saying('by 2 March'), day('2027-03-02'), to)).toEqual(saying('by 1 April'))
    expect(redate(saying('by 12 March'), day('2027-03-02'), to)).toEqual(saying('by 12 March'))
  })
})
