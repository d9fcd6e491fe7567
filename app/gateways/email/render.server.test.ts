import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { draftReminder } from '#app/domain/dunning/reminder-draft.ts'
import { reminderFacts } from '#app/domain/dunning/sample-reminder.ts'
import { invoiceId } from '#app/domain/ids.ts'
import { draftPaymentProblem } from '#app/domain/payment/payment-problem-draft.ts'
import { previewBrand } from '#emails/mail-brand.ts'
import { testEnvironment } from '#tests/support/database.ts'

Object.assign(process.env, testEnvironment('postgresql://nowhere/none'), { PUBLIC_URL: 'https://pay.example.com' })
const { renderNote, renderReminder } = await import('./render.server.ts')

const now = Temporal.Instant.from('2026-03-19T14:00:00Z')
const hostile = '<script>alert(1)</script> {{ 7 | times: 7 }} ${7*7} \r\nBcc: all@evil.example \u202egnp.exe 🦊'

describe('a reminder as it is stored', () => {
  test('reads well without markup', async () => {
    const { subject, text } = await renderReminder(
      draftReminder(reminderFacts('first_follow_up'), now, new Map(), () => null),
      previewBrand,
    )
    expect(subject).toBe('Following up on invoice 2041')
    expect(text).toMatchInlineSnapshot(`
      "Northwind Studio


      Following up on invoice 2041

      Hello Ada,

      Invoice 2041 for $1,234.50 was due on Thursday, 12 March, and our records show it as still open.

      If anything about it is unclear, or paying in parts would help, please reply and tell us; we would rather find a way with you.

      Otherwise you can settle it on its page in a minute.

      Invoice total   $1,234.50
      Due now         $1,234.50

      As of 19 March 2026. If you have paid since, thank you, and please disregard this note.

      See and pay invoice 2041 https://pay.example.com/p/~portal-token~

      You can pay by card, bank debit (ACH) or PayPal. The invoice is attached as a PDF. A statement of what is open comes with it.

      Thank you,
      Northwind Studio

      ----------------------------------------

      Northwind Studio · 48 Harbor Street, New York, NY 10004

      Questions? Reply to this mail or call +1 212 555 0142; a person reads it.

      Our bank details are shown on the invoice page only. We never send or change them by mail."
    `)
  })

  test('carries one link, to the page of the invoice, without its token', async () => {
    const { html } = await renderReminder(
      draftReminder(reminderFacts('due_today'), now, new Map(), () => null),
      previewBrand,
    )
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
    expect(links).toEqual(['https://pay.example.com/p/~portal-token~'])
  })

  test('about several invoices leads to the page of each, and bears a line of the owner’s own', async () => {
    const others = [{ id: invoiceId('i-2042'), number: '2042', balance: { minor: 50_000n, currency: 'USD' } }]
    const facts = reminderFacts('first_follow_up', { others })
    const draft = draftReminder(facts, now, new Map(), (id) => `link-of-${id}`)
    const { html, text } = await renderReminder({ ...draft, personalLine: 'See you on Friday.' }, previewBrand)
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
    expect(links).toEqual([
      'https://pay.example.com/p/~portal-token:link-of-i-2041~',
      'https://pay.example.com/p/~portal-token:link-of-i-2042~',
      'https://pay.example.com/p/~portal-token~',
    ])
    expect(text).toMatch(/as still open\.\s+See you on Friday\.\s+If anything/)
    expect(text).toMatch(/Invoice\s+Due date\s+Open\s/)
    expect(text).toMatch(/Due now\s+\$1,734\.50/)
  })

  test.each([
    ['de-DE', 'Rechnungsbetrag', 'Unsere Bankverbindung'],
    ['es-ES', 'Total de la factura', 'Nuestros datos bancarios'],
    ['fr-FR', 'Total de la facture', 'Nos coordonnées bancaires'],
  ])('is of one language from top to bottom: %s', async (locale, total, bank) => {
    const draft = draftReminder(reminderFacts('third_follow_up', { client: { locale } }), now, new Map(), () => null)
    const { html, text } = await renderReminder(draft, previewBrand)
    expect(html).toContain(`lang="${locale}"`)
    expect(text).toContain(total)
    expect(text).toContain(bank)
    expect(text).not.toMatch(/\b(?:invoice|due|you|thank|attached|call)\b/i)
  })

  test('names of any kind stay text, in one line of the subject', async () => {
    const facts = reminderFacts('courtesy', {
      business: { name: hostile },
      client: { greetingName: hostile },
      invoice: { number: hostile, description: hostile.slice(0, 40) },
    })
    const brand = { ...previewBrand, name: hostile, phone: hostile, postalAddress: hostile }
    const { subject, html, text } = await renderReminder(
      draftReminder(facts, now, new Map(), () => null),
      brand,
    )
    expect(subject).not.toMatch(/[\r\n\u202e]/)
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;')
    expect(text).toContain('{{ 7 | times: 7 }}')
    expect(`${html}${text}`).not.toMatch(/49 |\u202e/)
  })

  test('a colour that is none, or unreadable, cannot reach the style sheet', async () => {
    const draft = draftReminder(reminderFacts('courtesy'), now, new Map(), () => null)
    const { html } = await renderReminder(draft, { ...previewBrand, color: 'red;}</style><script>' })
    expect(html).not.toContain('<script>')
  })

  test('the same draft is the same bytes', async () => {
    const draft = draftReminder(reminderFacts('final_demand'), now, new Map(), () => null)
    expect(await renderReminder(draft, previewBrand)).toEqual(await renderReminder(draft, previewBrand))
  })
})

test('a payment that did not go through is told without blame, with the way on', async () => {
  const draft = draftPaymentProblem(
    {
      businessName: 'Northwind Studio',
      greetingName: 'Ada',
      locale: 'en-US',
      invoiceNumber: '2041',
      amount: { minor: 123_450n, currency: 'USD' },
    },
    new Map(),
  )
  const { text } = await renderNote(draft, previewBrand)
  expect(text).toContain('See and pay invoice 2041 https://pay.example.com/p/~portal-token~')
  expect(text).not.toMatch(/fail|refus|declin|insufficient/i)
})

test('a note with a logo shows it, and its name to those who see no pictures', async () => {
  const words = { subject: 'Hello', greeting: 'Hello,', paragraphs: ['Thank you.'], closing: ['Northwind Studio'] }
  const draft = { ...words, version: null, locale: 'de-AT', action: 'Rechnung ansehen' }
  const { html } = await renderNote(draft, { ...previewBrand, logoUrl: 'https://pay.example.com/brand/n/logo' })
  expect(html).toContain('alt="Northwind Studio"')
  expect(html).toContain('lang="de-AT"')
  expect(html).toContain('Unsere Bankverbindung steht nur auf der Rechnungsseite.')
})
