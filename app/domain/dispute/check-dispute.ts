import type { InvoiceState } from '../invoice/invoice-state.ts'
import { compareMoney, isPositive, minMoney, sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { DisputeReason } from './dispute-reason.ts'

/** Words of one message; longer ones belong into a file. */
export const DISPUTE_WORDS_MAX = 5_000

/** How often an invoice may be put in question from its page: each time its follow-up rests. */
const fromPortalMax = 3

export interface DisputeToCheck {
  readonly reason: DisputeReason
  readonly words: string
  /** What is contested; null: the lines, or else all of it. */
  readonly amount: Money | null
  /** Positions of the lines it is about. */
  readonly lines: readonly number[]
  readonly from: 'portal' | 'call'
  readonly invoice: {
    readonly state: InvoiceState
    readonly balance: Money
    /** With tax. */
    readonly lines: readonly { readonly position: number; readonly amount: Money }[]
    /** Earlier disputes of this invoice from its page. */
    readonly earlierFromPortal: number
  }
}

export type DisputeRefusal =
  'not_open' | 'too_many' | 'bad_amount' | 'more_than_open' | 'unknown_line' | 'words_missing' | 'words_too_long'

/**
 * What is put in question: the amount named, else the sum of the lines with their tax, else the whole invoice. Null is the
 * whole, which a part that leaves nothing becomes.
 */
export function checkDispute(wish: DisputeToCheck): Result<{ part: Money | null }, DisputeRefusal> {
  const { reason, words, amount, lines, from, invoice } = wish
  const { balance } = invoice
  if (invoice.state !== 'issued' || !isPositive(balance)) return refuse('not_open')
  if (from === 'portal' && invoice.earlierFromPortal >= fromPortalMax) return refuse('too_many')
  const about = invoice.lines.filter(({ position }) => lines.includes(position))
  if (about.length !== new Set(lines).size) return refuse('unknown_line')
  if (amount && (amount.currency !== balance.currency || !isPositive(amount))) return refuse('bad_amount')
  if (amount && compareMoney(amount, balance) > 0) return refuse('more_than_open')
  if (reason === 'other' && words.trim() === '') return refuse('words_missing')
  if (words.length > DISPUTE_WORDS_MAX) return refuse('words_too_long')
  const ofLines = sumMoney(
    about.map((line) => line.amount),
    balance.currency,
  )
  // Lines that add up to nothing (a discount among them) name no sum of their own.
  const part = amount ?? (isPositive(ofLines) ? minMoney(ofLines, balance) : balance)
  return ok({ part: compareMoney(part, balance) === 0 ? null : part })
}
