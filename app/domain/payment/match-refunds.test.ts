import { expect, test } from 'vitest'
import { matchRefunds } from './match-refunds.ts'
import type { KnownRefund, ReportedRefund } from './match-refunds.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const report: ReportedRefund = {
  ref: 're_1',
  refundId: 'r-1',
  amount: usd(500n),
  status: 'settled',
  failureReason: null,
}
const known: KnownRefund = {
  id: 'r-1',
  providerRef: null,
  state: 'requested',
  amount: usd(500n),
  isCarriedOver: false,
}
const kinds = (reported: ReportedRefund[], ours: KnownRefund[]) =>
  matchRefunds(reported, ours, 'USD').map(({ kind, id }) => [kind, id])

test.each<[string, ReportedRefund[], KnownRefund[], unknown]>([
  ['one we asked for goes on the books', [report], [known], [['book', 'r-1']]],
  ['also while it is on its way', [{ ...report, status: 'processing' }], [known], [['book', 'r-1']]],
  ['once', [report], [{ ...known, state: 'settled', providerRef: 're_1' }], []],
  ['one begun at the provider as well', [{ ...report, refundId: null }], [], [['book', null]]],
  [
    'what was on its way arrives',
    [report],
    [{ ...known, state: 'processing', providerRef: 're_1' }],
    [['settle', 'r-1']],
  ],
  ['or fails', [{ ...report, status: 'failed' }], [{ ...known, state: 'settled' }], [['fail', 'r-1']]],
  ['a failure nobody had heard of is no news', [{ ...report, status: 'failed' }], [], []],
  [
    'another currency is no refund of this payment',
    [{ ...report, amount: { minor: 500n, currency: 'EUR' } }],
    [known],
    [],
  ],
  [
    'what an older version knew as a sum is not booked again',
    [
      { ...report, ref: 're_0', refundId: null, amount: usd(300n) },
      { ...report, ref: 're_9', refundId: null, amount: usd(200n) },
    ],
    [{ ...known, id: 'old', state: 'settled', amount: usd(300n), isCarriedOver: true }],
    [['book', null]],
  ],
])('%s', (_rule, reported, ours, expected) => expect(kinds(reported, ours)).toEqual(expected))

test('a refusal had never been on the books, a failure had', () => {
  const failed = { ...report, status: 'failed' } as const
  expect(matchRefunds([failed], [known], 'USD')).toMatchObject([{ wasBooked: false }])
  expect(matchRefunds([failed], [{ ...known, state: 'processing' }], 'USD')).toMatchObject([{ wasBooked: true }])
})
