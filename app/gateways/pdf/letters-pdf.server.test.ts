import { describe, expect, test } from 'vitest'
import type { LetterDocument, LetterLayout } from '#app/domain/letter/letter-document.ts'
import { letterLayouts } from '#app/domain/letter/letter-document.ts'
import { wordsOnPages } from '#tests/support/pdf-words.ts'
import type { PlacedWord } from '#tests/support/pdf-words.ts'
import { addressFontSize, letterSheets, returnFontSize } from './letter-layout.ts'
import { renderLettersPdf } from './letters-pdf.server.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' })
const paragraph =
  'Our records show that the amounts below are still open. We would much prefer to settle this with you.'
const letter = (layout: LetterLayout, over: Partial<LetterDocument['content']> = {}): LetterDocument => ({
  layout,
  sender: {
    name: 'Northwind Studio',
    postalAddress: '12 Harbour Street\nPortland, ME 04101',
    email: 'billing@northwind.example',
    phone: '+1 207 555 0100',
    brandColor: '#1f6f5c',
  },
  logo: null,
  addressee: 'Ada Lovelace Ltd\nAccounts payable\n5 St James Square\nSuite 400\nBoston, MA 02110\nUSA',
  number: 17,
  date: '2027-01-12',
  answerBy: '2027-01-27',
  site: 'pay.northwind.example',
  content: {
    subject: 'Final notice: invoice 2041',
    salutation: 'Dear Ada,',
    paragraphs: [paragraph, paragraph],
    closing: 'Kind regards',
    locale: 'en-US',
    items: [
      {
        ...{ invoiceId: 'a', number: '2041', issuedOn: '2026-10-29', dueOn: '2026-11-28', reference: '2041-7K' },
        ...{ total: usd(123_450), paid: usd(26_550), open: usd(99_355) },
        charges: [
          { label: 'Late fee', amount: usd(1_500) },
          { label: 'Interest, 29 November to 12 January', amount: usd(955) },
        ],
      },
    ],
    ...over,
  },
})

const mm = (points: number) => (points * 25.4) / 72
const inch = (points: number) => points / 72
const textOf = (words: readonly PlacedWord[]) =>
  words
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
const pagesOf = async (...letters: LetterDocument[]) => wordsOnPages(await renderLettersPdf(letters))

const inWindow: Record<LetterLayout, (word: PlacedWord) => boolean> = {
  // The window of a DIN envelope shows the field; a few millimetres more when the sheet slips.
  din5008: ({ left, top }) => mm(left) < 105 && mm(top) > 45 && mm(top) < 92,
  us: ({ left, top }) => inch(left) < 5.375 && inch(top) > 2.04 && inch(top) < 3.63,
}

describe.each(letterLayouts)('layout %s', (layout) => {
  test('the window shows the address, all of it, and nothing else', async () => {
    const [page = []] = await pagesOf(letter(layout))
    const seen = textOf(page.filter(inWindow[layout]))
    const address = 'Ada Lovelace LtdAccounts payable5 St James SquareSuite 400Boston, MA 02110USA'
    const back = 'Northwind Studio · 12 Harbour Street · Portland, ME 04101'
    expect(seen.replaceAll('\xb7', '·')).toBe(layout === 'din5008' ? back + address : address)
  })

  test('the address stands where the window is', async () => {
    const [page = []] = await pagesOf(letter(layout))
    const first = page.find(({ text }) => text.startsWith('Ada'))
    const last = page.find(({ text }) => text.startsWith('USA'))
    if (!first || !last) throw new Error('no address on the page')
    const { address } = letterSheets[layout]
    expect(first.left).toBeCloseTo(address.left, 1)
    expect(first.top - first.size).toBeGreaterThan(address.top - 4)
    expect(last.top).toBeLessThan(address.top + address.height)
  })

  test('what does not fit goes on overleaf, every page says which one it is', async () => {
    const pages = await pagesOf(letter(layout, { paragraphs: Array.from({ length: 30 }, () => paragraph) }))
    expect(pages).toHaveLength(2)
    expect(pages.map((page) => /Page \d of \d/.exec(textOf(page))?.[0])).toEqual(['Page 1 of 2', 'Page 2 of 2'])
    expect(textOf(pages[1] ?? [])).toContain('Kind regards')
    const lowest = Math.max(...pages.flat().map(({ top }) => top))
    expect(lowest).toBeLessThan(layout === 'us' ? 792 : 841.89)
  })

  test('letters of a batch begin on pages of their own and count their own pages', async () => {
    const long = letter(layout, { paragraphs: Array.from({ length: 30 }, () => paragraph) })
    const pages = await pagesOf(long, letter(layout))
    expect(pages.map((page) => /Page \d of \d/.exec(textOf(page))?.[0])).toEqual([
      'Page 1 of 2',
      'Page 2 of 2',
      'Page 1 of 1',
    ])
  })
})

test('fees and interest stand one by one between the invoice and what is open', async () => {
  const text = textOf((await pagesOf(letter('us')))[0] ?? [])
  for (const said of ['$1,234.50', '-$265.50', 'Late fee', '$15.00', 'Interest', '$9.55', 'Total open', '$993.55']) {
    expect(text).toContain(said)
  }
  expect(text).toContain('Please answer by27 January 2027')
  expect(text).toContain('reference 2041-7K')
})

test('the same letter is the same bytes', async () => {
  const [a, b] = await Promise.all([renderLettersPdf([letter('us')]), renderLettersPdf([letter('us')])])
  expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true)
})

test('long addresses are set smaller, never cut', () => {
  for (const { address } of Object.values(letterSheets)) {
    expect(addressFontSize(6, address)).toBe(10)
    for (const lines of [1, 7, 8, 9]) {
      expect(addressFontSize(lines, address) * lines * 1.25).toBeLessThanOrEqual(address.height)
    }
  }
})

test('so is a long sender in the window', () => {
  const line = letterSheets.din5008.returnLine
  if (!line) throw new Error('no line for the sender')
  expect(returnFontSize('Northwind Studio · 12 Harbour Street', line)).toBe(6.5)
  expect(
    returnFontSize('Nordwind Studio GmbH & Co. KG · Hafenstraße 12 · 20359 Hamburg · Deutschland', line),
  ).toBeLessThan(6)
})
