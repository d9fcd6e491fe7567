import { formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { activeHolds } from '../dunning/hold.ts'
import type { Hold } from '../dunning/hold.ts'
import type { Money } from '../money.ts'

/** What it rests on whether one client gets a statement today. */
export interface StatementFacts {
  readonly clientName: string
  readonly today: PlainDate
  /** What the business has set for this client; null: as for everybody. */
  readonly setting: 'always' | 'never' | null
  /** Whether anything was ever invoiced. */
  readonly hasInvoices: boolean
  /** The address that works; null: there is none. */
  readonly recipient: string | null
  /** Over the whole business, the whole client and its open invoices. */
  readonly holds: readonly (Hold & { readonly invoiceNumber: string | null })[]
  /** What is open and how much of it is past due, a sum for each currency. */
  readonly open: readonly Money[]
  readonly overdue: readonly Money[]
  readonly hadOneToday: boolean
}

export type StatementObstacle = 'no_invoices' | 'never' | 'held' | 'in_dispute' | 'had_one_today' | 'no_address'

export type StatementDecision =
  { readonly send: true } | { readonly send: false; readonly obstacle: StatementObstacle; readonly reason: string }

/**
 * Whether a statement goes to a client today. It is information and no reminder, so promises and plans do not stop it; a pause
 * that a person put on the client or the business does, and so does a dispute of a whole invoice.
 */
export function decideStatement(facts: StatementFacts, locale = 'en-US'): StatementDecision {
  const { clientName, holds, today } = facts
  const not = (obstacle: StatementObstacle, reason: string) => ({ send: false, obstacle, reason }) as const
  if (!facts.hasInvoices) return not('no_invoices', `${clientName} has no invoices yet.`)
  if (facts.setting === 'never') return not('never', `${clientName} is set to get no statements.`)
  const active = holds.filter((hold) => activeHolds([hold], today).length > 0)
  const paused = active.find(({ kind, scope }) => kind === 'manual' && scope !== 'invoice')
  if (paused) return not('held', pauseWords(paused, clientName, locale))
  const dispute = active.find(({ kind, amount }) => kind === 'dispute' && amount === null)
  if (dispute) return not('in_dispute', `${clientName} disputes invoice ${dispute.invoiceNumber ?? ''}.`)
  if (facts.hadOneToday) return not('had_one_today', `${clientName} was sent one today already.`)
  if (facts.recipient === null) return not('no_address', `There is no address of ${clientName} that works.`)
  return { send: true }
}

function pauseWords({ scope, until, reason }: Hold, clientName: string, locale: string): string {
  const of = scope === 'client' ? ` of ${clientName}` : ''
  const through = until ? ` through ${formatDay(until, locale, 'short')}` : ''
  return `Follow-up${of} rests${through}${reason ? `: ${reason.replace(/[.\s]+$/, '')}` : ''}.`
}

/** True where it asks for something past due, and so is the one such message of its day (R5). */
export const asksForOverdue = ({ overdue }: Pick<StatementFacts, 'overdue'>): boolean => overdue.length > 0

/** Begins the fingerprint of a statement that speaks of sums past due. */
const OVERDUE = 'overdue'

/** Fingerprint of what a statement says; it is not sent once this has moved. */
export const statementBasis = (facts: Pick<StatementFacts, 'open' | 'overdue' | 'recipient'>): string => {
  const sums = (of: readonly Money[]) => of.map(({ minor, currency }) => `${minor} ${currency}`).join(', ')
  return [asksForOverdue(facts) ? OVERDUE : 'open', sums(facts.overdue), sums(facts.open), facts.recipient].join(' | ')
}

/** Whether a statement with this basis spoke of sums past due, and so was a chase contact. */
export const basisAsksForOverdue = (basis: string): boolean => basis.startsWith(OVERDUE)
