import { z } from 'zod'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { finishAddressTask } from '#app/db/write/clients.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'

/**
 * Says where a client's mail goes from now on. The new address is usable whatever became of the one before (typing the
 * same one again means that it has been put right), the task that asked for it is done, and the client's follow-up is
 * looked at again at once. Safe to repeat.
 */
export async function changeAddress(call: {
  businessId: string
  clientId: string
  email: string
  /** Who reads it; null leaves the name as it is. */
  contactName: string | null
  actor: string
  now: Date
}): Promise<Result<null, 'not_found' | 'bad_email'>> {
  const { businessId, clientId, contactName, actor, now } = call
  const email = call.email.trim().toLowerCase()
  if (email.length > 254 || !z.email().safeParse(email).success) return refuse('bad_email')
  return inTransaction(async (tx) => {
    if (!(await lockClient(tx, businessId, clientId))) return refuse('not_found')
    const place = { businessId, clientId }
    const before = await tx.contact.findFirst({
      where: { ...place, role: 'bill_to' },
      orderBy: { createdAt: 'asc' },
    })
    const name = contactName ?? before?.name ?? null
    const nothingNew = before?.email === email && before.state === 'usable' && before.name === name
    if (nothingNew) return ok(null)

    await tx.contact.deleteMany({ where: { ...place, role: 'bill_to', email: { not: email } } })
    await tx.contact.upsert({
      where: { businessId_clientId_email: { ...place, email } },
      create: { ...place, id: newId(), role: 'bill_to', email, name, createdAt: now },
      update: { role: 'bill_to', state: 'usable', name },
    })
    await tx.client.update({
      where: { businessId_id: { businessId, id: clientId } },
      data: { updatedAt: now, nextCheckAt: now },
    })
    const event = { ...place, actor, at: now }
    const data = { changed: ['email address'] } satisfies TimelineData['client.updated']
    await recordEvents(tx, [{ ...event, type: 'client.updated', data }])
    await finishAddressTask(tx, { businessId, actor, now }, clientId)
    return ok(null)
  })
}
