import { Temporal } from 'temporal-polyfill'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invoiceId } from '../ids.ts'
import { sumMoney } from '../money.ts'
import type { MethodRules } from '../payment/methods-on-offer.ts'
import type { PayableFacts, PayableInvoice } from '../payment/payable.ts'
import { previewPayment } from './preview-payment.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const invoice = (id: string, dueOn: string, balance: bigint, over: Partial<PayableInvoice> = {}): PayableInvoice => ({
  ...{ id: invoiceId(id), number: id, dueOn: Temporal.PlainDate.from(dueOn), state: 'issued', balance: usd(balance) },
  ...{ processing: usd(0n), held: usd(0n), discount: null },
  ...over,
})
const facts = (...invoices: PayableInvoice[]): PayableFacts => ({
  ...{ currency: 'USD', chosen: invoices.map(({ id }) => id), invoices, instalment: null, minimum: usd(100n) },
})
const methods: MethodRules = {
  currency: 'USD',
  accepted: { card: true, ach: true, paypal: true },
  maxMinor: { card: 100_000n, ach: null, paypal: null },
  ...{ allowed: [], preferred: null },
}
const [older, newer] = [invoice('2001', '2026-10-01', 30_000n), invoice('2002', '2026-11-01', 50_000n)]

test('without a sum, all that was chosen is paid, the oldest first', () => {
  const preview = previewPayment(facts(newer, older), methods, null)
  expect(preview).toMatchObject({ ok: true, value: { total: usd(80_000n), methods: ['card', 'ach', 'paypal'] } })
  expect(
    preview.ok && preview.value.rows.map(({ number, amount, leftOpen }) => [number, amount.minor, leftOpen.minor]),
  ).toEqual([
    ['2001', 30_000n, 0n],
    ['2002', 50_000n, 0n],
  ])
})

test('a sum goes to the oldest first, and what gets nothing is shown, too', () => {
  const preview = previewPayment(facts(newer, older), methods, usd(30_000n))
  expect(preview.ok && preview.value.rows.map(({ amount, leftOpen }) => [amount.minor, leftOpen.minor])).toEqual([
    [30_000n, 0n],
    [0n, 50_000n],
  ])
})

test('what is in question rests, unless nothing else was chosen', () => {
  const part = invoice('2003', '2026-09-01', 10_000n, { held: usd(4_000n) })
  const whole = invoice('2004', '2026-09-02', 9_000n, { held: usd(9_000n) })
  const mixed = previewPayment(facts(part, whole, older), methods, null)
  expect(mixed).toMatchObject({ ok: true, value: { choice: { kind: 'undisputed' }, total: usd(36_000n) } })
  expect(previewPayment(facts(whole), methods, null)).toMatchObject({
    value: { choice: { kind: 'everything' }, total: usd(9_000n) },
  })
})

test('ways to pay that do not take the sum are not shown', () => {
  const preview = previewPayment(facts(invoice('2005', '2026-09-01', 100_001n)), methods, null)
  expect(preview).toMatchObject({ ok: true, value: { methods: ['ach', 'paypal'] } })
})

test.each<[string, PayableFacts, bigint | null]>([
  [
    'mixed_currencies',
    facts(older, invoice('2006', '2026-09-01', 5n, { balance: { minor: 5n, currency: 'EUR' } })),
    null,
  ],
  ['in_progress', facts(older, invoice('2007', '2026-09-01', 500n, { processing: usd(1n) })), null],
  ['above_balance', facts(older), 30_001n],
  ['below_minimum', facts(older), 99n],
  ['nothing_due', facts(invoice('2008', '2026-09-01', 0n, { state: 'settled' })), null],
])('%s', (reason, of, amount) =>
  expect(previewPayment(of, methods, amount === null ? null : usd(amount))).toEqual({ ok: false, reason }),
)

test('the rows sum to the payment, and with what stays open to what was open', () => {
  const balances = fc.array(fc.bigInt(1n, 10n ** 9n), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(balances, fc.bigInt(100n, 10n ** 10n), (open, amount) => {
      const all = facts(
        ...open.map((minor, n) => invoice(String(n), `2026-01-${String((n % 28) + 1).padStart(2, '0')}`, minor)),
      )
      const preview = previewPayment(all, methods, usd(amount))
      if (!preview.ok) return
      const { rows, total } = preview.value
      const sum = (of: 'amount' | 'leftOpen') =>
        sumMoney(
          rows.map((row) => row[of]),
          'USD',
        ).minor
      expect(sum('amount')).toBe(total.minor)
      expect(total.minor).toBe(amount)
      expect(sum('amount') + sum('leftOpen')).toBe(open.reduce((a, b) => a + b, 0n))
    }),
  )
})
