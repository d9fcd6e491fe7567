import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { money } from '#app/domain/money.ts'
import type { PlanTerms } from '#app/domain/plan/plan-terms.ts'
import { wordsOnPages } from '#tests/support/pdf-words.ts'
import { renderPlanTermsPdf } from './plan-terms-pdf.server.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const first = Temporal.PlainDate.from('2026-12-01')
const terms: PlanTerms = {
  planId: '01990000-0000-7000-8000-000000000001',
  business: {
    name: 'Northwind Studio',
    postalAddress: null,
    email: 'billing@northwind.example',
    brandColor: '#1f6f5c',
  },
  client: { name: 'Ada Lovelace Ltd', postalAddress: '5 St James Square' },
  locale: 'en-US',
  invoices: [{ number: '2041', dueOn: '2026-10-28', amount: usd(123_450n) }],
  total: usd(123_450n),
  rows: [0, 1, 2].map((months) => ({ dueOn: first.add({ months }), amount: usd(41_150n) })),
  freezesCharges: true,
  graceDays: 5,
  offeredBy: 'business',
  acceptedName: 'Grace Hopper',
  acceptedFrom: '203.0.113.7',
  acceptedOn: '2026-11-23',
  acceptedAt: '2026-11-23T15:04:05.000Z',
}
const textOf = async (of: PlanTerms) =>
  wordsOnPages(await renderPlanTermsPdf(of))
    .flat()
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')

test('what is paid, when and by whose word', async () => {
  const text = await textOf(terms)
  for (const said of [
    'Payment plan',
    'Agreed on 23 November 2026',
    '2041',
    '$1,234.50',
    'Friday, 1 January 2027',
    '$411.50',
    'No late fees or interest are added',
    '5 business days',
    'Accepted by Grace Hopper on 2026-11-23 15:04 UTC, from the network address 203.0.113.7',
  ])
    expect(text).toContain(said)
})

test('limits that accepted are named as such, and interest that goes on is said', async () => {
  const text = await textOf({ ...terms, acceptedName: null, acceptedFrom: null, freezesCharges: false })
  expect(text).toContain('within the limits Northwind Studio has set')
  expect(text).toContain('go on while the plan runs')
})

test('sixty rows are all there, and the same terms are the same bytes', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => ({
    dueOn: first.add({ weeks: n }),
    amount: usd(1_000n + BigInt(n)),
  }))
  const text = await textOf({ ...terms, rows })
  expect(text).toContain('$10.59')
  const [a, b] = await Promise.all([renderPlanTermsPdf(terms), renderPlanTermsPdf(terms)])
  expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true)
})

test.each(['de-DE', 'es-ES', 'fr-FR'])('in %s', async (locale) => {
  const text = await textOf({ ...terms, locale })
  expect(text).toContain('Grace Hopper')
  expect(text).not.toContain('Payment plan')
})
