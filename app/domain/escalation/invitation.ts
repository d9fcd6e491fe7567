import { formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { greetingFor } from '../greeting.ts'
import { formatMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { oneLine } from '../one-line.ts'
import type { NoteDraft } from '../words/note-draft.ts'

export interface InvitationFacts {
  readonly businessName: string
  readonly signedBy: string
  readonly greetingName: string
  readonly invoiceNumber: string
  readonly open: Money
  /** By when an answer would help. */
  readonly answerBy: PlainDate
}

/** An invitation to sit down together, as a draft that a person makes their own. In English. */
export function draftInvitation(facts: InvitationFacts): NoteDraft {
  const locale = 'en-US'
  const number = oneLine(facts.invoiceNumber)
  return {
    version: null,
    locale,
    subject: `Invoice ${number}: may we meet?`,
    greeting: greetingFor(facts.greetingName, 'en'),
    paragraphs: [
      `${formatMoney(facts.open, locale)} is open on invoice ${number}, and letters have not brought us further. We would like to sit down with you, in person or by video, and find a way that works for both sides.`,
      `Could you name two or three times that suit you, by ${formatDay(facts.answerBy, locale)}? Half an hour is enough. We will bring everything we have on file, and are glad to hear what we may have missed.`,
    ],
    action: `See invoice ${number}`,
    closing: ['With kind regards,', ...new Set([facts.signedBy, facts.businessName].map(oneLine).filter(Boolean))],
  }
}
