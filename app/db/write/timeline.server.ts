import { newId } from '#app/ids.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'

export interface NewTimelineEvent {
  businessId: string
  clientId?: string | null
  invoiceId?: string | null
  type: string
  /** `system`, `client`, `provider`, or `user:<id>` / `api:<key id>`. */
  actor?: string
  at: Date
  /** Plain JSON, in the shape domain/timeline/timeline-event.ts gives this type. */
  data?: object
}

/** Puts facts on record. Called inside the transaction that makes them true. */
export async function recordEvents(tx: Tx, events: readonly NewTimelineEvent[]): Promise<void> {
  if (events.length === 0) return
  await tx.timelineEvent.createMany({
    data: events.map(({ actor = 'system', data = {}, ...event }) => ({
      id: newId(),
      actor,
      data: data as Prisma.InputJsonObject,
      ...event,
    })),
  })
}
