import type { MailLine, Verdict } from '#app/domain/deliverability/mail-record.ts'
import type { StatusTone } from './status-badge.tsx'

/** What a record is called, and why mail needs it. */
export const recordWords: Readonly<Record<MailLine['purpose'], { name: string; why: string }>> = {
  dkim: {
    name: 'Signature (DKIM)',
    why: 'The key with which receivers check that a mail is from you and was not changed on its way.',
  },
  spf: { name: 'Allowed senders (SPF)', why: 'Says that the mail provider may send for your domain.' },
  return_path: {
    name: 'Return path (MX)',
    why: 'Where mail that cannot be delivered goes back to, so that wrong addresses are found out.',
  },
  dmarc: {
    name: 'Policy (DMARC)',
    why: 'What receivers do with mail that only pretends to be yours. Large ones want a domain to have one.',
  },
  receiving: {
    name: 'Replies (MX)',
    why: 'Brings replies of clients to the mail provider, and from there to the desk.',
  },
}

export const verdictWords: Readonly<Record<Verdict, { word: string; tone: StatusTone }>> = {
  found: { word: 'Found', tone: 'settled' },
  missing: { word: 'Missing', tone: 'needs-you' },
  differs: { word: 'Differs', tone: 'needs-you' },
  unknown: { word: 'Not known', tone: 'late' },
}
