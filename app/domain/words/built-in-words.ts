import { answers as deAnswers } from './de/answers.ts'
import { disputes as deDisputes } from './de/disputes.ts'
import { invoices as deInvoices } from './de/invoices.ts'
import { payments as dePayments } from './de/payments.ts'
import { plans as dePlans } from './de/plans.ts'
import { statements as deStatements } from './de/statements.ts'
import { answers as enAnswers } from './en/answers.ts'
import { disputes as enDisputes } from './en/disputes.ts'
import { invoices as enInvoices } from './en/invoices.ts'
import { payments as enPayments } from './en/payments.ts'
import { plans as enPlans } from './en/plans.ts'
import { statements as enStatements } from './en/statements.ts'
import { answers as esAnswers } from './es/answers.ts'
import { disputes as esDisputes } from './es/disputes.ts'
import { invoices as esInvoices } from './es/invoices.ts'
import { payments as esPayments } from './es/payments.ts'
import { plans as esPlans } from './es/plans.ts'
import { statements as esStatements } from './es/statements.ts'
import { answers as frAnswers } from './fr/answers.ts'
import { disputes as frDisputes } from './fr/disputes.ts'
import { invoices as frInvoices } from './fr/invoices.ts'
import { payments as frPayments } from './fr/payments.ts'
import { plans as frPlans } from './fr/plans.ts'
import { statements as frStatements } from './fr/statements.ts'
import { letters as deLetters } from './de/letters.ts'
import { notes as deNotes } from './de/notes.ts'
import { reminders as deReminders } from './de/reminders.ts'
import { letters as enLetters } from './en/letters.ts'
import { notes as enNotes } from './en/notes.ts'
import { reminders as enReminders } from './en/reminders.ts'
import { letters as esLetters } from './es/letters.ts'
import { notes as esNotes } from './es/notes.ts'
import { reminders as esReminders } from './es/reminders.ts'
import { letters as frLetters } from './fr/letters.ts'
import { notes as frNotes } from './fr/notes.ts'
import { reminders as frReminders } from './fr/reminders.ts'
import type { Language } from './language.ts'
import type { TemplateKind } from './template-kinds.ts'
import type { TemplateWords } from './template-words.ts'

export type LetterWords = Record<Extract<TemplateKind, `letter.${string}`>, TemplateWords>
export type ReminderWords = Record<Extract<TemplateKind, `reminder.${string}` | 'promise.missed'>, TemplateWords>
export type PaymentWords = Record<Extract<TemplateKind, `payment.${string}`>, TemplateWords>
export type PlanWords = Record<Extract<TemplateKind, `plan.${string}`>, TemplateWords>
export type DisputeWords = Record<Extract<TemplateKind, `dispute.${string}`>, TemplateWords>
export type InvoiceWords = Record<Extract<TemplateKind, `invoice.${string}`>, TemplateWords>
export type StatementWords = Record<Extract<TemplateKind, `statement.${string}`>, TemplateWords>
export type AnswerWords = Record<Extract<TemplateKind, `answer.${string}` | 'code'>, TemplateWords>
export type NoteWords = Record<
  Extract<TemplateKind, `thank_you.${string}` | `call_summary.${string}` | 'payment_problem' | 'link'>,
  TemplateWords
>

const builtIn: Record<Language, Record<TemplateKind, TemplateWords>> = {
  en: {
    ...enReminders,
    ...enLetters,
    ...enNotes,
    ...enPayments,
    ...enPlans,
    ...enDisputes,
    ...enAnswers,
    ...enInvoices,
    ...enStatements,
  },
  es: {
    ...esReminders,
    ...esLetters,
    ...esNotes,
    ...esPayments,
    ...esPlans,
    ...esDisputes,
    ...esAnswers,
    ...esInvoices,
    ...esStatements,
  },
  de: {
    ...deReminders,
    ...deLetters,
    ...deNotes,
    ...dePayments,
    ...dePlans,
    ...deDisputes,
    ...deAnswers,
    ...deInvoices,
    ...deStatements,
  },
  fr: {
    ...frReminders,
    ...frLetters,
    ...frNotes,
    ...frPayments,
    ...frPlans,
    ...frDisputes,
    ...frAnswers,
    ...frInvoices,
    ...frStatements,
  },
}

/** The words a business starts with. */
export const builtInWords = (kind: TemplateKind, language: Language): TemplateWords => builtIn[language][kind]
