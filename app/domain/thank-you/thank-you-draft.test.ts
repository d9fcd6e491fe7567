import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { checkTone } from '../dunning/tone-check.ts'
import { invoiceId } from '../ids.ts'
import { money } from '../money.ts'
import type { ThankYouKind } from '../payment/settlement.ts'
import { draftThankYou, fittingVariants } from './thank-you-draft.ts'
import type { ThankYouFacts } from './thank-you-draft.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const today = Temporal.PlainDate.from('2026-03-12')
const factsOf = (kind: ThankYouKind, changes: Partial<ThankYouFacts> = {}): ThankYouFacts => ({
  business: { name: 'Northwind Studio' },
  client: { greetingName: 'Ada', locale: 'en-US' },
  thankYou: {
    kind,
    amount: usd(123_450n),
    invoiceIds: [invoiceId('i-2041')],
    remaining: usd(kind === 'partial' ? 50_000n : 0n),
  },
  invoiceNumbers: ['2041'],
  received: usd(123_450n),
  receivedOn: today,
  today,
  ...changes,
})

test.each<[ThankYouKind, string, string]>([
  [
    'on_time',
    'Thank you: invoice 2041 is paid',
    'Your payment of $1,234.50 arrived today. Thank you for paying promptly, and for working with us.',
  ],
  [
    'early',
    'Thank you: invoice 2041 is paid',
    'Your payment of $1,234.50 arrived today, well ahead of time. Thank you for paying so early, and for working with us.',
  ],
  [
    'late',
    'Thank you: invoice 2041 is settled',
    'Your payment of $1,234.50 arrived today and settles invoice 2041. Thank you for taking care of it.',
  ],
  [
    'partial',
    'Thank you: we received $1,234.50 for invoice 2041',
    'Your payment of $1,234.50 arrived today. Thank you; it is noted on invoice 2041, and $500.00 remains.',
  ],
])('%s has its own words', (kind, subject, first) => {
  const draft = draftThankYou(factsOf(kind), new Map())
  expect(draft.subject).toBe(subject)
  expect(draft.greeting).toBe('Hello Ada,')
  expect(draft.paragraphs[0]).toBe(first)
})

test.each<ThankYouKind>(['early', 'on_time', 'late', 'partial'])('%s is warm, and asks for nothing', (kind) => {
  const { subject, paragraphs, closing } = draftThankYou(factsOf(kind), new Map())
  const text = [subject, ...paragraphs, ...closing].join('\n')
  expect(checkTone({ subject, paragraphs }, { kind: `thank_you.${kind}`, language: 'en' })).toEqual([])
  expect(text).toMatch(/thank you/i)
  expect(text).not.toMatch(/please|overdue|past due|pay the|owe/i)
})

test('several invoices paid at once are named together', () =>
  expect(draftThankYou(factsOf('on_time', { invoiceNumbers: ['2041', '2042', '2043'] }), new Map()).subject).toBe(
    'Thank you: invoices 2041, 2042 and 2043 are paid',
  ))

test('what was left over is said, not kept quiet', () =>
  expect(draftThankYou(factsOf('on_time', { received: usd(130_000n) }), new Map()).paragraphs[1]).toBe(
    'It was $65.50 more than was open. We keep that for you and will write to you about it.',
  ))

test('written a day later, it names the day the money came', () =>
  expect(
    draftThankYou(factsOf('late', { receivedOn: today.subtract({ days: 1 }) }), new Map()).paragraphs[0],
  ).toContain('arrived on Wednesday, 11 March'))

const plan = {
  instalment: 2,
  count: 3,
  next: { amount: usd(30_000n), dueOn: Temporal.PlainDate.from('2026-06-15'), after: 0 },
}

test.each<[string, Partial<ThankYouFacts>, string, string]>([
  [
    'an instalment',
    { plan },
    'Thank you: second instalment received',
    'Your payment of $1,234.50 arrived today. Thank you; it is the second of 3 instalments for invoice 2041. One more of $300.00 follows on 15 June.',
  ],
  [
    'the last instalment',
    { plan: { ...plan, instalment: 3, next: null } },
    'Thank you: the plan for invoice 2041 is complete',
    'Your payment of $1,234.50 arrived today. It was the last of 3 instalments, and invoice 2041 is settled. Thank you for keeping to what we agreed.',
  ],
  [
    'the last part',
    { after: 'part_payments' },
    'Thank you: invoice 2041 is settled',
    'Your payment of $1,234.50 arrived today and is the last part: invoice 2041 is settled. Thank you for seeing it through.',
  ],
  [
    'a settled dispute',
    { after: 'dispute' },
    'Thank you: invoice 2041 is settled',
    'Your payment of $1,234.50 arrived today and settles invoice 2041. Thank you for telling us what was not right, and for sorting it out with us.',
  ],
])('%s has thanks of its own', (_what, changes, subject, first) => {
  const draft = draftThankYou(factsOf('late', changes), new Map())
  expect(draft.subject).toBe(subject)
  expect(draft.paragraphs[0]).toBe(first)
})

test('a part of the sum is thanked for as such, whatever came before', () =>
  expect(draftThankYou(factsOf('partial', { after: 'dispute' }), new Map()).kind).toBe('partial'))

test('a person may choose other thanks, as long as the sums stay true', () => {
  expect(fittingVariants(factsOf('late'))).toEqual(['late', 'early', 'on_time', 'final', 'after_dispute'])
  expect(fittingVariants(factsOf('partial'))).toEqual(['partial'])
  expect(fittingVariants(factsOf('partial', { plan }))).toEqual(['instalment', 'partial'])
  expect(fittingVariants(factsOf('late', { plan: { ...plan, instalment: 3, next: null } }))).toContain('plan_complete')
  expect(draftThankYou(factsOf('late'), new Map(), 'on_time').paragraphs[0]).toContain('Thank you for paying promptly')
})
