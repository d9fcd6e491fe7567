import { expect, test } from 'vitest'
import { parseDay } from '../business-day.ts'
import { invoiceId, paymentId } from '../ids.ts'
import { planApplication } from './apply-credit.ts'
import type { ApplicationFacts } from './apply-credit.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const [one, two] = [invoiceId('i-1'), invoiceId('i-2')]
const dueOn = parseDay('2026-03-12')
if (!dueOn) throw new Error('no day')
const facts: ApplicationFacts = {
  parts: [
    { invoiceId: one, amount: usd(300n) },
    { invoiceId: two, amount: usd(200n) },
  ],
  invoices: [
    { id: one, number: '1', dueOn, balance: usd(300n), isClearing: false },
    { id: two, number: '2', dueOn, balance: usd(900n), isClearing: false },
  ],
  credit: [
    { paymentId: paymentId('p-1'), amount: usd(400n) },
    { paymentId: null, amount: usd(200n) },
  ],
  spokenFor: usd(0n),
}

test('the oldest credit is used first, and an invoice with nothing left is settled', () => {
  expect(planApplication(facts)).toEqual({
    ok: true,
    value: {
      takes: [
        { invoiceId: one, credit: [{ paymentId: 'p-1', amount: usd(300n) }] },
        {
          invoiceId: two,
          credit: [
            { paymentId: 'p-1', amount: usd(100n) },
            { paymentId: null, amount: usd(100n) },
          ],
        },
      ],
      settled: [one],
    },
  })
})

test.each<[string, Partial<ApplicationFacts>, string]>([
  ['nothing', { parts: [] }, 'nothing_chosen'],
  ['less than nothing', { parts: [{ invoiceId: one, amount: usd(-1n) }] }, 'nothing_chosen'],
  ['another currency', { parts: [{ invoiceId: one, amount: { minor: 1n, currency: 'EUR' } }] }, 'nothing_chosen'],
  ['more than the credit', { credit: [{ paymentId: null, amount: usd(499n) }] }, 'above_credit'],
  ['what a refund will take', { spokenFor: usd(101n) }, 'above_credit'],
  ['more than is open', { parts: [{ invoiceId: one, amount: usd(301n) }] }, 'above_balance'],
  ['an invoice that is not open', { parts: [{ invoiceId: invoiceId('i-3'), amount: usd(1n) }] }, 'not_open'],
  ['one invoice twice', { parts: [...facts.parts, { invoiceId: two, amount: usd(1n) }] }, 'not_open'],
])('%s is refused', (_what, change, reason) =>
  expect(planApplication({ ...facts, ...change })).toEqual({ ok: false, reason }),
)
