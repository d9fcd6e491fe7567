import { greetingFor } from '../greeting.ts'
import { oneLine } from '../one-line.ts'

export interface LinkDraft {
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  /** Label of the link to the page. */
  readonly action: string
  readonly closing: readonly string[]
}

/** The mail that brings a link somebody asked for on the first page. */
export function draftLink(facts: { businessName: string; greetingName: string; invoiceNumber: string }): LinkDraft {
  const number = oneLine(facts.invoiceNumber)
  return {
    subject: `Your link to invoice ${number}`,
    greeting: greetingFor(facts.greetingName),
    paragraphs: [
      `Here is the link to invoice ${number} that was asked for on our page. It shows the invoice, what is open, and how to pay.`,
      'If it was not you who asked, there is nothing to do: the link went to this address only.',
    ],
    action: `Open invoice ${number}`,
    closing: ['With kind regards,', oneLine(facts.businessName)],
  }
}
