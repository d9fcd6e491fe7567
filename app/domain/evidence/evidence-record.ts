import { formatDay, instantOf, type PlainDate } from '../business-day.ts'
import { letterKind } from '../letter/letter-kind.ts'
import { formatMoney, isPositive } from '../money.ts'
import { addressBelow } from '../postal-address.ts'
import { describeEvent, isTimelineType } from '../timeline/describe-event.ts'
import type { TimelineEvent } from '../timeline/timeline-event.ts'
import type { EvidenceEvent, EvidenceFacts, EvidenceMessage } from './evidence-facts.ts'

/** One line of the readable record: when or what, and the words. */
export interface RecordRow {
  readonly label: string
  readonly text: string
}

export interface RecordSection {
  readonly title: string
  readonly rows: readonly RecordRow[]
}

/** How this record writes instants and days: in the business's zone, to the minute, so that nobody has to guess. */
export function recordStyle({ timeZone, locale }: EvidenceFacts['business']) {
  return {
    at: (date: Date) =>
      instantOf(date)
        .toZonedDateTimeISO(timeZone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' })
        .replace('T', ' '),
    day: (day: PlainDate) => formatDay(day, locale.startsWith('en') ? locale : 'en-GB', 'long'),
    money: (amount: Parameters<typeof formatMoney>[0]) => formatMoney(amount, locale),
  }
}
export type RecordStyle = ReturnType<typeof recordStyle>

const lines = (...parts: (string | null | false | undefined)[]): string => parts.filter(Boolean).join('\n')
const words = (name: string) => name.replaceAll('_', ' ')

/** Everything but messages and timeline, section by section; empty ones are left out. */
export function recordSections(facts: EvidenceFacts): RecordSection[] {
  const { at, day, money } = recordStyle(facts.business)
  const { business, client } = facts
  const sections: RecordSection[] = [
    {
      title: 'Parties',
      rows: [
        {
          label: 'Business',
          text: lines(
            business.name,
            ...addressBelow(business.name, business.postalAddress),
            business.email,
            business.phone,
          ),
        },
        {
          label: 'Client',
          text: lines(
            client.name,
            client.code && `Customer number ${client.code}`,
            ...addressBelow(client.name, client.postalAddress),
            client.phone,
            ...client.contacts.map(({ role, name, email }) => `${words(role)}: ${name ? `${name}, ` : ''}${email}`),
          ),
        },
      ],
    },
    {
      title: 'Invoices and their terms',
      rows: facts.invoices.map((invoice) => ({
        label: invoice.number,
        text: lines(
          `${money(invoice.total)}, issued ${day(invoice.issuedOn)}, due ${day(invoice.dueOn)}; ${words(invoice.state)}, ${money(invoice.open)} open`,
          invoice.terms && `Terms: ${invoice.terms}`,
          invoice.purchaseOrder && `Order: ${invoice.purchaseOrder}`,
        ),
      })),
    },
    {
      title: 'Payments',
      rows: facts.payments.map((payment) => ({
        label: at(payment.at),
        text: lines(
          `${money(payment.amount)} (${words(payment.method)}), ${words(payment.state)}, for ${payment.numbers.join(', ') || 'no invoice'}`,
          payment.settledAt && `Settled ${at(payment.settledAt)}`,
          payment.receivedOn && `Received on ${day(payment.receivedOn)}`,
          isPositive(payment.refunded) && `Refunded: ${money(payment.refunded)}`,
          payment.reference && `Reference: ${payment.reference}`,
        ),
      })),
    },
    {
      title: 'Late fees and interest',
      rows: facts.charges.map((charge) => ({
        label: at(charge.at),
        text: lines(
          `${words(charge.kind)} of ${money(charge.amount)} on invoice ${charge.number}`,
          ...charge.calculation,
          charge.waived && `Waived ${at(charge.waived.at)}: ${charge.waived.reason}`,
        ),
      })),
    },
    {
      title: 'Promises to pay',
      rows: facts.promises.map((promise) => ({
        label: at(promise.at),
        text: `${money(promise.amount)} of invoice ${promise.number} by ${day(promise.dueOn)} (made by ${promise.source}): ${promise.state}`,
      })),
    },
    {
      title: 'Notices of payment',
      rows: facts.notices.map((notice) => ({
        label: at(notice.at),
        text: lines(
          `The client says: ${money(notice.amount)} of invoice ${notice.number} paid ${day(notice.paidOn)} (${words(notice.method)}): ${words(notice.state)}`,
          notice.reference && `Reference: ${notice.reference}`,
        ),
      })),
    },
    {
      title: 'Times of rest',
      rows: facts.holds.map((hold) => ({
        label: at(hold.at),
        text: lines(
          `${words(hold.kind)}${hold.number ? `, invoice ${hold.number}` : ''}${hold.amount ? `, ${money(hold.amount)} of it` : ''}: ${hold.reason || 'no reason given'}`,
          `${hold.until ? `Until ${day(hold.until)}` : 'Until further notice'}, placed by ${hold.by}${hold.releasedAt ? `, lifted ${at(hold.releasedAt)}` : ''}`,
        ),
      })),
    },
    {
      title: 'Calls',
      rows: facts.calls.map((call) => ({
        label: at(call.at),
        text: lines(
          `${call.by} called${call.spokeWith ? ` and spoke with ${call.spokeWith}` : ''}${call.number ? ` about invoice ${call.number}` : ''}: ${words(call.outcome)}`,
          call.callBackOn && `To call back on ${day(call.callBackOn)}`,
          call.notes,
        ),
      })),
    },
    {
      title: 'Letters',
      rows: facts.letters.map((letter) => ({
        label: letter.letterNumber === null ? at(letter.at) : `Letter ${letter.letterNumber}`,
        text: lines(
          `${letter.subject} (${letterKind(letter.kind)}, invoice ${letter.number}): ${letter.state}`,
          `To: ${letter.addressee.split('\n').join(', ')}`,
          letter.printedAt && `Printed ${at(letter.printedAt)}`,
          letter.postedOn &&
            `Posted ${day(letter.postedOn)} by ${letter.postedBy ?? ''}${letter.tracking ? `, tracking number ${letter.tracking}` : ''}`,
        ),
      })),
    },
    {
      title: 'Escalation',
      rows: facts.escalations.map((escalation) => ({
        label: at(escalation.at),
        text: lines(
          `Invoice ${escalation.number}: ${escalation.step ? words(escalation.step) : 'under review'}`,
          escalation.signedAt && `Signed ${at(escalation.signedAt)} by ${escalation.by ?? ''}`,
          escalation.reason,
          escalation.endedAt && `Ended ${at(escalation.endedAt)}`,
        ),
      })),
    },
  ]
  return sections.filter(({ rows }) => rows.length > 0)
}

/** A mail in the record: its envelope, then its text word for word, or where that stands. */
export function messageRow(message: EvidenceMessage, style: RecordStyle, folder: string, withText: boolean): RecordRow {
  const { cc, subject, to, state, text, sentAt, createdAt, attachments } = message
  return {
    label: style.at(sentAt ?? createdAt),
    text: lines(
      `${subject} (${words(state)})`,
      `To: ${to}${cc.length > 0 ? `, copy to ${cc.join(', ')}` : ''}`,
      attachments.length > 0 && `With: ${attachments.map(({ filename }) => filename).join(', ')}`,
      withText ? `\n${text.trim()}\n` : `Word for word in ${folder}`,
    ),
  }
}

/** An event in the record: one sentence, who did it, and its place in the chain. */
export function eventRow(event: EvidenceEvent, style: RecordStyle, locale: string, by: string | null): RecordRow {
  const { type, data } = event
  const sentence = isTimelineType(type) ? describeEvent({ type, data } as unknown as TimelineEvent, locale) : type
  return { label: style.at(event.at), text: `${sentence} ${by ? `(${by}) ` : ''}[${event.position}]` }
}
