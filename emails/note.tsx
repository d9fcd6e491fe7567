import { Heading } from '@react-email/components'
import { Layout } from './layout.tsx'
import { type MailBrand, previewBrand } from './mail-brand.ts'
import { heading } from './parts/mail-styles.ts'
import { Closing, PageButton, Paragraphs } from './parts/words.tsx'

export interface NoteEmailProps {
  brand: MailBrand
  draft: { subject: string; greeting: string; paragraphs: readonly string[]; closing: readonly string[] }
  /** Label of the link to the invoice's page. */
  action: string
  pageUrl: string
}

/** A mail of words and one link: thank-yous, a payment that did not go through, a requested link. */
export default function NoteEmail({ brand, draft, action, pageUrl }: NoteEmailProps) {
  return (
    <Layout brand={brand} preview={draft.paragraphs[0] ?? draft.subject}>
      <Heading as="h1" className="mail-ink" style={heading}>
        {draft.subject}
      </Heading>
      <Paragraphs lines={[draft.greeting, ...draft.paragraphs]} />
      <PageButton href={pageUrl} label={action} color={brand.color} />
      <Closing lines={draft.closing} />
    </Layout>
  )
}

NoteEmail.PreviewProps = {
  brand: previewBrand,
  draft: {
    subject: 'Thank you: invoice 2041 is paid',
    greeting: 'Hello Ada,',
    paragraphs: ['Your payment of $1,234.50 arrived today. Thank you for paying promptly, and for working with us.'],
    closing: ['With kind regards,', 'Northwind Studio'],
  },
  action: 'See the invoice',
  pageUrl: 'https://pay.example.com/p/preview',
} satisfies NoteEmailProps
