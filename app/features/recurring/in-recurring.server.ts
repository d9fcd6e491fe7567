import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadRecurring } from '#app/db/read/recurring.server.ts'
import type { Recurring } from '#app/db/read/recurring.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

export interface RecurringCall {
  businessId: string
  recurringId: string
  actor: string
  now: Date
}

interface Place {
  readonly recurring: Recurring
  readonly timeZone: string
  readonly today: PlainDate
}

/** Does something with a rhythm on fresh facts, alone: its client is locked meanwhile. */
export async function inRecurring<T, R extends string>(
  { businessId, recurringId, now }: Omit<RecurringCall, 'actor'>,
  work: (tx: Tx, place: Place) => Promise<Result<T, R>>,
): Promise<Result<T, R | 'not_found'>> {
  return inTransaction(async (tx) => {
    const found = await loadRecurring(tx, businessId, recurringId)
    if (!found || !(await lockClient(tx, businessId, found.clientId))) return refuse('not_found')
    const recurring = await loadRecurring(tx, businessId, recurringId)
    if (!recurring) return refuse('not_found')
    const { timeZone } = await tx.business.findUniqueOrThrow({
      where: { id: businessId },
      select: { timeZone: true },
    })
    return work(tx, { recurring, timeZone, today: todayIn(timeZone, instantOf(now)) })
  })
}
