import { phrases as de } from './de/phrases.ts'
import { phrases as en } from './en/phrases.ts'
import { phrases as es } from './es/phrases.ts'
import { phrases as fr } from './fr/phrases.ts'
import type { Language } from './language.ts'

/** The sentences a template is given, and the fixed labels of every mail, in one language. Days and sums arrive as text. */
export interface Phrases {
  /** "Hello Ada," or, when nobody is known by name, "Hello,". */
  readonly greeting: (name: string) => string
  readonly letterSalutation: string
  readonly and: (items: readonly string[]) => string
  readonly or: (items: readonly string[]) => string
  /** The last item of a long list of numbers. */
  readonly more: (count: number) => string
  readonly invoices: (numbers: string, count: number) => string
  readonly dueToday: string
  readonly dueOn: (day: string) => string
  readonly wasDueYesterday: string
  readonly wasDueOn: (day: string) => string
  /** Weeks from one to four are written as such, everything else in days. */
  readonly lateFor: (days: number) => string
  readonly partOpen: (total: string, open: string) => string
  readonly thanksForWork: (work: string | null) => string
  readonly thanksForOnTime: string
  readonly thanksForYears: (since: number) => string
  readonly discount: (saves: string, until: string) => string
  readonly newFee: (amount: string) => string
  readonly newInterest: (amount: string, from: string, until: string) => string
  readonly chargesSoFar: (amount: string) => string
  /** Interest from a day to come, and interest that runs already. */
  readonly interestFrom: (perDay: string, from: string) => string
  readonly interestRuns: (perDay: string) => string
  readonly held: (amount: string) => string
  readonly callOn: (day: string) => string
  readonly askForCall: string
  readonly nextStep: string
  readonly arrivedToday: string
  readonly arrivedOn: (day: string) => string
  readonly nextInstalment: (amount: string, day: string, after: number) => string
  readonly ordinal: (n: number) => string
  readonly leftOver: (amount: string) => string
  readonly closing: { readonly thanks: string; readonly regards: string; readonly formal: string }
  readonly labels: Readonly<
    Record<'total' | 'paid' | 'fee' | 'interest' | 'fees' | 'processing' | 'held' | 'due_now', string>
  >
  readonly columns: { readonly invoice: string; readonly due: string; readonly amount: string }
  readonly payInvoice: (number: string) => string
  readonly openInvoice: (number: string) => string
  readonly seeInvoice: string
  readonly methods: (list: string) => string
  readonly noMethods: string
  /** The ways to pay as the desk names them, in this language; a way that is missing keeps its name. */
  readonly methodNames: Readonly<Record<string, string>>
  readonly asOf: (day: string) => string
  readonly attached: {
    readonly invoice: (count: number) => string
    readonly statement: string
    readonly both: (count: number) => string
  }
  readonly questions: (phone: string | null) => string
  readonly bankDetails: string
}

const byLanguage: Record<Language, Phrases> = { en, es, de, fr }

export const phrasesOf = (language: Language): Phrases => byLanguage[language]

const numbersShown = 5

/** "2041, 2042 and 2043"; from the sixth on they are counted. */
export function numberList(numbers: readonly string[], phrases: Phrases): string {
  if (numbers.length <= numbersShown) return phrases.and(numbers)
  const shown = numbers.slice(0, numbersShown - 1)
  return phrases.and([...shown, phrases.more(numbers.length - shown.length)])
}
