import { stageName } from '../dunning/dunning-policy.ts'
import { familyOf, isDigest } from './template-kinds.ts'
import type { TemplateKind, WrittenStage } from './template-kinds.ts'

const others: Partial<Record<TemplateKind, string>> = {
  'promise.missed': 'Missed promise',
  'thank_you.early': 'Thank-you, paid early',
  'thank_you.on_time': 'Thank-you, paid on time',
  'thank_you.late': 'Thank-you, paid late',
  'thank_you.partial': 'Thank-you for a part',
  'thank_you.instalment': 'Thank-you for an instalment',
  'thank_you.final': 'Thank-you for the last part',
  'thank_you.plan_complete': 'Thank-you for a plan kept to its end',
  'thank_you.after_dispute': 'Thank-you after a settled dispute',
  'call_summary.reached': 'Call: reached',
  'call_summary.no_answer': 'Call: no answer',
  'call_summary.wrong_person': 'Call: wrong person',
  'call_summary.promised': 'Call: promised to pay',
  'call_summary.disputes': 'Call: disputes',
  'call_summary.asks_for_plan': 'Call: asks for a plan',
  'call_summary.refuses': 'Call: refuses',
  'call_summary.call_back': 'Call: call back',
  'letter.letter_of_demand': 'Letter of demand',
  payment_problem: 'Payment that did not go through',
  link: 'Link that was asked for',
  'payment.processing': 'Payment on its way',
  'payment.verify_bank': 'Bank account to be confirmed',
  'payment.unfinished': 'Payment that was not finished',
  'payment.returned': 'Payment the bank took back',
  'payment.refunded': 'Refund, nothing is owed',
  'payment.refunded_open': 'Refund, the invoice is open again',
  'payment.credit_refunded': 'Refund of credit',
  'plan.received': 'Plan: proposal received',
  'plan.countered': 'Plan: another offer',
  'plan.accepted': 'Plan: agreed',
  'plan.declined': 'Plan: not agreed',
  'plan.expired': 'Plan: offer run out',
  'plan.extended': 'Plan: more time granted',
  'plan.ended': 'Plan: ended',
  'plan.instalment_upcoming': 'Instalment: three days before',
  'plan.instalment_due': 'Instalment: due today',
  'plan.instalment_missed': 'Instalment: three days after',
  'plan.instalment_missed_again': 'Instalment: a week after',
  'plan.autopay_notice': 'Autopay: announced',
  'plan.autopay_action': 'Autopay: the bank asks the client',
  'plan.autopay_failed': 'Autopay: did not go through',
  'plan.autopay_stopped': 'Autopay: stopped',
  'dispute.received': 'Dispute: received',
  'dispute.answered': 'Dispute: our answer',
  'dispute.proposed': 'Dispute: what we propose',
  'dispute.accepted': 'Dispute: accepted',
  'dispute.part_credit': 'Dispute: part credited',
  'dispute.corrected': 'Dispute: corrected invoice',
  'dispute.rejected': 'Dispute: not accepted',
  'dispute.withdrawn': 'Dispute: withdrawn',
  'invoice.issued': 'Invoice, sent',
  'invoice.voided': 'Invoice, cancelled',
  'invoice.credited': 'Credit note',
  'statement.open_item': 'Statement of open items',
  'statement.activity': 'Statement of activity',
  'answer.promise': 'Promise noted',
  'answer.already_paid': 'Payment we are looking for',
  'answer.wrong_person': 'Right person noted',
  'answer.extension_asked': 'More time asked for',
  'answer.extension_granted': 'More time granted',
  'answer.extension_declined': 'More time not granted',
  'answer.call_back': 'Call asked for',
  'answer.preferences': 'Preferences noted',
  code: 'Code for all invoices',
}

const capital = (text: string) => text.replace(/^./, (first) => first.toUpperCase())

/** The kind as the desk writes it. */
export function kindName(kind: TemplateKind): string {
  const own = others[kind]
  if (own) return own
  const [, stage = ''] = kind.split('.')
  const name = capital(stageName(stage as WrittenStage))
  if (isDigest(kind)) return `${name}, several invoices`
  return familyOf(kind) === 'letter' ? `Letter: ${stageName(stage as WrittenStage)}` : name
}

export const kindGroups = [
  {
    title: 'Invoices',
    hint: 'What goes out with an invoice or a credit note.',
    holds: (kind: TemplateKind) => familyOf(kind) === 'invoice',
  },
  {
    title: 'Statements',
    hint: 'What goes out with a statement of account.',
    holds: (kind: TemplateKind) => familyOf(kind) === 'statement',
  },
  {
    title: 'Reminders',
    hint: 'Mails about one invoice, a step of the ladder each.',
    holds: (kind: TemplateKind) => kind.startsWith('reminder.') && !isDigest(kind),
  },
  {
    title: 'Reminders about several invoices',
    hint: 'When more than one falls due for the same client.',
    holds: isDigest,
  },
  {
    title: 'Inside other mails',
    hint: 'One sentence, said once.',
    holds: (kind: TemplateKind) => kind === 'promise.missed',
  },
  {
    title: 'Thank-yous',
    hint: 'One for every payment.',
    holds: (kind: TemplateKind) => familyOf(kind) === 'thank_you',
  },
  {
    title: 'After a call',
    hint: 'What was said, in writing.',
    holds: (kind: TemplateKind) => familyOf(kind) === 'call_summary',
  },
  {
    title: 'Letters',
    hint: 'On paper, with a code that leads to the invoice.',
    holds: (kind: TemplateKind) => familyOf(kind) === 'letter',
  },
  {
    title: 'Payments',
    hint: 'While money is on its way, and when it does not arrive.',
    holds: (kind: TemplateKind) => kind === 'payment_problem' || familyOf(kind) === 'payment',
  },
  {
    title: 'Instalment plans',
    hint: 'From the proposal to the last instalment.',
    holds: (kind: TemplateKind) => familyOf(kind) === 'plan',
  },
  {
    title: 'Disputes',
    hint: 'At every step of a case.',
    holds: (kind: TemplateKind) => familyOf(kind) === 'dispute',
  },
  {
    title: 'Answers',
    hint: 'What a client told you on the portal, confirmed.',
    holds: (kind: TemplateKind) => familyOf(kind) === 'answer',
  },
  { title: 'Other mails', hint: '', holds: (kind: TemplateKind) => kind === 'link' || kind === 'code' },
] as const
