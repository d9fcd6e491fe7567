import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'
import { checkEvents, checkUrl } from './endpoint-input.server.ts'
import type { EndpointRefusal } from './endpoint-input.server.ts'
import { hostOf } from './host-of.ts'
import { lockEndpoint } from './lock-endpoint.server.ts'
import type { OfEndpoint } from './lock-endpoint.server.ts'

interface EndpointChange extends OfEndpoint {
  readonly url?: string | undefined
  readonly events?: readonly string[] | undefined
  readonly description?: string | undefined
  /** Asked under the lock; no: somebody changed it since it was read. */
  readonly isAsRead?: (tx: Tx) => Promise<boolean>
}

/** Changes what is named; what waits already goes to the new address too. */
export async function changeEndpoint(
  change: EndpointChange,
): Promise<Result<null, EndpointRefusal | 'not_found' | 'moved'>> {
  const { businessId, endpointId: id, actor, now } = change
  const events = change.events === undefined ? null : checkEvents(change.events)
  if (events && !events.ok) return events
  const url = change.url === undefined ? null : await checkUrl(change.url)
  if (url && !url.ok) return url
  return inTransaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, change)
    if (!endpoint) return refuse('not_found')
    if (change.isAsRead && !(await change.isAsRead(tx))) return refuse('moved')
    const after = {
      url: url?.value ?? endpoint.url,
      events: events?.value ?? endpoint.events,
      description: change.description ?? endpoint.description,
    }
    const fields = ['address', 'events', 'description'] as const
    const changes = changesOf(fields, toldOf(endpoint), toldOf(after))
    // Another path on the same host is a change whose words stay untold.
    const isMoved = after.url !== endpoint.url
    if (!isMoved && Object.keys(changes).length === 0) return ok(null)
    await tx.webhookEndpoint.update({ where: { businessId_id: { businessId, id } }, data: after })
    const told = isMoved && !changes['address'] ? { ...changes, path: { before: null, after: null } } : changes
    const data = { endpointId: id, host: hostOf(after.url), changes: told }
    await recordEvents(tx, [{ businessId, type: 'webhook_endpoint.updated', actor, at: now, data }])
    return ok(null)
  })
}

const toldOf = ({ url, events, description }: { url: string; events: string[]; description: string }) => ({
  address: hostOf(url),
  events,
  description,
})
