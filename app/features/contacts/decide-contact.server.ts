import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { putContact } from '#app/db/write/contacts.server.ts'
import { finishTask } from '#app/db/write/tasks.server.ts'
import type { RecipientRole } from '#app/domain/dunning/dunning-policy.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { readAddress } from './read-address.ts'

export interface ContactDecision {
  businessId: string
  taskId: string
  /** Null: they are not taken on file, and nothing is sent to them. */
  person: { role: RecipientRole; name: string | null; email: string; phone: string | null } | null
  actor: string
  now: Date
}

/**
 * The owner decides about somebody a client named: only from here on is anything sent to them. A number alone is kept as
 * the client's. Safe to repeat.
 */
export async function decideContact(
  call: ContactDecision,
): Promise<Result<null, 'not_found' | 'bad_email' | 'nothing'>> {
  const { businessId, taskId, person, actor, now } = call
  const task = await prisma.task.findUnique({ where: { businessId_id: { businessId, id: taskId } } })
  if (task?.kind !== 'contact_proposal' || !task.clientId) return refuse('not_found')
  const { key, clientId } = task
  const email = person?.email ? readAddress(person.email) : null
  if (person?.email && !email) return refuse('bad_email')
  if (person && !email && !person.phone) return refuse('nothing')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    if (person && email) {
      await putContact(tx, { ...{ businessId, clientId, role: person.role, email, name: person.name, actor, now } })
    }
    if (person?.phone) {
      await tx.client.update({
        where: { businessId_id: { businessId, id: clientId } },
        data: { phone: person.phone, updatedAt: now },
      })
    }
    const outcome = person ? 'taken on file' : 'not taken on file'
    await finishTask(tx, { businessId, key, outcome, actor, now })
    return ok(null)
  })
}
