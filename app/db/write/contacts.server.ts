import type { Tx } from '#app/db/transaction.server.ts'
import { contactWords } from '#app/domain/client/contact-words.ts'
import type { RecipientRole } from '#app/domain/dunning/dunning-policy.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'
import { finishAddressTask } from './clients.server.ts'
import { recordEvents } from './timeline.server.ts'

export interface ContactToPut {
  businessId: string
  clientId: string
  role: RecipientRole
  /** In lower case. */
  email: string
  /** Who reads it; null leaves the name as it is. */
  name: string | null
  actor: string
  now: Date
}

/**
 * Makes an address one of a client's, usable whatever became of it before: typing it again means that it has been put
 * right. A bill-to address takes the place of the one before and ends the task that asked for it. The client is looked at
 * again at once. The caller holds the client's lock. Safe to repeat.
 */
export async function putContact(tx: Tx, contact: ContactToPut): Promise<void> {
  const { businessId, clientId, email, actor, now } = contact
  const place = { businessId, clientId }
  const known = await tx.contact.findUnique({ where: { businessId_clientId_email: { ...place, email } } })
  // Whoever is billed gets everything already.
  const role = known?.role === 'bill_to' ? 'bill_to' : contact.role
  const before = await tx.contact.findFirst({
    where: { ...place, ...(role === 'bill_to' ? { role } : { email }) },
    orderBy: { createdAt: 'asc' },
  })
  const name = contact.name ?? before?.name ?? null
  if (before?.email === email && before.role === role && before.state === 'usable' && before.name === name) return

  if (role === 'bill_to') await tx.contact.deleteMany({ where: { ...place, role, email: { not: email } } })
  await tx.contact.upsert({
    where: { businessId_clientId_email: { ...place, email } },
    create: { ...place, id: newId(), role, email, name, createdAt: now },
    update: { role, state: 'usable', name },
  })
  await tx.client.update({
    where: { businessId_id: { businessId, id: clientId } },
    data: { updatedAt: now, nextCheckAt: now },
  })
  const data = {
    changed: [role === 'bill_to' ? 'email address' : 'contact'],
    changes: { contact: { before: before && contactWords(before), after: contactWords({ name, email, role }) } },
  } satisfies TimelineData['client.updated']
  await recordEvents(tx, [{ ...place, actor, at: now, type: 'client.updated', data }])
  if (role === 'bill_to') await finishAddressTask(tx, { businessId, actor, now }, clientId)
}
