import { createServer } from 'node:http'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { InvoiceDocument } from '#app/domain/invoice/invoice-document.ts'
import { renderInvoicePdf } from './invoice-pdf.server.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const line = (description: string) => ({
  description,
  quantity: '2.5',
  unit: usd(20_000n),
  taxRate: '8.875',
  discount: null,
  amount: usd(50_000n),
})
const invoice: InvoiceDocument = {
  business: {
    name: 'Northwind Studio',
    postalAddress: '12 Harbour Street\nPortland, ME 04101',
    email: 'billing@northwind.example',
    phone: '+1 207 555 0100',
    brandColor: '#1f6f5c',
    taxNumber: null,
    registration: null,
  },
  mark: null,
  logo: null,
  client: { name: 'Ada Lovelace Ltd', postalAddress: null, taxNumber: null },
  number: '2041',
  issuedOn: '2027-02-10',
  dueOn: '2027-03-12',
  terms: 'Net 30',
  purchaseOrder: null,
  description: 'Spring catalogue',
  lines: [line('Design')],
  net: usd(137_800n),
  rebate: null,
  taxInclusive: false,
  taxes: [{ rate: '8.875', net: usd(137_800n), tax: usd(12_200n) }],
  total: usd(150_000n),
  paid: usd(26_550n),
  reduced: usd(0n),
  balance: usd(123_450n),
  earlyDiscount: null,
  methods: ['card', 'PayPal'],
  transferDetails: null,
  notes: null,
  reference: '2041-7K',
  locale: 'en-US',
}

/** The words on the pages: what the content streams show, read back from the fonts' own encoding. */
function wordsOn(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\nendstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  const shown = [...streams.join('\n').matchAll(/\[((?:<[0-9a-f]*>|[^\]])*)\] TJ/g)]
  return shown
    .map(([, parts = '']) =>
      [...parts.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join(''),
    )
    .join('\n')
}

const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length

describe('the PDF of an invoice', () => {
  test('shows who asks whom for what, and the amounts', async () => {
    const words = wordsOn(await renderInvoicePdf(invoice))
    for (const said of ['Northwind Studio', 'Ada Lovelace Ltd', 'Invoice 2041', '$1,500.00', '$265.50', '$1,234.50']) {
      expect(words).toContain(said)
    }
    expect(words.replaceAll('\n', ' ')).toContain('reference 2041-7K')
  })

  test('names the discount for early payment, and what lowered the sum beside payments', async () => {
    const words = wordsOn(
      await renderInvoicePdf({
        ...invoice,
        reduced: usd(3_000n),
        earlyDiscount: { percent: '2 %', until: '2027-02-20' },
      }),
    ).replace(/\s+/g, ' ')
    expect(words).toContain('2 % off through 20 February 2027')
    expect(words).toContain('$30.00')
    expect(wordsOn(await renderInvoicePdf(invoice))).not.toContain('discount')
  })

  test('says what a bookkeeper asks for: who is taxed how, at which rate, on what', async () => {
    const words = wordsOn(
      await renderInvoicePdf({
        ...invoice,
        business: { ...invoice.business, taxNumber: 'VAT ID IE1234567T', registration: 'Reg. 4711' },
        client: { ...invoice.client, taxNumber: 'GB999' },
        lines: [{ ...line('Design'), discount: '10 %' }],
        rebate: '5 %',
        taxes: [
          { rate: '19', net: usd(100_000n), tax: usd(19_000n) },
          { rate: '7', net: usd(10_000n), tax: usd(700n) },
        ],
        transferDetails: 'IBAN IE29',
        notes: 'Reverse charge.',
      }),
    ).replace(/\s+/g, ' ')
    const asked = [
      'VAT ID IE1234567T',
      'Reg. 4711',
      'Tax number: GB999',
      '10 %',
      'discount of 5 %',
      'Tax 19 % on $1,000.00',
    ]
    for (const said of [...asked, 'Tax 7 % on $100.00', '$7.00', 'IBAN IE29', 'Reverse charge.', 'Page 1 of 1']) {
      expect(words).toContain(said)
    }
  })

  test.each([
    ['de-DE', 'Rechnung 2041', '1.234,50'],
    ['es-ES', 'Factura 2041', '1234,50'],
    ['fr-FR', 'Facture 2041', '234,50'],
  ])('speaks %s', async (locale, title, sum) => {
    const words = wordsOn(await renderInvoicePdf({ ...invoice, locale }))
    expect(words).toContain(title)
    expect(words).toContain(sum)
    expect(words).toContain('2,5')
    expect(words).not.toMatch(/Invoice|Amount|Billed|Terms\b/)
  })

  test('says that a draft is one, and that nothing is to be paid on a cancelled invoice', async () => {
    const draft = wordsOn(await renderInvoicePdf({ ...invoice, mark: 'draft' }))
    expect(draft).toContain('Draft, not an invoice yet')
    expect(draft).not.toContain('How to pay')
    expect(wordsOn(await renderInvoicePdf({ ...invoice, mark: 'cancelled' }))).toContain('nothing is to be paid')
  })

  test('is the same bytes every time', async () => {
    const [a, b] = await Promise.all([renderInvoicePdf(invoice), renderInvoicePdf(invoice)])
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true)
  })

  test('long and many lines flow over pages, and no line is lost', async () => {
    const lines = Array.from({ length: 60 }, (_, i) =>
      line(i % 9 === 3 ? `${'long '.repeat(80)}${'x'.repeat(300)}` : `Row-${i}.`),
    )
    const pdf = await renderInvoicePdf({ ...invoice, lines })
    expect(pagesOf(pdf)).toBeGreaterThan(2)
    const words = wordsOn(pdf)
    for (let i = 0; i < 60; i += 1) if (i % 9 !== 3) expect(words).toContain(`Row-${i}.`)
  }, 20_000)

  test('hostile text is text, and nothing is fetched for it', async () => {
    let requests = 0
    const canary = createServer((_request, response) => {
      requests += 1
      response.end()
    })
    const port = await new Promise<number>((listening) =>
      canary.listen(0, '127.0.0.1', () => {
        const address = canary.address()
        listening(typeof address === 'object' && address ? address.port : 0)
      }),
    )
    const hostile = `<img src="http://127.0.0.1:${port}/x"> {{7*7}} \r\nBcc: a@b \u202eevil`
    const words = wordsOn(
      await renderInvoicePdf({
        ...invoice,
        client: { name: hostile, postalAddress: `file:///etc/passwd`, taxNumber: hostile },
        notes: hostile,
        lines: [line(hostile)],
      }),
    )
    canary.close()
    expect(requests).toBe(0)
    expect(words).toContain('{{7*7}}')
    // The canary's port may hold these digits.
    expect(words.replaceAll(String(port), '')).not.toContain('49')
  })
})
