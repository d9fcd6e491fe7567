import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { disputeReasons } from '#app/domain/dispute/dispute-reason.ts'
import { samplePortal } from '#app/domain/portal/sample-portal.ts'
import { disputeWords } from '#app/domain/portal/words/dispute/dispute-words.ts'
import { languages } from '#app/domain/words/language.ts'
import type { Language } from '#app/domain/words/language.ts'
import { DisputeCase } from './dispute-case.tsx'
import type { CaseView } from './dispute-case.tsx'
import { DisputeForm } from './dispute-form.tsx'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const locales: Record<Language, string> = { en: 'en-US', es: 'es-ES', de: 'de-DE', fr: 'fr-FR' }
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

const lines = [
  { position: 0, description: 'Layout', amount: usd(120_000n) },
  { position: 1, description: 'Photography', amount: usd(30_000n) },
]
const form = (locale: string, problems: Record<string, string> = {}) =>
  renderToStaticMarkup(
    createElement(DisputeForm, { invoice: samplePortal({ locale }), lines, once: 'o', typed: undefined, problems }),
  )

const open: CaseView = {
  ...{ id: 'd', state: 'open', reason: 'wrong_amount', disputed: usd(23_450n), lines: ['Photography'] },
  ...{ openedOn: '2027-03-08', respondBy: '2027-03-11', waitsFor: 'business', outcome: null, amount: null },
  ...{ agreed: null, answerUntil: null, corrected: null, creditNotes: [] },
  messages: [
    {
      ...{
        id: 'm',
        by: 'client',
        kind: 'message',
        author: 'Ada',
        text: 'Two hours <b>too</b> many.',
        on: '2027-03-08',
      },
      files: [{ id: 'f', filename: 'sheet.csv', size: 2_400 }],
    },
  ],
}
const show = (change: Partial<CaseView> = {}, locale = 'en-US') =>
  renderToStaticMarkup(
    createElement(DisputeCase, {
      ...{ dispute: { ...open, ...change }, path: '/p/token', once: 'o', said: {}, problems: {} },
      invoice: samplePortal({ locale, disputed: usd(23_450n) }),
    }),
  )
const buttons = (html: string) => [...html.matchAll(/<button[^>]*>([^<]*)</g)].map(([, name]) => name)

test('the form carries the names that others build on', () => {
  const html = form('en-US')
  for (const said of ['What is wrong?', 'Disputed amount', 'Tell us more', 'Attach files']) expect(html).toContain(said)
  expect(buttons(html)).toEqual(['Open dispute'])
  expect(html.match(/type="radio"/g)).toHaveLength(disputeReasons.length)
  expect(html).toContain('encType="multipart/form-data"')
})

test('an error stands at its field, and belongs to it', () => {
  const html = form('en-US', { reason: 'Choose.', amount: 'Too much.' })
  expect(html).toContain('aria-describedby="reason-error"')
  expect(html).toMatch(/aria-invalid="true"[^>]*name="amount"|name="amount"[^>]*aria-invalid="true"/)
})

describe('a case', () => {
  test('waits for us: by when, what was said, what the client can do', () => {
    const html = show()
    const text = textOf(html)
    expect(text).toContain('We answer by Thursday, 11 March')
    expect(html).toContain('Two hours &lt;b&gt;too&lt;/b&gt; many.')
    expect(html).toContain('href="/p/token/files/f"')
    expect(text).toContain('Pay the part not in question, $1,000.00')
    expect(buttons(html)).toEqual(['Send message', 'Withdraw dispute'])
  })

  test.each<[string, Partial<CaseView>, string, string[]]>([
    [
      'a proposal waits for the client',
      { state: 'proposed', outcome: 'part_credit', amount: usd(10_000n), waitsFor: 'client' },
      'We would credit $100.00 on this invoice.',
      ['Agree', 'Disagree', 'Send message', 'Withdraw dispute'],
    ],
    [
      'a decision can be disagreed with while its days last',
      { state: 'resolved', outcome: 'rejected', waitsFor: null, answerUntil: '2027-03-08' },
      'If you see it differently, tell us by Monday, 8 March',
      ['Agree', 'Disagree'],
    ],
    [
      'and not after them',
      { state: 'resolved', outcome: 'rejected', waitsFor: null, answerUntil: '2027-03-07' },
      'The case is closed.',
      [],
    ],
    [
      'a corrected invoice',
      { state: 'resolved', outcome: 'corrected', amount: usd(5n), waitsFor: null, corrected: { number: '2041-R1' } },
      'invoice 2041-R1 takes the place of this one',
      [],
    ],
    ['taken back', { state: 'withdrawn', waitsFor: null }, 'Dispute withdrawn', []],
  ])('%s', (_case, change, said, pressed) => {
    const html = show(change)
    expect(textOf(html)).toContain(said)
    expect(buttons(html)).toEqual(pressed)
  })
})

test.each(languages)('in %s, every word is of that language', (language) => {
  const words = disputeWords[language]
  const html = textOf(form(locales[language]))
  for (const reason of disputeReasons) expect(html).toContain(words.reasons[reason])
  const cased = textOf(show({ state: 'proposed', outcome: 'rejected', waitsFor: 'client' }, locales[language]))
  for (const said of [words.proposals.asItIs, words.agree.submit, words.withdraw.submit]) expect(cased).toContain(said)
  if (language === 'en') return
  const flat = (of: object): string[] =>
    Object.values(of).flatMap((value) =>
      typeof value === 'string' ? [value] : typeof value === 'object' ? flat(value as object) : [],
    )
  const english = new Set(flat(disputeWords.en))
  expect(flat(words).filter((text) => english.has(text))).toEqual([])
})
