import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { newId } from '#app/ids.server.ts'
import { finishTask } from './tasks.server.ts'
import { recordEvents } from './timeline.server.ts'

/** A whole invoice that rests by somebody's decision. */
export interface InvoiceRest {
  readonly clientId: string
  readonly invoiceId: string
  readonly reason: string
  readonly until: PlainDate | null
  readonly reviewOn: PlainDate | null
  readonly stopsCharges: boolean
}

interface Writing {
  readonly businessId: string
  readonly actor: string
  readonly now: Date
}

/** As `insertHold`, for many invoices at once. The caller holds their clients' locks. Answers the holds' ids by invoice. */
export async function insertHolds(
  tx: Tx,
  { businessId, actor, now }: Writing,
  rests: readonly InvoiceRest[],
): Promise<Map<string, string>> {
  const holds = rests.map((rest) => ({ ...rest, id: newId() }))
  await tx.hold.createMany({
    data: holds.map(({ until, reviewOn, ...hold }) => ({
      ...{ ...hold, businessId, kind: 'manual', placedAt: now, placedBy: actor },
      until: until && dayToColumn(until),
      reviewOn: reviewOn && dayToColumn(reviewOn),
    })),
  })
  await wakeClients(tx, businessId, holds, now)
  await recordEvents(
    tx,
    holds.map(({ clientId, invoiceId, reason, until }) => ({
      ...{ businessId, clientId, invoiceId, type: 'hold.placed', actor, at: now },
      data: { kind: 'manual', reason, until: until && until.toString() },
    })),
  )
  return new Map(holds.map(({ invoiceId, id }) => [invoiceId, id]))
}

/** As `endHold`, for many holds of invoices at once; answers those that were still in force. */
export async function endHolds(
  tx: Tx,
  { businessId, actor, now }: Writing,
  holdIds: readonly string[],
): Promise<(InvoiceRest & { readonly id: string })[]> {
  const ended = await tx.hold.updateManyAndReturn({
    where: { businessId, id: { in: [...holdIds] }, releasedAt: null, invoiceId: { not: null } },
    data: { releasedAt: now },
  })
  const rests = ended.flatMap(({ clientId, invoiceId, until, reviewOn, ...hold }) =>
    clientId && invoiceId
      ? [
          {
            ...{ clientId, invoiceId, id: hold.id, reason: hold.reason, stopsCharges: hold.stopsCharges },
            until: until && dayFromColumn(until),
            reviewOn: reviewOn && dayFromColumn(reviewOn),
          },
        ]
      : [],
  )
  await wakeClients(tx, businessId, rests, now)
  await recordEvents(
    tx,
    rests.map(({ clientId, invoiceId }) => ({
      ...{ businessId, clientId, invoiceId, type: 'hold.released', actor, at: now },
      data: { kind: 'manual' },
    })),
  )
  // The engine opens these on their day, under this key.
  const keys = rests.flatMap(({ id, reviewOn }) => (reviewOn ? [`hold/${id}/${reviewOn.toString()}`] : []))
  const open = await tx.task.findMany({
    where: { businessId, key: { in: keys }, doneAt: null },
    select: { key: true },
  })
  for (const { key } of open) await finishTask(tx, { businessId, key, outcome: 'follow-up goes on', actor, now })
  return rests
}

async function wakeClients(tx: Tx, businessId: string, of: readonly { clientId: string }[], now: Date): Promise<void> {
  const ids = [...new Set(of.map(({ clientId }) => clientId))]
  await tx.client.updateMany({ where: { businessId, id: { in: ids } }, data: { nextCheckAt: now } })
}
