import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { invoiceId } from '../ids.ts'
import { addMoney, money, sumMoney } from '../money.ts'
import { applyCash } from './cash-application.ts'
import type { OpenInvoice } from './cash-application.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const open = (number: string, minor: bigint, dueOn: string, currency = 'USD'): OpenInvoice => ({
  id: invoiceId(number),
  number,
  dueOn: Temporal.PlainDate.from(dueOn),
  balance: money(minor, currency),
})
const parts = (...pairs: [string, bigint][]) =>
  pairs.map(([id, minor]) => ({ invoiceId: invoiceId(id), amount: usd(minor) }))

const three = [open('B', 300n, '2026-02-01'), open('A', 500n, '2026-01-01'), open('C', 200n, '2026-03-01')]

test('money goes to the invoice due longest first', () =>
  expect(applyCash(usd(600n), three)).toEqual({ parts: parts(['A', 500n], ['B', 100n]), unapplied: usd(0n) }))

test('what nobody owes is left over', () =>
  expect(applyCash(usd(1_100n), three)).toEqual({
    parts: parts(['A', 500n], ['B', 300n], ['C', 200n]),
    unapplied: usd(100n),
  }))

test('invoices of one day are taken by number, as people count', () => {
  const sameDay = [open('10', 1n, '2026-01-01'), open('9', 1n, '2026-01-01')]
  expect(applyCash(usd(1n), sameDay).parts).toEqual(parts(['9', 1n]))
})

test('the payer’s own choice comes before age', () =>
  expect(applyCash(usd(200n), three, parts(['C', 200n]))).toEqual({ parts: parts(['C', 200n]), unapplied: usd(0n) }))

test('what the chosen invoice cannot take does not wander to another', () =>
  expect(applyCash(usd(350n), three, parts(['B', 350n]))).toEqual({ parts: parts(['B', 300n]), unapplied: usd(50n) }))

test('an invoice chosen twice is still not overpaid', () =>
  expect(applyCash(usd(400n), three, parts(['B', 200n], ['B', 200n]))).toEqual({
    parts: parts(['B', 200n], ['B', 100n]),
    unapplied: usd(100n),
  }))

test('an invoice that is no longer open takes nothing', () =>
  expect(applyCash(usd(100n), three, parts(['gone', 100n]))).toEqual({ parts: [], unapplied: usd(100n) }))

test('dollars do not pay euros', () => {
  const euro = [open('E', 100n, '2026-01-01', 'EUR')]
  expect(applyCash(usd(100n), euro)).toEqual({ parts: [], unapplied: usd(100n) })
})

test('parts and rest sum to the amount, and no invoice gets more than its balance', () => {
  const anyInvoices = fc
    .array(fc.tuple(fc.bigInt({ min: -100n, max: 10_000n }), fc.integer({ min: 1, max: 28 })), { maxLength: 8 })
    .map((rows) => rows.map(([minor, day], n) => open(`N${n}`, minor, `2026-01-${String(day).padStart(2, '0')}`)))
  const anyWishes = fc.option(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.bigInt({ min: -10n, max: 10_000n })), { maxLength: 8 }),
    { nil: undefined },
  )
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 50_000n }), anyInvoices, anyWishes, (minor, invoices, wishes) => {
      const wanted = wishes?.map(([n, amount]) => ({ invoiceId: invoiceId(`N${n}`), amount: usd(amount) }))
      const applied = applyCash(usd(minor), invoices, wanted)
      const sum = sumMoney(
        applied.parts.map(({ amount }) => amount),
        'USD',
      )
      expect(addMoney(sum, applied.unapplied)).toEqual(usd(minor))
      expect(applied.unapplied.minor >= 0n).toBe(true)
      for (const invoice of invoices) {
        const own = applied.parts.filter((part) => part.invoiceId === invoice.id).map(({ amount }) => amount)
        const limit = invoice.balance.minor > 0n ? invoice.balance.minor : 0n
        expect(own.every((amount) => amount.minor > 0n)).toBe(true)
        expect(sumMoney(own, 'USD').minor <= limit).toBe(true)
      }
    }),
  )
})
