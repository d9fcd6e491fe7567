import { newId } from '#app/ids.server.ts'
import { insertRows } from '#app/db/sql/insert-rows.server.ts'
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
  await insertRows(
    tx,
    'TimelineEvent',
    events.map(({ actor = 'system', data = {}, clientId = null, invoiceId = null, ...event }) => ({
      ...{ ...event, id: newId(), actor, clientId, invoiceId, data },
    })),
  )
}
