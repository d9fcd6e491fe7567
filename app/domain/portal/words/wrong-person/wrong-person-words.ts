import type { Language } from '../../../words/language.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** What the page says on which a reader names the person who should be written to. */
export interface WrongPersonWords {
  readonly lede: (businessName: string) => string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly words: string
  readonly wordsHint: string
  readonly leaves: string
  readonly submit: string
  readonly asked: string
  readonly next: (businessName: string) => string
  readonly enough: (email: string) => string
  readonly nothing: string
}

export const wrongPersonWords: Record<Language, WrongPersonWords> = { en, es, de, fr }
