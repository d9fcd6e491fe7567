import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { isPositive } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'

export interface HoldToPlace {
  businessId: string
  /** Null rests the whole business. */
  clientId: string | null
  /** Null rests all invoices of the client. */
  invoiceId: string | null
  kind: 'manual' | 'hardship'
  reason: string
  /** Only this much of the invoice rests; null: all of it. */
  amount: Money | null
  /** The last day of rest in the business's zone; null: until someone lifts it. */
  until: PlainDate | null
  /** When somebody looks at it again; asked for where there is no last day (R16). */
  reviewOn: PlainDate | null
  stopsCharges: boolean
  actor: string
  now: Date
}

export type HoldRefusal = 'not_found' | 'already_over' | 'needs_end' | 'review_passed' | 'bad_amount'

/** Rests the follow-up of an invoice or a part of it, of a client or of the whole business. */
export async function placeHold(call: HoldToPlace): Promise<Result<{ holdId: string }, HoldRefusal>> {
  const { businessId, clientId, amount, until, reviewOn, now } = call
  return inTransaction(async (tx) => {
    if (clientId && !(await lockClient(tx, businessId, clientId))) return refuse('not_found')
    const subject = await subjectOf(tx, call)
    if (!subject) return refuse('not_found')
    const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
    const today = todayIn(timeZone, instantOf(now))
    if (until && compareDays(until, today) < 0) return refuse('already_over')
    if (!until && !reviewOn) return refuse('needs_end')
    if (reviewOn && compareDays(reviewOn, today) < 0) return refuse('review_passed')
    if (amount && (!isPositive(amount) || amount.currency !== subject.currency)) return refuse('bad_amount')

    const holdId = await insertHold(tx, call)
    return ok({ holdId })
  })
}

/** What rests, and in which currency a part of it could be named; null when it is not there. */
async function subjectOf(
  tx: Tx,
  { businessId, clientId, invoiceId }: HoldToPlace,
): Promise<{ currency: string | null } | null> {
  if (!invoiceId) return { currency: null }
  const invoice = await tx.invoice.findUnique({ where: { businessId_id: { businessId, id: invoiceId } } })
  return invoice?.clientId === clientId ? { currency: invoice.currency } : null
}
