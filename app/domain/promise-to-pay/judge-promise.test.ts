import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { judgePromise } from './judge-promise.ts'
import type { PromiseFacts } from './judge-promise.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const usd = (minor: bigint) => ({ minor, currency: 'USD' })

/** $500 promised for Thursday 3 December, whose hold ends on Monday 7 December. */
const promise: PromiseFacts = {
  amount: usd(50_000n),
  waitsUntil: day('2026-12-07'),
  invoiceState: 'issued',
  settled: usd(0n),
  processing: usd(0n),
}

test.each<[string, Partial<PromiseFacts>, string, string | null]>([
  ['nothing has come, its day is ahead', {}, '2026-12-01', null],
  ['nothing has come on the day itself', {}, '2026-12-03', null],
  ['nothing has come on the last day of the hold', {}, '2026-12-07', null],
  ['nothing has come when the hold is over', {}, '2026-12-08', 'break'],
  ['the sum is here early', { settled: usd(50_000n) }, '2026-12-01', 'keep'],
  ['more than the sum is here', { settled: usd(60_000n) }, '2026-12-01', 'keep'],
  ['a cent is missing', { settled: usd(49_999n) }, '2026-12-08', 'break'],
  ['a part is here and its day is ahead', { settled: usd(20_000n) }, '2026-12-03', null],
  ['the debit is on its way while the hold lasts', { processing: usd(50_000n) }, '2026-12-05', null],
  ['the debit is still on its way after it', { processing: usd(50_000n) }, '2026-12-08', 'keep'],
  ['part settled, the rest on its way', { settled: usd(20_000n), processing: usd(30_000n) }, '2026-12-08', 'keep'],
  ['not enough on its way', { settled: usd(20_000n), processing: usd(10_000n) }, '2026-12-08', 'break'],
  ['a payment came and was returned', { settled: usd(-1_000n) }, '2026-12-08', 'break'],
  ['a credit settled the rest', { invoiceState: 'settled', settled: usd(30_000n) }, '2026-12-01', 'keep'],
  ['the invoice was voided', { invoiceState: 'void' }, '2026-12-01', 'cancel'],
  ['the invoice was written off', { invoiceState: 'written_off' }, '2026-12-20', 'cancel'],
])('%s', (_rule, over, today, verdict) => expect(judgePromise({ ...promise, ...over }, day(today))).toBe(verdict))

test('what has settled in full is never broken, and once the hold is over nothing stays open', () => {
  const sum = fc.bigInt({ min: 1n, max: 10n ** 9n })
  fc.assert(
    fc.property(sum, sum, fc.integer({ min: -30, max: 30 }), (amount, settled, days) => {
      const today = promise.waitsUntil.add({ days })
      const verdict = judgePromise({ ...promise, amount: usd(amount), settled: usd(settled) }, today)
      expect(verdict).toBe(settled >= amount ? 'keep' : days > 0 ? 'break' : null)
    }),
  )
})
