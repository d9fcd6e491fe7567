import { addDays, compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import type { InvoiceState } from '../invoice/invoice-state.ts'
import { compareMoney, isPositive } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'

export const promiseSources = ['portal', 'call', 'mail', 'staff'] as const
/** How we learned of it. */
export type PromiseSource = (typeof promiseSources)[number]

/** A client may promise a day this far ahead; further needs the owner and a word of why. */
export const longestPromiseDays = 30
/** A client may promise twice for one invoice on the portal; after that somebody talks to them. */
export const promisesFromPortal = 2

export interface PromiseToCheck {
  readonly amount: Money
  readonly dueOn: PlainDate
  readonly source: PromiseSource
  /** Why an exception is made; null: none is. */
  readonly note: string | null
  readonly today: PlainDate
  readonly invoice: { readonly state: InvoiceState; readonly balance: Money }
  /** Promises for this invoice that came from the portal so far, ended ones included. */
  readonly earlierFromPortal: number
}

export type PromiseRefusal =
  'not_open' | 'bad_amount' | 'more_than_open' | 'already_over' | 'too_far' | 'needs_note' | 'too_many'

/** Whether a promise may stand (R18). */
export function checkPromise(promise: PromiseToCheck): Result<null, PromiseRefusal> {
  const { amount, dueOn, source, note, today, invoice, earlierFromPortal } = promise
  if (invoice.state !== 'issued' || !isPositive(invoice.balance)) return refuse('not_open')
  if (amount.currency !== invoice.balance.currency || !isPositive(amount)) return refuse('bad_amount')
  if (compareMoney(amount, invoice.balance) > 0) return refuse('more_than_open')
  if (compareDays(dueOn, today) < 0) return refuse('already_over')
  const isFar = compareDays(dueOn, addDays(today, longestPromiseDays)) > 0
  if (isFar && source === 'portal') return refuse('too_far')
  if (isFar && !note) return refuse('needs_note')
  if (source === 'portal' && earlierFromPortal >= promisesFromPortal) return refuse('too_many')
  return ok(null)
}
