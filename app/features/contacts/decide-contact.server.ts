import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { closeProposal } from '#app/db/write/contact-proposals.server.ts'
import { putContact } from '#app/db/write/contacts.server.ts'
import { finishTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { RecipientRole } from '#app/domain/dunning/dunning-policy.ts'
import { contactWords } from '#app/domain/client/contact-words.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { readAddress } from './read-address.ts'

export interface ContactDecision {
  businessId: string
  taskId: string
  /** Null: they are not taken on file, and nothing is sent to them. */
  person: { role: RecipientRole; name: string | null; email: string; phone: string | null } | null
  /** Whoever told us on the portal is no longer written to. */
  stopsReader?: boolean
  actor: string
  now: Date
}

/**
 * The owner decides about somebody a client named, on the telephone or on the portal: only from here on is anything sent to
 * them. A number alone is kept as the client's. Decided once; safe to repeat.
 */
export async function decideContact(
  call: ContactDecision,
): Promise<Result<null, 'not_found' | 'bad_email' | 'nothing'>> {
  const { businessId, taskId, person, stopsReader, actor, now } = call
  const task = await prisma.task.findUnique({ where: { businessId_id: { businessId, id: taskId } } })
  if (task?.kind !== 'contact_proposal' || !task.clientId) return refuse('not_found')
  const { key, clientId } = task
  const email = person?.email ? readAddress(person.email) : null
  if (person?.email && !email) return refuse('bad_email')
  if (person && !email && !person.phone) return refuse('nothing')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const [, proposalId = ''] = key.split('/')
    const proposal = await tx.contactProposal.findUnique({
      where: { businessId_id: { businessId, id: proposalId } },
    })
    if (proposal && !(await closeProposal(tx, proposal, { person: person && { ...person, email }, actor, now }))) {
      return ok(null)
    }
    if (proposal?.toldBy && stopsReader) await stopWriting(tx, { ...proposal, email: proposal.toldBy }, actor, now)
    if (person && email) {
      await putContact(tx, { ...{ businessId, clientId, role: person.role, email, name: person.name, actor, now } })
    }
    if (person?.phone) await putPhone(tx, { businessId, clientId }, person.phone, actor, now)
    const outcome = person ? 'taken on file' : 'not taken on file'
    await finishTask(tx, { businessId, key, outcome, actor, now })
    return ok(null)
  })
}

async function putPhone(
  tx: Tx,
  place: { businessId: string; clientId: string },
  phone: string,
  actor: string,
  now: Date,
): Promise<void> {
  const where = { businessId_id: { businessId: place.businessId, id: place.clientId } }
  const before = await tx.client.findUniqueOrThrow({ where, select: { phone: true } })
  const changes = changesOf(['phone'], before, { phone })
  if (Object.keys(changes).length === 0) return
  await tx.client.update({ where, data: { phone, updatedAt: now } })
  const data = { changed: ['phone'], changes } satisfies TimelineData['client.updated']
  await recordEvents(tx, [{ ...place, type: 'client.updated', actor, at: now, data }])
}

/**
 * Somebody who wanted no more mail gets none: the address stays on file, marked as unwanted, so that the engine asks for
 * another one where it was the last.
 */
async function stopWriting(
  tx: Tx,
  { businessId, clientId, email }: { businessId: string; clientId: string; email: string },
  actor: string,
  now: Date,
): Promise<void> {
  const place = { businessId, clientId }
  const contact = await tx.contact.findFirst({ where: { ...place, email: { equals: email, mode: 'insensitive' } } })
  if (!contact) return
  await tx.contact.update({
    where: { businessId_id: { businessId, id: contact.id } },
    data: { state: 'complained' },
  })
  await tx.client.updateMany({
    where: { businessId, id: clientId, nextCheckAt: { not: null } },
    data: { nextCheckAt: now },
  })
  const words = contactWords(contact)
  const data = {
    changed: ['an address is no longer written to'],
    changes: { contact: { before: words, after: `${words}, no longer written to` } },
  } satisfies TimelineData['client.updated']
  await recordEvents(tx, [{ ...place, type: 'client.updated', actor, at: now, data }])
}
