import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { HoldKind } from '#app/domain/dunning/hold.ts'
import type { Money } from '#app/domain/money.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'
import { finishTask } from './tasks.server.ts'
import { recordEvents } from './timeline.server.ts'

export interface NewHold {
  businessId: string
  /** Null rests the whole business. */
  clientId: string | null
  /** Null rests all invoices of the client. */
  invoiceId: string | null
  kind: HoldKind
  reason: string
  /** Only this much of the invoice rests; null: all of it. */
  amount: Money | null
  /** Last day of rest in the business's zone; null: until someone lifts it, and then `reviewOn` says when somebody looks. */
  until: PlainDate | null
  reviewOn: PlainDate | null
  /** True while interest and fees rest as well. */
  stopsCharges: boolean
  actor: string
  now: Date
}

/** Rests follow-up, puts it on record and has the clients it touches looked at again. The caller holds the client's lock. Answers the hold's id. */
export async function insertHold(tx: Tx, hold: NewHold): Promise<string> {
  const { businessId, clientId, invoiceId, kind, reason, amount, until, reviewOn, stopsCharges, actor, now } = hold
  const id = newId()
  await tx.hold.create({
    data: {
      ...{ businessId, id, clientId, invoiceId, kind, reason, stopsCharges },
      amountMinor: amount && amount.minor,
      until: until && dayToColumn(until),
      reviewOn: reviewOn && dayToColumn(reviewOn),
      placedAt: now,
      placedBy: actor,
    },
  })
  await wake(tx, businessId, clientId, now)
  const data = {
    ...{ kind, reason },
    until: until && until.toString(),
    ...(amount && { amount: moneyData(amount) }),
  } satisfies TimelineData['hold.placed']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'hold.placed', actor, at: now, data }])
  return id
}

/** Lets follow-up go on. False when the hold was lifted before, or is not there. */
export async function endHold(
  tx: Tx,
  { businessId, holdId, actor, now }: { businessId: string; holdId: string; actor: string; now: Date },
): Promise<boolean> {
  const released = await tx.hold.updateManyAndReturn({
    where: { businessId, id: holdId, releasedAt: null },
    data: { releasedAt: now },
    select: { clientId: true, invoiceId: true, kind: true, reviewOn: true },
  })
  const [hold] = released
  if (!hold) return false
  const { clientId, invoiceId, kind, reviewOn } = hold
  await wake(tx, businessId, clientId, now)
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'hold.released', actor, at: now, data: { kind } }])
  if (reviewOn) {
    // The engine opens it on its day, under this key.
    const key = `hold/${holdId}/${dayFromColumn(reviewOn).toString()}`
    await finishTask(tx, { businessId, key, outcome: 'follow-up goes on', actor, now })
  }
  return true
}

/** One client, or all who owe something: a rest without end leaves nobody a next look of their own. */
async function wake(tx: Tx, businessId: string, clientId: string | null, now: Date): Promise<void> {
  if (clientId) {
    await tx.client.updateMany({ where: { businessId, id: clientId }, data: { nextCheckAt: now } })
    return
  }
  await tx.$executeRaw`
    UPDATE "Client" c SET "nextCheckAt" = ${now}
    WHERE c."businessId" = ${businessId}::uuid AND (c."nextCheckAt" IS NOT NULL OR EXISTS (
      SELECT FROM "Invoice" i
      WHERE i."businessId" = c."businessId" AND i."clientId" = c."id" AND i."state" = 'issued'))`
}
