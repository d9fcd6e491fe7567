import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { money } from '#app/domain/money.ts'
import type { PlanOnPage, PlanToAskFor } from '#app/domain/portal/plan-page.ts'
import { planWords } from '#app/domain/portal/words/plan/plan-words.ts'
import { languages } from '#app/domain/words/language.ts'
import { AgreedPlan } from './agreed-plan.tsx'
import { PlanForm } from './plan-form.tsx'
import { PlanStep } from './plan-step.tsx'
import { PlanOffer, ProposedPlan } from './plan-talk.tsx'

const usd = (minor: bigint) => money(minor, 'USD')
const part = (position: number, dueOn: string) => ({
  ...{ position, dueOn, amount: usd(41_150n), paid: usd(0n), status: null },
})
const parts = [part(1, '2026-12-01'), part(2, '2027-01-01'), part(3, '2027-02-01')]
const plan: PlanOnPage = {
  ...{ id: 'p', state: 'countered', round: 2, numbers: ['2041'], total: usd(123_450n), offeredBy: 'business' },
  ...{ instalments: parts, message: 'Would this help?', answerBy: '2026-12-03', acceptedName: null, acceptedOn: null },
  ...{ hasTerms: false, autopay: null, remaining: null },
}
const ask: PlanToAskFor = {
  ...{ invoiceIds: ['i'], numbers: ['2041'], total: usd(123_450n), most: 6, months: 6, smallest: usd(5_000n) },
  ...{ firstAtLeast: usd(0n), firstBy: '2026-12-24', today: '2026-11-23', obstacle: null },
}
const typed = { count: '3', first: '2026-12-01', rhythm: 'monthly', reason: 'Why', down: '', downOn: '', amounts: [] }
const common = { words: planWords.en, locale: 'en-US', action: '/p/t/plan' }

const form = (errors: Readonly<Record<string, string>> = {}) =>
  renderToStaticMarkup(createElement(PlanForm, { ask, typed, errors, ...common }))
const step = (error: string | null) =>
  renderToStaticMarkup(createElement(PlanStep, { ask, typed, parts, error, ...common }))
const offer = (over: Partial<PlanOnPage> = {}, words = common) =>
  renderToStaticMarkup(
    createElement(PlanOffer, { plan: { ...plan, ...over }, name: { typed: '', error: null }, ...words }),
  )
const text = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/\s+/g, ' ')

describe('the names a client’s tools find things by', () => {
  test('the form', () => {
    for (const name of [
      'Number of instalments',
      'First payment on',
      'How often',
      'Why do you need a plan?',
      'Send proposal',
    ])
      expect(text(form())).toContain(name)
  })

  test('an offer can be accepted, answered with another, or declined', () => {
    expect(text(offer())).toContain('Accept this plan')
    expect(offer()).toContain('href="/p/t/plan?change=1"')
    expect(text(offer())).toContain('Propose something else')
    expect(text(offer())).toContain('Would this help?')
  })

  test('a proposal says what happens next and when', () => {
    const html = renderToStaticMarkup(createElement(ProposedPlan, { plan: { ...plan, state: 'proposed' }, ...common }))
    expect(html).toContain('role="status"')
    expect(text(html)).toContain('Plan proposed We answer by Thursday, 3 December')
  })
})

test('what is wrong stands at its field and belongs to it', () => {
  const html = form({ count: 'Too many.' })
  expect(html).toMatch(/aria-invalid="true"[^>]*name="count"|name="count"[^>]*aria-invalid="true"/)
  expect(html).toContain('Too many.')
})

test('the schedule can be sent only when it fits, and carries what was typed', () => {
  expect(text(step(null))).toContain('Nothing has been sent yet')
  expect(step(null)).toContain('value="send"')
  expect(step('Off by a cent.')).not.toContain('value="send"')
  expect(step('Off by a cent.')).toMatch(/<details open=""/)
  expect(step(null)).toContain('name="reason" value="Why"')
})

test('an agreed plan shows what comes next, what is late, and its terms', () => {
  const instalments = [
    { ...part(1, '2026-11-20'), paid: usd(10_000n), status: 'late' as const },
    { ...part(2, '2027-01-01'), status: 'upcoming' as const },
  ]
  const agreed = { ...plan, state: 'active' as const, instalments, remaining: usd(113_450n), hasTerms: true }
  const { words, locale } = common
  const html = renderToStaticMarkup(createElement(AgreedPlan, { plan: agreed, path: '/p/t', words, locale }))
  expect(text(html)).toContain('$311.50 was due on Friday, 20 November')
  expect(html).toContain('href="/p/t/plan.pdf"')
  expect(text(html)).toContain('$100.00 of it paid')
})

test.each(languages)('%s: every page in words of its own, with nothing that runs', (language) => {
  const words = { ...common, words: planWords[language], locale: language }
  const hostile = '"><script>alert(1)</script>'
  const html = [
    renderToStaticMarkup(createElement(PlanForm, { ask, typed: { ...typed, reason: hostile }, errors: {}, ...words })),
    renderToStaticMarkup(createElement(PlanStep, { ask, typed, parts, error: null, ...words })),
    offer({ message: hostile }, words),
  ].join('')
  expect(html).not.toMatch(/<script|\son[a-z]+=|undefined|\[object/)
  if (language !== 'en') expect(text(html)).not.toMatch(/Send proposal|Accept this plan|Nothing has been sent/)
})
