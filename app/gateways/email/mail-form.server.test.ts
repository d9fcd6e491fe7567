import { render, toPlainText } from '@react-email/render'
import fc from 'fast-check'
import { createElement, type ReactElement } from 'react'
import { expect, test } from 'vitest'
import { portalUrlPlaceholder } from '#app/domain/message/portal-placeholder.ts'
import { type MailBrand, previewBrand } from '#emails/mail-brand.ts'
import NoteEmail, { type NoteEmailProps } from '#emails/note.tsx'
import ReminderEmail, { type ReminderEmailProps } from '#emails/reminder.tsx'
import { testEnvironment } from '#tests/support/database.ts'

const publicUrl = 'https://pay.example.com'
Object.assign(process.env, testEnvironment('postgresql://nowhere/none'), { PUBLIC_URL: publicUrl })
const { renderNote, renderNotice, renderReminder } = await import('./render.server.ts')
const pageUrl = portalUrlPlaceholder(publicUrl)

/** What React and html-to-text make of a mail without any form. */
async function asRendered(mail: ReactElement) {
  const html = await render(mail)
  const text = toPlainText(html, {
    selectors: [
      { selector: 'h1', options: { uppercase: false } },
      { selector: '[data-text-format="dataTable"]', options: { uppercaseHeaderCells: false } },
    ],
  })
  return { html, text }
}

