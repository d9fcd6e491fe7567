import { Heading, Text } from '@react-email/components'
import type { ReminderDraft } from '#app/domain/dunning/reminder-draft.ts'
import { Layout } from './layout.tsx'
import { type MailBrand, previewBrand } from './mail-brand.ts'
import { Amounts } from './parts/amounts.tsx'
import { heading, small } from './parts/mail-styles.ts'
import { Closing, PageButton, Paragraphs } from './parts/words.tsx'

export interface ReminderEmailProps {
  brand: MailBrand
  draft: Pick<
    ReminderDraft,
    'subject' | 'greeting' | 'paragraphs' | 'action' | 'methods' | 'closing' | 'amounts' | 'asOf'
  >
  pageUrl: string
}

export default function ReminderEmail({ brand, draft, pageUrl }: ReminderEmailProps) {
  return (
    <Layout brand={brand} preview={draft.paragraphs[0] ?? draft.subject}>
      <Heading as="h1" className="mail-ink" style={heading}>
        {draft.subject}
      </Heading>
      <Paragraphs lines={[draft.greeting, ...draft.paragraphs]} />
      <Amounts lines={draft.amounts} asOf={draft.asOf} />
      <PageButton href={pageUrl} label={draft.action} color={brand.color} />
      <Text className="mail-small" style={small}>
        {draft.methods} The invoice is attached as a PDF.
      </Text>
      <Closing lines={draft.closing} />
    </Layout>
  )
}

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
ReminderEmail.PreviewProps = {
  brand: previewBrand,
  draft: {
    subject: 'Following up on invoice 2041',
    greeting: 'Hello Ada,',
    paragraphs: [
      'Invoice 2041 was due a week ago. If anything about it is unclear, or paying in parts would help, please reply and tell us; we would rather find a way with you.',
    ],
    action: 'See and pay invoice 2041',
    methods: 'You can pay by card, bank debit (ACH) or PayPal.',
    closing: ['Thank you,', 'Northwind Studio'],
    amounts: [
      { key: 'total', label: 'Invoice total', amount: usd(150_000n), text: '$1,500.00' },
      { key: 'paid', label: 'Paid so far', amount: usd(26_550n), text: '$265.50' },
      { key: 'due_now', label: 'Due now', amount: usd(123_450n), text: '$1,234.50' },
    ],
    asOf: 'As of 12 March 2027. If you have paid since, thank you, and please disregard this note.',
  },
  pageUrl: 'https://pay.example.com/p/preview',
} satisfies ReminderEmailProps
