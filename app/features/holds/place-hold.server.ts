import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { HoldKind } from '#app/domain/dunning/hold.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { dayToColumn } from '#app/db/calendar-day.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { newId } from '#app/ids.server.ts'

/**
 * Rests the follow-up of one invoice, or of all of a client's when `invoiceId` is null. `until` is the last day of rest
 * in the business's zone; null means until someone lifts it.
 */
export async function placeHold(call: {
  businessId: string
  clientId: string
  invoiceId: string | null
  kind: HoldKind
  reason: string
  until: PlainDate | null
  actor: string
  now: Date
}): Promise<Result<{ holdId: string }, 'not_found' | 'already_over'>> {
  const { businessId, clientId, invoiceId, kind, reason, until, actor, now } = call
  return inTransaction(async (tx) => {
    const client = await tx.client.findUnique({
      where: { businessId_id: { businessId, id: clientId } },
      select: { nextCheckAt: true, business: { select: { timeZone: true } } },
    })
    if (!client) return refuse('not_found')
    if (invoiceId && (await tx.invoice.count({ where: { businessId, id: invoiceId, clientId } })) === 0) {
      return refuse('not_found')
    }
    const today = todayIn(client.business.timeZone, instantOf(now))
    if (until && compareDays(until, today) < 0) return refuse('already_over')

    const holdId = newId()
    await tx.hold.create({
      data: {
        businessId,
        id: holdId,
        clientId,
        invoiceId,
        kind,
        reason,
        until: until && dayToColumn(until),
        placedAt: now,
        placedBy: actor,
      },
    })
    await tx.client.update({
      where: { businessId_id: { businessId, id: clientId } },
      data: { nextCheckAt: client.nextCheckAt && now },
    })
    const data = { kind, until: until && until.toString(), reason } satisfies TimelineData['hold.placed']
    await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'hold.placed', actor, at: now, data }])
    return ok({ holdId })
  })
}