const hostile = [
  '',
  ' ',
  '\u00a0',
  '\u200b',
  ' at both edges \t',
  'two  spaces\r\n and \u200b a \u2028 line',
  'a\u0000b',
  '\u0000',
  '<b>&amp; &lt;"\'&#x27;</b><!-- --><br/>',
  '</p></td></table><div>\u00a0\u200c</div>',
  '$& $1 $` {{ 7 | times: 7 }}',
  'שלום \u202egnp.exe مرحبا',
  '🦊👩‍👩‍👧‍👦',
  'half a fox \ud83e',
  '\ud83e and back \udd8a',
  `${'x'.repeat(148)}🦊🦊`,
  `${'x'.repeat(149)}🦊`,
  'x'.repeat(150),
  `${'long word '.repeat(40)}end`,
  'ein-wort-'.repeat(150),
  '\ue0000:0\ue001',
  ' \ue0000:1\ue001',
  '\ue0000:row\ue001\ue0000:cell\ue001 \ue0001:2\ue001',
  '\ufeff\ufeff',
  '\u00a0\u200c\u200b\u200d\u200e\u200f\ufeff',
  pageUrl,
  'https://pay .example.com/p/~portal-token~',
  'mailto:a@example.com',
  'a@example.com',
]
const word = fc.oneof(
  { weight: 4, arbitrary: fc.lorem({ maxCount: 12 }) },
  { weight: 3, arbitrary: fc.constantFrom(...hostile) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
)
const brand: fc.Arbitrary<MailBrand> = fc.record({
  name: fc.oneof(fc.constant(previewBrand.name), word),
  email: fc.constant(previewBrand.email),
  phone: fc.oneof(fc.constant(null), word),
  postalAddress: fc.oneof(fc.constant(null), word),
  color: fc.constantFrom('#1f4f82', '#ffd400', 'red;}</style>'),
  logoUrl: fc.constantFrom(null, `${publicUrl}/brand/n/logo?a=1&b="2"`),
  locale: fc.constant('en-US'),
})
type Note = NoteEmailProps['draft'] & { locale: string }
type Reminder = ReminderEmailProps['draft'] & { locale: string }
const locale = fc.constantFrom('en-US', 'de-AT', 'fr-FR', 'es-ES')
const noteWords = {
  subject: word,
  greeting: word,
  paragraphs: fc.array(word, { maxLength: 4 }),
  action: word,
  closing: fc.array(word, { maxLength: 3 }),
}
const item = fc.record({
  invoiceId: fc.uuid(),
  number: word,
  due: word,
  amount: word,
  linkId: fc.oneof(fc.constant(null), fc.uuid(), word),
})
const note: fc.Arbitrary<Note> = fc.record({ ...noteWords, locale })
const reminder: fc.Arbitrary<Reminder> = fc.record({
  ...noteWords,
  locale,
  personalLine: fc.oneof(fc.constant(null), word),
  methods: word,
  attached: word,
  asOf: word,
  // The total and what is due are always among them.
  amounts: fc.array(fc.record({ key: fc.constantFrom('total', 'paid', 'due_now'), label: word, text: word }), {
    minLength: 1,
    maxLength: 4,
  }),
  items: fc.array(item, { maxLength: 4 }),
})
type Draft = Parameters<typeof renderReminder>[0]

/** The same word in every place of a mail. */
const noteOf = (each: string): Note => ({
  locale: 'en-US',
  subject: each,
  greeting: each,
  paragraphs: [each, each],
  action: each,
  closing: [each, each],
})
const reminderOf = (each: string): Reminder => ({
  ...noteOf(each),
  personalLine: each,
  methods: each,
  attached: each,
  asOf: each,
  amounts: [{ key: 'due_now', label: each, text: each }],
  items: [null, each].map((linkId) => ({ invoiceId: 'i', number: each, due: each, amount: each, linkId })),
})
const brandOf = (each: string): MailBrand => ({ ...previewBrand, name: each, phone: each, postalAddress: each })

// React's own rendering is what takes the time.
const seconds = 20_000
const numRuns = hostile.length + 10

test(
  'a reminder from a compiled form is, byte for byte, the one that React renders',
  () =>
    fc.assert(
      fc.asyncProperty(reminder, brand, async (draft, from) => {
        const itemUrl = (linkId: string) => portalUrlPlaceholder(publicUrl, linkId)
        const props = { brand: { ...from, locale: draft.locale }, draft, pageUrl, itemUrl }
        const { html, text } = await renderReminder(draft as Draft, from)
        expect({ html, text }).toEqual(await asRendered(createElement(ReminderEmail, props)))
      }),
      { numRuns, examples: hostile.map((each) => [reminderOf(each), brandOf(each)]) },
    ),
  seconds,
)

test(
  'so is a note',
  () =>
    fc.assert(
      fc.asyncProperty(note, brand, async (draft, from) => {
        const props = { brand: { ...from, locale: draft.locale }, draft, pageUrl: `${pageUrl}/account` }
        const { html, text } = await renderNote({ ...draft, version: null }, from, '/account')
        expect({ html, text }).toEqual(await asRendered(createElement(NoteEmail, props)))
      }),
      { numRuns, examples: hostile.map((each) => [noteOf(each), brandOf(each)]) },
    ),
  seconds,
)

test(
  'so is a notice, with an address of its own',
  () => {
    const url = fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.constantFrom(pageUrl, ...hostile))
    return fc.assert(
      fc.asyncProperty(note, url, async ({ subject, paragraphs, action }, address) => {
        const draft = { subject, greeting: 'Hello,', paragraphs, action, closing: ['Dunwell'] }
        const props = { brand: previewBrand, draft, pageUrl: address }
        const notice = { subject, paragraphs: [...paragraphs], action, url: address }
        const { html, text } = await renderNotice(notice, previewBrand)
        expect({ html, text }).toEqual(await asRendered(createElement(NoteEmail, props)))
      }),
      { numRuns, examples: hostile.map((each) => [noteOf(each), each]) },
    )
  },
  seconds,
)

test('mails of one shape, asked for together, do not mix their words', async () => {
  const words = {
    subject: 'Hello',
    paragraphs: ['Thank you.'],
    closing: ['Northwind'],
    action: 'See it',
    locale: 'en-US',
  }
  const names = Array.from({ length: 20 }, (_, n) => `Hello client ${n},`)
  const mails = await Promise.all(
    names.map((greeting) => renderNote({ ...words, greeting, version: null }, { ...previewBrand, name: 'Northwind' })),
  )
  for (const [n, { html, text }] of mails.entries()) {
    expect(html.match(/Hello client \d+,/g)).toEqual([names[n]])
    expect(text.match(/Hello client \d+,/g)).toEqual([names[n]])
  }
})
