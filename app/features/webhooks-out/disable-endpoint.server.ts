import type { Tx } from '#app/db/transaction.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { hostOf } from './host-of.ts'

/** Stops an endpoint by itself, once: on record, as a task, and to be told by mail. What waits for it goes on waiting. */
export async function disableEndpoint(
  tx: Tx,
  call: { businessId: string; endpointId: string; reason: 'failing' | 'gone'; now: Date },
): Promise<void> {
  const { businessId, endpointId: id, reason, now } = call
  const [disabled] = await tx.webhookEndpoint.updateManyAndReturn({
    where: { businessId, id, disabledAt: null, removedAt: null },
    data: { disabledAt: now, disabledReason: reason, tellAt: now },
    select: { url: true, business: { select: { timeZone: true } } },
  })
  if (!disabled) return
  const host = hostOf(disabled.url)
  const data = { endpointId: id, host, reason }
  await recordEvents(tx, [{ businessId, type: 'webhook_endpoint.disabled', at: now, data }])
  await openTask(tx, {
    ...{ businessId, key: `webhook/${id}`, kind: 'webhook', clientId: null, invoiceId: null, now },
    title: `Webhooks to ${host} stopped: mend what receives them, then switch them on again`,
    dueOn: todayIn(disabled.business.timeZone, instantOf(now)),
  })
}
