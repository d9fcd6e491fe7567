import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { onlineMethods } from '#app/domain/payment/methods-on-offer.ts'
import type { OnlineMethod } from '#app/domain/payment/methods-on-offer.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

/**
 * Says which ways to pay a client is offered on the portal; null: those of the business. Transfers and cheques are always
 * possible. A payment that is open goes on as it was begun.
 */
export async function setAllowedMethods({
  businessId,
  clientId,
  methods,
  actor,
  now,
}: {
  businessId: string
  clientId: string
  methods: readonly OnlineMethod[] | null
  actor: string
  now: Date
}): Promise<void> {
  const allowedMethods = methods ? onlineMethods.filter((method) => methods.includes(method)) : []
  await inTransaction(async (tx) => {
    if (!(await lockClient(tx, businessId, clientId))) return
    const where = { businessId_id: { businessId, id: clientId } }
    const before = await tx.client.findUniqueOrThrow({ where, select: { allowedMethods: true } })
    if (before.allowedMethods.join() === allowedMethods.join()) return
    await tx.client.update({ where, data: { allowedMethods, updatedAt: now } })
    const changes = changesOf(
      ['waysToPay'],
      { waysToPay: methodWords(before.allowedMethods) },
      { waysToPay: methodWords(allowedMethods) },
    )
    const data = { changed: ['ways to pay'], changes } satisfies TimelineData['client.updated']
    await recordEvents(tx, [{ businessId, clientId, type: 'client.updated', actor, at: now, data }])
  })
}

const methodWords = (methods: readonly string[]): string =>
  methods.length === 0 ? 'those of the business' : methods.join(', ')
