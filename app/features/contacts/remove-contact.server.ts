import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { contactWords } from '#app/domain/client/contact-words.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

/** Takes an address off a client's file; the last one bills go to stays until another takes its place. Safe to repeat. */
export async function removeContact(call: {
  businessId: string
  clientId: string
  contactId: string
  actor: string
  now: Date
}): Promise<Result<null, 'not_found' | 'last_bill_to'>> {
  const { businessId, clientId, contactId, actor, now } = call
  const place = { businessId, clientId }
  return inTransaction(async (tx) => {
    if (!(await lockClient(tx, businessId, clientId))) return refuse('not_found')
    const contact = await tx.contact.findFirst({ where: { ...place, id: contactId } })
    if (!contact) return ok(null)
    const billTo = await tx.contact.count({ where: { ...place, role: 'bill_to' } })
    if (contact.role === 'bill_to' && billTo === 1) return refuse('last_bill_to')
    await tx.contact.delete({ where: { businessId_id: { businessId, id: contactId } } })
    await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { updatedAt: now } })
    await tx.client.updateMany({
      where: { businessId, id: clientId, nextCheckAt: { not: null } },
      data: { nextCheckAt: now },
    })
    const data = {
      changed: ['contact'],
      changes: { contact: { before: contactWords(contact), after: null } },
    } satisfies TimelineData['client.updated']
    await recordEvents(tx, [{ ...place, type: 'client.updated', actor, at: now, data }])
    return ok(null)
  })
}
