import { compareDays, parseDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import type { InvoiceId } from '../ids.ts'
import type { InvoiceState } from '../invoice/invoice-state.ts'
import { toDecimalString } from '../money.ts'
import type { Money } from '../money.ts'
import type { DunningFacts, DunningInvoice } from './dunning-facts.ts'
import { activeHold, heldPart } from './hold.ts'
import type { Hold } from './hold.ts'

/** The facts that must not move between writing a reminder and sending it (R6). */
export interface BasisFacts {
  readonly invoiceId: InvoiceId
  readonly state: InvoiceState
  readonly balance: Money
  readonly processing: Money
  readonly recipient: string | null
  readonly holds: readonly Hold[]
  /** The stage's own number. */
  readonly stage: number
}

const version = 'reminder-2'
const untilMark = ' until='

function factsOf(facts: BasisFacts, today: PlainDate): string {
  const amount = (sum: Money) => `${toDecimalString(sum)}${sum.currency}`
  return [
    version,
    `invoice=${facts.invoiceId}`,
    `state=${facts.state}`,
    `balance=${amount(facts.balance)}`,
    `held=${amount(heldPart(facts.holds, facts.balance, today).held)}`,
    `processing=${amount(facts.processing)}`,
    `to=${facts.recipient?.toLowerCase() ?? ''}`,
    `hold=${activeHold(facts.holds, today)?.kind ?? ''}`,
    `stage=${facts.stage}`,
  ].join(' ')
}

/** The fingerprint kept with the message. `sendBy` is the last day on which its words ("due today") are still true. */
export const reminderBasis = (facts: BasisFacts, today: PlainDate, sendBy: PlainDate): string =>
  `${factsOf(facts, today)}${untilMark}${sendBy.toString()}`

/** The facts of one invoice as a fingerprint takes them. `recipient` is where the message goes: an address, or the post. */
export const basisFactsOf = (
  { id, balance, processing, holds }: Pick<DunningInvoice, 'id' | 'balance' | 'processing' | 'holds'>,
  recipient: string | null,
  stage: number,
): BasisFacts => ({ invoiceId: id, state: 'issued', balance, processing, recipient, holds, stage })

/** Where a letter goes, in its fingerprint: the address on paper is checked by whoever posts it. */
export const byPost = 'post'

/** What became of the ground a message was written on: it still stands, it moved, or only its words are too old by now. */
export type Ground = 'holds' | 'moved' | 'aged'

export interface OnGround {
  readonly basis: string
  readonly steps: readonly { readonly invoiceId: string; readonly stage: number }[]
}

/**
 * Whether a message about these stages still says the truth: every invoice is still open and nothing it rests on has
 * moved. `recipient` is where it would go today.
 */
export function groundOf(message: OnGround, facts: DunningFacts, recipient: string | null, today: PlainDate): Ground {
  const bases = splitBasis(message.basis)
  if (message.steps.length === 0 || bases.length !== message.steps.length) return 'moved'
  const grounds = message.steps.map(({ invoiceId, stage }): Ground => {
    const invoice = facts.invoices.find(({ id }) => id === invoiceId)
    if (!invoice) return 'moved'
    const found = bases.map((basis) => groundOfOne(basis, basisFactsOf(invoice, recipient, stage), today))
    return found.find((ground) => ground !== 'moved') ?? 'moved'
  })
  return grounds.find((ground) => ground === 'moved') ?? grounds.find((ground) => ground === 'aged') ?? 'holds'
}

export const messageHolds = (
  message: OnGround,
  facts: DunningFacts,
  recipient: string | null,
  today: PlainDate,
): boolean => groundOf(message, facts, recipient, today) === 'holds'

/** One message may speak of several invoices: its basis is theirs, one a line. */
export const joinBases = (bases: readonly string[]): string => bases.join('\n')
const splitBasis = (basis: string): string[] => basis.split('\n')

/**
 * The last gate before sending: true while nothing has moved and the words are still true today. Compare with this and
 * not as strings: the day it must be sent by belongs to the draft, not to the facts. An unreadable basis does not hold.
 */
export const basisHolds = (basis: string, facts: BasisFacts, today: PlainDate): boolean =>
  groundOfOne(basis, facts, today) === 'holds'

function groundOfOne(basis: string, facts: BasisFacts, today: PlainDate): Ground {
  const mark = basis.lastIndexOf(untilMark)
  if (mark < 0 || basis.slice(0, mark) !== factsOf(facts, today)) return 'moved'
  const sendBy = parseDay(basis.slice(mark + untilMark.length))
  if (!sendBy) return 'moved'
  return compareDays(today, sendBy) <= 0 ? 'holds' : 'aged'
}
