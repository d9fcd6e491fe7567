import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import type { CreditNoteDocument } from '#app/domain/credit-note/credit-note-document.ts'
import { wordsOnPages } from '#tests/support/pdf-words.ts'
import { renderCreditNotePdf } from './credit-note-pdf.server.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const note: CreditNoteDocument = {
  business: { name: 'Northwind Studio', postalAddress: null, email: 'a@b.example', brandColor: '#1f6f5c' },
  client: { name: 'Ada Lovelace Ltd', postalAddress: '5 St James Square' },
  locale: 'en-US',
  number: 7,
  issuedOn: Temporal.PlainDate.from('2027-01-12'),
  invoice: { number: '2041', issuedOn: Temporal.PlainDate.from('2026-10-29'), total: usd(123_450n) },
  reason: 'Two hours too many.',
  lines: [{ description: 'Two hours of design', amount: usd(11_900n) }],
  net: usd(10_000n),
  tax: usd(1_900n),
  amount: usd(11_900n),
}
const textOf = async (of: CreditNoteDocument) =>
  wordsOnPages(await renderCreditNotePdf(of))
    .flatMap((page) => page.map(({ text }) => text))
    .join(' ')

test('it says what is credited, on what and why', async () => {
  const text = await textOf(note)
  const said = [
    'Credit note 7',
    'Issued on 12 January 2027',
    'For invoice 2041',
    '$119.00',
    '$19.00',
    'Two hours too many',
  ]
  for (const each of said) expect(text).toContain(each)
})

test('tax is not spoken of where there is none, and every language has its words', async () => {
  expect(await textOf({ ...note, net: note.amount, tax: usd(0n) })).not.toContain('Tax')
  for (const [locale, title] of [
    ['de-DE', 'Gutschrift 7'],
    ['fr-FR', 'Avoir 7'],
    ['es-ES', 'Nota de crédito 7'],
  ] as const)
    expect(await textOf({ ...note, locale })).toContain(title)
})
