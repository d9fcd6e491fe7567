import { Heading } from '@react-email/components'
import type { NoteDraft } from '#app/domain/words/note-draft.ts'
import { Layout } from './layout.tsx'
import { type MailBrand, previewBrand } from './mail-brand.ts'
import { heading } from './parts/mail-styles.ts'
import { Closing, PageButton, Paragraphs } from './parts/words.tsx'

export interface NoteEmailProps {
  brand: MailBrand
  draft: Pick<NoteDraft, 'subject' | 'greeting' | 'paragraphs' | 'action' | 'closing'>
  pageUrl: string
}

/** A mail of words and one link: thank-yous, a payment that did not go through, a requested link. */
export default function NoteEmail({ brand, draft, pageUrl }: NoteEmailProps) {
  return (
    <Layout brand={brand} preview={draft.paragraphs[0] ?? draft.subject}>
      <Heading as="h1" className="mail-ink" style={heading}>
        {draft.subject}
      </Heading>
      <Paragraphs lines={[draft.greeting, ...draft.paragraphs]} />
      <PageButton href={pageUrl} label={draft.action} color={brand.color} />
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
    action: 'See the invoice',
    closing: ['With kind regards,', 'Northwind Studio'],
  },
  pageUrl: 'https://pay.example.com/p/preview',
} satisfies NoteEmailProps
