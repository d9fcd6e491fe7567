import { compareDays, formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { greetingFor } from '../greeting.ts'
import { formatMoney, isPositive, subtractMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { oneLine } from '../one-line.ts'
import type { ThankYou } from '../payment/settlement.ts'

export interface ThankYouFacts {
  readonly business: { readonly name: string }
  readonly client: { readonly greetingName: string; readonly locale: string }
  readonly thankYou: ThankYou
  /** Numbers of the invoices it is for, in the order of `thankYou.invoiceIds`. */
  readonly invoiceNumbers: readonly string[]
  /** All that was received; more than the thank-you's amount when something was left over. */
  readonly received: Money
  /** The day the money arrived, and the day this is written, both in the business's zone. */
  readonly receivedOn: PlainDate
  readonly today: PlainDate
}

export interface ThankYouDraft {
  readonly kind: ThankYou['kind']
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  readonly closing: readonly string[]
}

/** A thank-you for one payment: warm even when late, and never a reminder in the same breath. */
export function draftThankYou(facts: ThankYouFacts): ThankYouDraft {
  const { business, client, thankYou, received } = facts
  const money = (amount: Money) => formatMoney(amount, client.locale)
  const numbers = facts.invoiceNumbers.map(oneLine)
  const invoices = numbers.length === 1 ? `invoice ${numbers[0]}` : `invoices ${listed(numbers)}`
  const are = numbers.length === 1 ? 'is' : 'are'
  const arrived = `Your payment of ${money(received)} arrived ${
    compareDays(facts.receivedOn, facts.today) === 0 ? 'today' : `on ${formatDay(facts.receivedOn, client.locale)}`
  }`
  const words = {
    early: {
      subject: `Thank you: ${invoices} ${are} paid`,
      first: `${arrived}, well ahead of time. Thank you for paying so early, and for working with us.`,
    },
    on_time: {
      subject: `Thank you: ${invoices} ${are} paid`,
      first: `${arrived}. Thank you for paying promptly, and for working with us.`,
    },
    late: {
      subject: `Thank you: ${invoices} ${are} settled`,
      first: `${arrived} and settles ${invoices}. Thank you for taking care of it.`,
    },
    partial: {
      subject: `Thank you: we received ${money(received)} for ${invoices}`,
      first: `${arrived}. Thank you; it is noted on ${invoices}, and ${money(thankYou.remaining)} remains.`,
    },
  }[thankYou.kind]
  const leftOver = subtractMoney(received, thankYou.amount)
  return {
    kind: thankYou.kind,
    subject: words.subject,
    greeting: greetingFor(client.greetingName),
    paragraphs: [
      words.first,
      ...(isPositive(leftOver)
        ? [`It was ${money(leftOver)} more than was open. We keep that for you and will write to you about it.`]
        : []),
      thankYou.kind === 'partial'
        ? 'The page of the invoice shows what has been paid and what is left, whenever you need it.'
        : 'The payment is on record on the page of the invoice, whenever you need it.',
    ],
    closing: ['With kind regards,', oneLine(business.name)],
  }
}

const listed = (items: readonly string[]) => `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
