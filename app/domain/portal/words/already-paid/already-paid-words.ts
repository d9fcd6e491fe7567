import type { FileRefusal } from '../../../file/check-file.ts'
import type { PaymentMethod } from '../../../payment/settlement.ts'
import type { Language } from '../../../words/language.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** What the page says on which a client tells of a payment that was made. Days and sums arrive as text. */
export interface AlreadyPaidWords {
  readonly lede: string
  readonly method: string
  readonly methods: Record<PaymentMethod, string>
  /** Behind "a payment of $5.00"; `other` is empty. */
  readonly by: Record<PaymentMethod, string>
  readonly paidOn: string
  readonly amount: string
  readonly reference: string
  readonly referenceHint: string
  readonly files: string
  readonly filesHint: string
  readonly submit: string
  readonly stands: (amount: string, method: string, day: string) => string
  readonly next: string
  /** It was said before, and nothing was found. */
  readonly enough: (email: string) => string
  readonly problems: Record<'bad_amount' | 'not_yet' | FileRefusal, string>
  /** A file by its name, before what is wrong with it. */
  readonly aboutFile: (filename: string, problem: string) => string
}

export const alreadyPaidWords: Record<Language, AlreadyPaidWords> = { en, es, de, fr }
