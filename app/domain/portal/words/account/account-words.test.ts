import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { agreementText } from '../../../account/account-agreement.ts'
import type { AccountAgreement } from '../../../account/account-agreement.ts'
import { standingText } from '../../../account/standing-text.ts'
import type { AccountStanding } from '../../../account/account-standing.ts'
import { formatDay } from '../../../business-day.ts'
import { formatMoney } from '../../../money.ts'
import { languages } from '../../../words/language.ts'
import { accountWords } from './account-words.ts'

const locales = { en: 'en-US', es: 'es-ES', de: 'de-DE', fr: 'fr-FR' }
const amount = { minor: 123_450n, currency: 'USD' }
const day = '2027-03-12'
const common = { id: 'x', invoiceId: 'y', number: '2041' }
const standings: AccountStanding[] = [
  { kind: 'processing', amount },
  { kind: 'part_disputed', amount },
  { kind: 'promised', day },
  { kind: 'due', day },
  { kind: 'overdue', day },
  { kind: 'started' },
  { kind: 'disputed' },
  { kind: 'plan' },
  { kind: 'plan_asked' },
]
const plan = { ...common, numbers: ['2041', '2042'], answerBy: day, next: { amount, dueOn: day } }
const agreements: AccountAgreement[] = [
  { kind: 'plan_asked', ...plan },
  { kind: 'plan_offered', ...plan, answerBy: null },
  { kind: 'plan_active', ...plan },
  { kind: 'plan_active', ...plan, next: null },
  { kind: 'promise', ...common, amount, dueOn: day },
  { kind: 'dispute', ...common, amount, respondBy: day },
  { kind: 'dispute', ...common, amount: null, respondBy: day },
  { kind: 'dispute_answered', ...common, amount: null, respondBy: day },
]

/** Every text of a dictionary, those that take something filled in. */
function textsOf(words: object): string[] {
  return Object.values(words).flatMap((word: unknown) => {
    if (typeof word === 'string') return [word]
    if (typeof word === 'function') return [String((word as (...of: unknown[]) => string)('X', 2, 'Y'))]
    return textsOf(word as object)
  })
}

describe.each(languages)('%s', (language) => {
  const locale = locales[language]
  const on = formatDay(Temporal.PlainDate.from(day), locale, 'long')
  const sum = formatMoney(amount, locale)

  test('has a text for everything, and none that shouts', () => {
    for (const text of textsOf(accountWords[language])) {
      expect(text.trim()).toBe(text)
      expect(text).not.toBe('')
      expect(text).not.toMatch(/!|undefined|null/)
    }
  })

  test.each(standings)('says how an invoice stands: $kind', (standing) => {
    const text = standingText(standing, locale)
    if ('day' in standing) expect(text).toContain(on)
    if ('amount' in standing) expect(text).toContain(sum)
    expect(text).not.toBe('')
  })

  test.each(agreements)('says what was agreed: $kind', (agreement) => {
    const text = agreementText(agreement, locale)
    const numbers = 'numbers' in agreement ? agreement.numbers : [agreement.number]
    for (const number of numbers) expect(text).toContain(number)
    expect(text).toMatch(/[.]$/)
    expect(text).not.toMatch(/undefined|null| {2}/)
  })
})

test('what is opened is named by what stands on its button (WCAG 2.5.3)', () => {
  for (const language of languages) {
    const { openInvoice, see } = accountWords[language].open
    expect(openInvoice('2041').toLowerCase()).toContain(see.toLowerCase())
  }
})
