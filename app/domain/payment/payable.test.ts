import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { invoiceId } from '../ids.ts'
import { money } from '../money.ts'
import { refuse } from '../result.ts'
import { payable } from './payable.ts'
import type { PayableFacts, PayableInvoice, PayChoice, PayRefusal } from './payable.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const invoice = (number: string, changes: Partial<PayableInvoice> = {}): PayableInvoice => ({
  id: invoiceId(number),
  number,
  dueOn: Temporal.PlainDate.from('2027-01-10'),
  state: 'issued',
  balance: usd(10_000n),
  discount: null,
  processing: usd(0n),
  held: usd(0n),
  ...changes,
})
const facts = (first: Partial<PayableInvoice> = {}, changes: Partial<PayableFacts> = {}): PayableFacts => ({
  currency: 'USD',
  chosen: [invoiceId('1')],
  invoices: [invoice('1', first)],
  instalment: null,
  minimum: usd(500n),
  ...changes,
})
const discount = (pays: bigint, saves: bigint) => ({
  pays: usd(pays),
  saves: usd(saves),
  until: Temporal.PlainDate.from('2027-01-05'),
})
const everything: PayChoice = { kind: 'everything' }
const other = (minor: bigint, currency = 'USD'): PayChoice => ({ kind: 'other', amount: money(minor, currency) })
const rows = (of: PayableFacts, choice: PayChoice) => {
  const asked = payable(of, choice)
  return asked.ok
    ? asked.value.parts.map((part) => [part.number, part.amount.minor, part.discount.minor])
    : asked.reason
}

test.each<[string, Partial<PayableInvoice>, PayChoice, bigint, bigint]>([
  ['everything open', {}, everything, 10_000n, 0n],
  ['the discounted sum, as everything', { discount: discount(9_800n, 200n) }, everything, 9_800n, 200n],
  ['a part of at least the minimum', {}, other(500n), 500n, 0n],
  ['exactly what is open', {}, other(10_000n), 10_000n, 0n],
  ['a rest below the minimum, as a whole', { balance: usd(300n) }, other(300n), 300n, 0n],
  ['what is not in question', { held: usd(4_000n) }, { kind: 'undisputed' }, 6_000n, 0n],
  ['everything, although a part is in question', { held: usd(4_000n) }, everything, 10_000n, 0n],
  ['everything, although all of it is in question', { held: usd(10_000n) }, everything, 10_000n, 0n],
])('the client may pay %s', (_rule, change, choice, minor, saved) =>
  expect(rows(facts(change), choice)).toEqual([['1', minor, saved]]),
)

test.each<[string, Partial<PayableInvoice>, PayChoice, PayRefusal]>([
  ['a draft', { state: 'draft' }, everything, 'not_payable'],
  ['a void invoice', { state: 'void' }, everything, 'not_payable'],
  ['a written-off invoice', { state: 'written_off' }, everything, 'not_payable'],
  ['a settled invoice', { state: 'settled', balance: usd(0n) }, everything, 'nothing_due'],
  ['an invoice with a credit', { balance: usd(-1n) }, everything, 'nothing_due'],
  ['while a payment is on its way', { processing: usd(1n) }, other(500n), 'processing'],
  ['less than the minimum', {}, other(499n), 'below_minimum'],
  ['less than a rest that is below the minimum', { balance: usd(300n) }, other(299n), 'below_minimum'],
  ['nothing', {}, other(0n), 'below_minimum'],
  ['a negative sum', {}, other(-50n), 'below_minimum'],
  ['more than is open', {}, other(10_001n), 'above_balance'],
  ['another currency', {}, other(500n, 'JPY'), 'wrong_currency'],
  ['the part not in question where all of it is', { held: usd(12_000n) }, { kind: 'undisputed' }, 'nothing_due'],
  ['an instalment without a plan', {}, { kind: 'instalment' }, 'nothing_due'],
])('refused: %s', (_rule, change, choice, reason) => expect(payable(facts(change), choice)).toEqual(refuse(reason)))

const pair = facts(
  { dueOn: Temporal.PlainDate.from('2027-02-10'), discount: discount(9_800n, 200n) },
  {
    chosen: [invoiceId('1'), invoiceId('2')],
    invoices: [
      invoice('1', { dueOn: Temporal.PlainDate.from('2027-02-10'), discount: discount(9_800n, 200n) }),
      invoice('2', { balance: usd(7_000n), held: usd(2_000n) }),
    ],
  },
)

test.each<[string, PayChoice, [string, bigint, bigint][]]>([
  [
    'everything: each its own sum, the older first',
    everything,
    [
      ['2', 7_000n, 0n],
      ['1', 9_800n, 200n],
    ],
  ],
  [
    'a sum: the older first',
    other(8_000n),
    [
      ['2', 7_000n, 0n],
      ['1', 1_000n, 0n],
    ],
  ],
  [
    'what is not in question of both',
    { kind: 'undisputed' },
    [
      ['2', 5_000n, 0n],
      ['1', 9_800n, 200n],
    ],
  ],
])('several invoices, %s', (_rule, choice, expected) => expect(rows(pair, choice)).toEqual(expected))

test('an instalment goes over the invoices of its plan, whichever of them was opened', () => {
  const planned = {
    ...pair,
    chosen: [invoiceId('1')],
    instalment: { planId: 'plan', position: 2, open: usd(8_000n), invoiceIds: [invoiceId('1'), invoiceId('2')] },
  }
  expect(rows(planned, { kind: 'instalment' })).toEqual([
    ['2', 7_000n, 0n],
    ['1', 1_000n, 0n],
  ])
  expect(
    rows({ ...planned, instalment: { ...planned.instalment, open: usd(90_000n) } }, { kind: 'instalment' }),
  ).toEqual([
    ['2', 7_000n, 0n],
    ['1', 9_800n, 200n],
  ])
})

test('one that may not be paid refuses them all', () => {
  const withVoid = { ...pair, invoices: [...pair.invoices.slice(0, 1), invoice('2', { state: 'void' })] }
  expect(payable(withVoid, everything)).toEqual(refuse('not_payable'))
  expect(payable({ ...pair, invoices: pair.invoices.slice(0, 1) }, everything)).toEqual(refuse('not_payable'))
})
