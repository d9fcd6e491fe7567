import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { activityParts } from '#app/domain/statement/account-activity.ts'
import type { AccountMovement, ActivityDocument } from '#app/domain/statement/account-activity.ts'
import { wordsOnPages } from '#tests/support/pdf-words.ts'
import { renderActivityPdf } from './activity-pdf.server.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const movement = (on: string, kind: AccountMovement['kind'], numbers: string[], minor: bigint): AccountMovement => ({
  ...{ on: day(on), kind, numbers, amount: usd(minor), applied: null },
})
const statement = (movements: AccountMovement[], locale = 'en-US'): ActivityDocument => ({
  business: {
    ...{ name: 'Northwind Studio', postalAddress: null, email: 'billing@northwind.example', phone: null },
    brandColor: '#1f6f5c',
  },
  client: { name: 'Ada Lovelace Ltd', postalAddress: '5 St James Square' },
  ...{ locale, from: day('2026-11-01'), to: day('2027-01-12') },
  parts: activityParts([usd(10_000n)], movements),
})
const textOf = async (of: ActivityDocument) =>
  wordsOnPages(await renderActivityPdf(of))
    .flatMap((page) => page.map(({ text }) => text))
    .join(' ')
    .replace(/\s+/g, ' ')

test('balance before, every movement with the balance after it, balance at the end', async () => {
  const text = await textOf(
    statement([
      movement('2026-11-03', 'issued', ['2041'], 123_450n),
      movement('2026-12-01', 'paid', ['2041', '2042'], -100_000n),
      { ...movement('2026-12-05', 'credit_used', ['2041'], 0n), applied: usd(2_500n) },
      movement('2026-12-09', 'written_off', ['2041'], -450n),
    ]),
  )
  const shown = ['From 1 November 2026 to 12 January 2027', 'Balance before $100.00', 'Invoice issued 2041 $1,234.50']
  const balances = ['$1,334.50', '$334.50', 'Credit of $25.00 applied', 'Written off', 'Balance at the end $330.00']
  for (const said of [...shown, ...balances]) expect(text).toContain(said)
})

test.each([
  ['de-DE', 'Kontoauszug', 'Saldo am Ende'],
  ['fr-FR', 'Relevé de compte', 'Solde final'],
  ['es-ES', 'Extracto de cuenta', 'Saldo final'],
])('in %s', async (locale, title, closing) => {
  const text = await textOf(statement([], locale))
  expect(text).toContain(title)
  expect(text).toContain(closing)
})

test('movements of several pages are all there', async () => {
  const rows = Array.from({ length: 120 }, (_, i) => movement('2026-11-03', 'issued', [`N-${i}.`], 1n))
  const text = await textOf(statement(rows))
  for (const { numbers } of rows) expect(text).toContain(numbers[0])
}, 30_000)
