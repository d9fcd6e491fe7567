import type { DayRefusal } from '../../../help/check-help.ts'
import type { Language } from '../../../words/language.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** What the page says to a client who cannot pay all of it now: three ways, none better than the others. Days arrive as text. */
export interface HelpWords {
  readonly lede: string
  readonly plan: { readonly title: string; readonly text: string }
  readonly time: {
    readonly title: string
    readonly text: string
    readonly day: string
    readonly words: string
    readonly submit: string
    readonly asked: (day: string) => string
    readonly next: string
  }
  readonly call: {
    readonly title: string
    readonly text: (day: string) => string
    readonly phone: string
    readonly when: string
    readonly whenHint: string
    readonly submit: string
    readonly asked: string
    readonly next: (day: string) => string
  }
  readonly granted: (day: string) => string
  readonly grantedNext: string
  readonly noPhone: string
  readonly enough: (email: string) => string
  readonly problems: Record<DayRefusal, string>
}

export const helpWords: Record<Language, HelpWords> = { en, es, de, fr }
