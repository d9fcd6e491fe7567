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
export type NoteWords = Record<
  Extract<TemplateKind, `thank_you.${string}` | `call_summary.${string}` | 'payment_problem' | 'link'>,
  TemplateWords
>

const builtIn: Record<Language, Record<TemplateKind, TemplateWords>> = {
  en: { ...enReminders, ...enLetters, ...enNotes },
  es: { ...esReminders, ...esLetters, ...esNotes },
  de: { ...deReminders, ...deLetters, ...deNotes },
  fr: { ...frReminders, ...frLetters, ...frNotes },
}

/** The words a business starts with. */
export const builtInWords = (kind: TemplateKind, language: Language): TemplateWords => builtIn[language][kind]
