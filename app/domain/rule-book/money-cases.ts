import { balanceParts } from '../charge/balance-parts.ts'
import type { AllocationOrder, Movement } from '../charge/balance-parts.ts'
import { day, tenOn } from '../dunning/sample-facts.ts'
import { invoiceId } from '../ids.ts'
import { applyCash } from '../ledger/cash-application.ts'
import { formatMoney, money } from '../money.ts'
import { done, on, upTo } from './in-words.ts'
import { cases } from './rule-case.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const feb = day('2026-02-01')
const invoiced = (minor: bigint): Movement => ({ kind: 'issued', on: feb, minor })
const paid = (minor: bigint): Movement => ({ kind: 'paid', on: feb, minor: -minor })
const charged = (kind: 'fee' | 'interest', minor: bigint): Movement => ({
  kind: 'charged',
  on: feb,
  minor,
  charge: { id: kind, kind },
})
const owed = [invoiced(100_000n), charged('fee', 4_000n), charged('interest', 1_000n)]

/** Open principal, fees and interest. */
const left = ({ after, order = 'principal_first' }: { after: Movement[]; order?: AllocationOrder }): string => {
  const { principal, fees, interest } = balanceParts(after, order, 'USD')
  return [principal, fees, interest].map((part) => formatMoney(part)).join(', ')
}

/** "A $5.00, B $1.00; credit $0.00" of three invoices: A the oldest over $5, B over $3, C over $2. */
const spread = ({ minor, chosen }: { minor: bigint; chosen?: [string, bigint][] }): string => {
  const open = [
    ['B', 300n, '2026-02-01'],
    ['A', 500n, '2026-01-01'],
    ['C', 200n, '2026-03-01'],
  ] as const
  const invoices = open.map(([id, balance, due]) => ({
    id: invoiceId(id),
    number: id,
    dueOn: day(due),
    balance: usd(balance),
  }))
  const { parts, unapplied } = applyCash(
    usd(minor),
    invoices,
    chosen?.map(([id, part]) => ({ invoiceId: invoiceId(id), amount: usd(part) })),
  )
  return `${parts.map(({ invoiceId: id, amount }) => `${id} ${formatMoney(amount)}`).join(', ')}; credit ${formatMoney(unapplied)}`
}

export const partPayment = [
  ...cases('R9', left, [
    ['principal first: fees and interest stay open', { after: [...owed, paid(100_000n)] }, '$0.00, $40.00, $10.00'],
    ['then the fees', { after: [...owed, paid(102_000n)] }, '$0.00, $20.00, $10.00'],
    ['then the interest', { after: [...owed, paid(104_500n)] }, '$0.00, $0.00, $5.00'],
    [
      'where the law says so, costs come first',
      { after: [...owed, paid(3_000n)], order: 'costs_first' },
      '$1,000.00, $10.00, $10.00',
    ],
    [
      'then interest, then principal',
      { after: [...owed, paid(55_000n)], order: 'costs_first' },
      '$500.00, $0.00, $0.00',
    ],
    [
      'what is returned reopens what it had settled',
      { after: [...owed, paid(55_000n), { kind: 'returned', on: feb, minor: 52_000n }], order: 'costs_first' },
      '$1,000.00, $10.00, $10.00',
    ],
    [
      'a waiver closes its own charge and nothing else',
      { after: [...owed, { kind: 'waived', on: feb, minor: -4_000n, charge: { id: 'fee', kind: 'fee' } }] },
      '$1,000.00, $0.00, $10.00',
    ],
    [
      'a credit lowers the principal, not the fees',
      { after: [...owed, { kind: 'credited', on: feb, minor: -20_000n }], order: 'costs_first' },
      '$800.00, $40.00, $10.00',
    ],
  ]),
  ...cases('R9', spread, [
    ['the oldest invoice is paid first', { minor: 600n }, 'A $5.00, B $1.00; credit $0.00'],
    ['what nobody owes is credit', { minor: 1_100n }, 'A $5.00, B $3.00, C $2.00; credit $1.00'],
    ['the client’s own choice comes before age', { minor: 200n, chosen: [['C', 200n]] }, 'C $2.00; credit $0.00'],
    ['what the chosen one cannot take stays credit', { minor: 350n, chosen: [['B', 350n]] }, 'B $3.00; credit $0.50'],
  ]),
  ...cases('R9', done, [
    [
      'a part payment keeps the stage',
      on('2026-03-19', upTo('day_after'), { invoice: { balance: usd(50_000n) } }),
      'mail first_follow_up',
    ],
    [
      'also on the evening before the next one',
      on('2026-03-20T00:30:00Z', upTo('day_after'), { invoice: { balance: usd(50_000n) } }),
      'wait until 2026-03-20 09:00',
    ],
    [
      'and the stage it had does not come again',
      on('2026-03-20', upTo('first_follow_up'), {
        invoice: { balance: usd(50_000n) },
        client: { lastContactAt: tenOn('2026-03-19') },
      }),
      'wait until 2026-03-26 09:00',
    ],
  ]),
]
