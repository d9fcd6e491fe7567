import type { ContactChannel, PreferenceProblem, PreferredMethod } from '../../../client/preferences.ts'
import type { Language } from '../../../words/language.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** What the page says on which a client tells how they like things. */
export interface PreferencesWords {
  readonly lede: string
  readonly method: { readonly label: string; readonly any: string; readonly names: Record<PreferredMethod, string> }
  readonly payDay: {
    readonly label: string
    readonly hint: string
    readonly any: string
    readonly monthEnd: string
    readonly day: (day: number) => string
    /** The weekday arrives in the reader's language. */
    readonly weekday: (name: string) => string
  }
  readonly channel: {
    readonly label: string
    readonly hint: string
    readonly any: string
    readonly names: Record<ContactChannel, string>
  }
  readonly language: { readonly label: string; readonly hint: string }
  readonly quiet: { readonly label: string; readonly hint: string }
  readonly copy: {
    readonly title: string
    readonly text: (businessName: string) => string
    readonly onFile: (masked: string) => string
    readonly name: string
    readonly email: string
    readonly asked: string
    readonly enough: (email: string) => string
  }
  readonly submit: string
  readonly saved: string
  readonly next: string
  readonly problems: Record<PreferenceProblem, string>
  /** What was changed, as a list in a mail names it; null: no wish any more. */
  readonly changes: {
    readonly method: (name: string | null) => string
    readonly payRun: (name: string | null) => string
    readonly channel: (name: string | null) => string
    readonly language: (name: string) => string
    readonly quietDays: (names: string | null) => string
    readonly copy: (person: string) => string
  }
}

/** Each language by its own name: whoever looks for theirs cannot read another. */
export const ownLanguageNames: Record<Language, string> = {
  en: 'English',
  es: 'Español',
  de: 'Deutsch',
  fr: 'Français',
}

export const preferencesWords: Record<Language, PreferencesWords> = { en, es, de, fr }
