import { Heading, Text } from '@react-email/components'
import type { ReminderDraft } from '#app/domain/dunning/reminder-draft.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
import { Layout } from './layout.tsx'
import { type MailBrand, previewBrand } from './mail-brand.ts'
import { Amounts } from './parts/amounts.tsx'
import { Items } from './parts/items.tsx'
import { heading, small } from './parts/mail-styles.ts'
import { Closing, PageButton, Paragraphs } from './parts/words.tsx'

export interface ReminderEmailProps {
  brand: MailBrand
  draft: Pick<
    ReminderDraft,
    | 'subject'
    | 'greeting'
    | 'paragraphs'
    | 'personalLine'
    | 'action'
    | 'methods'
    | 'attached'
    | 'closing'
    | 'amounts'
    | 'items'
    | 'asOf'
  >
  pageUrl: string
  /** The page of one of several invoices. */
  itemUrl: (linkId: string) => string
}

export default function ReminderEmail({ brand, draft, pageUrl, itemUrl }: ReminderEmailProps) {
  const [first, ...rest] = draft.paragraphs
  const lines = [draft.greeting, first, draft.personalLine, ...rest].filter(
    (line) => line !== null && line !== undefined,
  )
  return (
    <Layout brand={brand} preview={first ?? draft.subject}>
      <Heading as="h1" className="mail-ink" style={heading}>
        {draft.subject}
      </Heading>
      <Paragraphs lines={lines} />
      {draft.items.length > 0 && (
        <Items items={draft.items} columns={phrasesOf(languageOf(brand.locale)).columns} urlOf={itemUrl} />
      )}
      <Amounts lines={draft.amounts} asOf={draft.asOf} />
      <PageButton href={pageUrl} label={draft.action} color={brand.color} />
      <Text className="mail-small" style={small}>
        {[draft.methods, draft.attached].filter(Boolean).join(' ')}
      </Text>
      <Closing lines={draft.closing} />
    </Layout>
  )
}

ReminderEmail.PreviewProps = {
  brand: previewBrand,
  draft: {
    subject: 'Following up on 2 invoices',
    greeting: 'Hello Ada,',
    paragraphs: [
      'Invoices 2041 and 2042 have fallen due, and our records show $1,734.50 as still open.',
      'If anything about them is unclear, or paying in parts would help, please reply and tell us; we would rather find a way with you.',
    ],
    personalLine: 'I hope the launch went well.',
    action: 'See and pay invoice 2041',
    methods: 'You can pay by card, bank debit (ACH) or PayPal.',
    attached: 'The invoices are attached as PDFs.',
    closing: ['Thank you,', 'Northwind Studio'],
    amounts: [
      { key: 'total', label: 'Invoice total', text: '$2,000.00' },
      { key: 'paid', label: 'Paid so far', text: '$265.50' },
      { key: 'due_now', label: 'Due now', text: '$1,734.50' },
    ],
    items: [
      { invoiceId: '1', number: '2041', due: '12 March 2027', amount: '$1,234.50', linkId: 'a' },
      { invoiceId: '2', number: '2042', due: '14 March 2027', amount: '$500.00', linkId: 'b' },
    ],
    asOf: 'As of 19 March 2027. If you have paid since, thank you, and please disregard this note.',
  },
  pageUrl: 'https://pay.example.com/p/preview',
  itemUrl: (linkId) => `https://pay.example.com/p/${linkId}`,
} satisfies ReminderEmailProps
