import { addDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { reminderFacts } from '../dunning/sample-reminder.ts'
import { draftReminder } from '../dunning/reminder-draft.ts'
import type { ReminderDraft } from '../dunning/reminder-draft.ts'
import type { ReminderFacts, ReminderItem } from '../dunning/reminder-facts.ts'
import { invoiceId } from '../ids.ts'
import { draftLink } from '../message/link-draft.ts'
import { isPositive, money, subtractMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'
import { draftPaymentProblem } from '../payment/payment-problem-draft.ts'
import { draftThankYou } from '../thank-you/thank-you-draft.ts'
import { draftCallSummary } from './draft-call-summary.ts'
import { draftLetter } from './draft-letter.ts'
import type { LetterDraft } from './draft-letter.ts'
import { statementLabels } from '../statement/statement-labels.ts'
import { languageOf } from './language.ts'
import type { Language } from './language.ts'
import { writeNote } from './note-draft.ts'
import type { NoteDraft } from './note-draft.ts'
import { noteValues } from './note-samples.ts'
import type { PlainNoteFamily } from './note-samples.ts'
import { phrasesOf } from './phrases.ts'
import { familyOf, isDigest } from './template-kinds.ts'
import type { CallOutcome, LetterKind, TemplateKind, ThankYouVariant, WrittenStage } from './template-kinds.ts'
import { sampleLocales } from './template-samples.ts'
import type { OwnTemplates, TemplateWords } from './template-words.ts'

/** A real invoice, or a made-up one, as a preview needs it. */
export interface PreviewInvoice {
  readonly number: string
  readonly description: string | null
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate
  readonly total: Money
  readonly balance: Money
}

export interface PreviewCase {
  readonly business: ReminderFacts['business']
  readonly client: Pick<ReminderFacts['client'], 'greetingName' | 'locale' | 'since' | 'paidOnTime'>
  /** Who reads the preview: signs the summary of a call. */
  readonly person: string
  readonly invoice: PreviewInvoice
  /** Others of the client, for mails about several. */
  readonly others: readonly PreviewInvoice[]
}

export type PreviewDraft =
  | { readonly type: 'reminder'; readonly draft: ReminderDraft }
  | { readonly type: 'note'; readonly draft: NoteDraft }
  | { readonly type: 'letter'; readonly draft: LetterDraft }

/** The words of a kind on one invoice, as they would read on their day; in the template's language, whatever the client's is. */
export function previewDraft(
  kind: TemplateKind,
  language: Language,
  words: TemplateWords,
  facts: PreviewCase,
): PreviewDraft {
  const own: OwnTemplates = new Map([[kind, { ...words, version: 0 }]])
  const locale = languageOf(facts.client.locale) === language ? facts.client.locale : sampleLocales[language]
  const written: PreviewCase = { ...facts, client: { ...facts.client, locale } }
  const [, name = ''] = kind.split('.')
  switch (familyOf(kind)) {
    case 'reminder':
      return { type: 'reminder', draft: previewReminder(name as WrittenStage, isDigest(kind), written, own) }
    case 'promise':
      return { type: 'reminder', draft: previewReminder('first_follow_up', false, written, own) }
    case 'letter':
      return { type: 'letter', draft: previewLetter(name as LetterKind, written, own) }
    case 'thank_you':
      return { type: 'note', draft: previewThankYou(name as ThankYouVariant, written, own) }
    case 'call_summary':
      return { type: 'note', draft: previewCall(name as CallOutcome, written, own) }
    case 'payment_problem': {
      const { total: amount } = facts.invoice
      return { type: 'note', draft: draftPaymentProblem({ ...noteFacts(written), amount }, own) }
    }
    case 'link':
      return { type: 'note', draft: draftLink(noteFacts(written), own) }
    case 'payment':
    case 'plan':
    case 'dispute':
    case 'answer':
    case 'invoice':
    case 'statement':
    case 'code':
      return { type: 'note', draft: previewNote(kind, familyOf(kind) as PlainNoteFamily, written, own) }
  }
}

function previewNote(
  kind: TemplateKind,
  family: PlainNoteFamily,
  { business, client, invoice: { number } }: PreviewCase,
  own: OwnTemplates,
): NoteDraft {
  const { locale, greetingName } = client
  const action =
    family === 'statement' ? statementLabels(locale).see : phrasesOf(languageOf(locale)).openInvoice(number)
  const values = noteValues(family, { greetingName, businessName: business.name, number, locale })
  return writeNote(kind, { locale, own, action, signedBy: [business.name] }, values)
}

const noteFacts = ({ business, client, invoice }: PreviewCase) => ({
  businessName: business.name,
  greetingName: client.greetingName,
  locale: client.locale,
  invoiceNumber: invoice.number,
})

/** What was paid already is asked for once more: a preview shows the words, not the books. */
const openOf = ({ total, balance }: PreviewInvoice): Money => (isPositive(balance) ? balance : total)

function itemOf(invoice: PreviewInvoice, missedPromise: PlainDate | null): Partial<ReminderItem> {
  const balance = openOf(invoice)
  return {
    ...invoice,
    id: invoiceId(invoice.number),
    balance,
    paid: subtractMoney(invoice.total, balance),
    processing: zero(balance.currency),
    held: zero(balance.currency),
    missedPromise,
  }
}

function reminderCase(stage: WrittenStage, isSeveral: boolean, { business, client, invoice, others }: PreviewCase) {
  const promise = stage === 'first_follow_up' ? addDays(invoice.dueOn, 3) : null
  const beside = others.length > 0 ? others : [{ ...invoice, number: `${invoice.number}-2` }]
  return reminderFacts(stage, {
    business,
    client,
    invoice: itemOf(invoice, isSeveral ? null : promise),
    others: isSeveral ? beside.map((other) => itemOf(other, null)) : [],
  })
}

/** Stands where a link of its own would be: every row of a preview looks as it will. */
const noLink = '00000000-0000-0000-0000-000000000000'

const onItsDay = ({ lead, business }: ReminderFacts) =>
  addDays(lead.dueOn, lead.stage.offsetDays)
    .toZonedDateTime({ timeZone: business.timeZone, plainTime: '10:00' })
    .toInstant()

function previewReminder(stage: WrittenStage, isSeveral: boolean, facts: PreviewCase, own: OwnTemplates) {
  const reminder = reminderCase(stage, isSeveral, facts)
  return draftReminder(reminder, onItsDay(reminder), own, () => noLink)
}

function previewLetter(kind: LetterKind, facts: PreviewCase, own: OwnTemplates) {
  const reminder = reminderCase(kind === 'letter_of_demand' ? 'final_demand' : kind, false, facts)
  return draftLetter(reminder, onItsDay(reminder), own, kind)
}

function previewThankYou(variant: ThankYouVariant, { business, client, invoice }: PreviewCase, own: OwnTemplates) {
  const { total, dueOn, number } = invoice
  const third = money(total.minor / 3n, total.currency)
  const isPlan = variant === 'instalment' || variant === 'plan_complete'
  const amount = isPlan || variant === 'partial' ? third : total
  const next = { amount: third, dueOn: addDays(dueOn, 30), after: 0 }
  return draftThankYou(
    {
      business,
      client,
      thankYou: {
        kind: variant === 'early' || variant === 'late' || variant === 'partial' ? variant : 'on_time',
        amount,
        invoiceIds: [invoiceId(number)],
        remaining: subtractMoney(total, amount),
      },
      invoiceNumbers: [number],
      received: amount,
      receivedOn: dueOn,
      today: dueOn,
      ...(variant === 'instalment' && { plan: { instalment: 2, count: 3, next } }),
      ...(variant === 'plan_complete' && { plan: { instalment: 3, count: 3, next: null } }),
      ...(variant === 'final' && { after: 'part_payments' as const }),
      ...(variant === 'after_dispute' && { after: 'dispute' as const }),
    },
    own,
  )
}

function previewCall(outcome: CallOutcome, { business, client, person, invoice }: PreviewCase, own: OwnTemplates) {
  const calledOn = addDays(invoice.dueOn, 31)
  return draftCallSummary(
    {
      business,
      client,
      outcome,
      invoiceNumber: invoice.number,
      open: openOf(invoice),
      calledOn,
      calledBy: person,
      spokeWith: null,
      summary: null,
      promise: { on: addDays(calledOn, 7), amount: openOf(invoice) },
      callBackOn: addDays(calledOn, 2),
    },
    own,
  )
}
