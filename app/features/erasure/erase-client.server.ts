import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readUnfinished } from '#app/db/read/erasure.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { eraseRows } from '#app/db/write/erase-client.server.ts'
import { sealNext } from '#app/db/write/seal-timeline.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import { whyNotErased } from '#app/domain/erasure/why-not-erased.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

interface EraseClient {
  businessId: string
  clientId: string
  /** The client's name, typed again. */
  confirmation: string
  actor: string
  now: Date
}

/**
 * Removes the person behind a client, for good: the books stay, with sums, days and numbers, under a name that says nothing.
 * Everything on record is sealed first, so that the chain can still be followed. Refused while anything is under way.
 */
export async function eraseClient(
  call: EraseClient,
): Promise<Result<{ name: string }, 'not_found' | 'erased' | 'wrong_name' | 'unfinished'>> {
  const { businessId, clientId, actor, now } = call
  let sealed = 0
  do sealed = await sealNext(businessId)
  while (sealed > 0)
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const client = await tx.client.findUnique({ where: { businessId_id: { businessId, id: clientId } } })
    if (!client) return refuse('not_found')
    if (client.erasedAt) return refuse('erased')
    if (nameKey(call.confirmation) !== client.nameKey) return refuse('wrong_name')
    if (whyNotErased(await readUnfinished(businessId, clientId, tx)).length > 0) return refuse('unfinished')
    const name = `Removed client ${clientId.slice(-6).toUpperCase()}`
    await eraseRows(tx, { businessId, clientId, name, now })
    const data = { name } satisfies TimelineData['client.erased']
    await recordEvents(tx, [{ businessId, clientId, type: 'client.erased', actor, at: now, data }])
    return ok({ name })
  })
}
