import type { DisputeMessageKind } from '../../../dispute/dispute-message-kind.ts'
import type { DisputeReason } from '../../../dispute/dispute-reason.ts'
import type { Language } from '../../../words/language.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** How a case stands, and what happens next. */
export interface CaseState {
  readonly headline: string
  readonly text: string
}

/** What the page of a dispute says, before it is opened and while it lasts. Days and sums arrive as text. */
export interface DisputeWords {
  readonly lede: string
  readonly question: string
  readonly reasons: Record<DisputeReason, string>
  readonly amount: string
  readonly amountHint: (open: string) => string
  readonly lines: string
  readonly linesHint: string
  readonly words: string
  readonly wordsHint: string
  readonly files: string
  readonly filesHint: string
  readonly submit: string
  readonly problems: {
    readonly noReason: string
    readonly badAmount: string
    readonly moreThanOpen: (open: string) => string
    readonly noWords: string
    readonly unknownLine: string
    readonly noMessage: string
    readonly tooMany: (email: string) => string
    readonly tooMuch: (email: string) => string
    readonly closed: string
    readonly changed: string
  }
  readonly states: {
    readonly answering: (by: string) => CaseState
    readonly yourTurn: CaseState
    readonly proposed: string
    readonly withdrawn: CaseState
  }
  readonly proposals: {
    readonly credit: (amount: string) => string
    readonly corrected: (amount: string) => string
    readonly asItIs: string
  }
  readonly outcomes: {
    readonly credited: (amount: string) => string
    readonly corrected: (number: string) => string
    readonly rejected: string
  }
  readonly after: {
    readonly objectUntil: (day: string) => string
    readonly agreed: string
    readonly byMail: string
    readonly closed: string
  }
  readonly facts: Record<'disputed' | 'whole' | 'reason' | 'openedOn', string>
  readonly talk: string
  /** Who did what, above their words. */
  readonly did: Record<DisputeMessageKind, (author: string) => string>
  readonly reply: { readonly title: string; readonly words: string; readonly submit: string }
  readonly agree: { readonly title: string; readonly submit: string }
  readonly disagree: { readonly words: string; readonly submit: string }
  readonly withdraw: { readonly title: string; readonly text: string; readonly words: string; readonly submit: string }
  readonly creditNote: (number: number, amount: string) => string
  readonly again: string
  readonly payRest: (amount: string) => string
}

export const disputeWords: Record<Language, DisputeWords> = { en, es, de, fr }
