import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { putContact } from '#app/db/write/contacts.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { readAddress } from './read-address.ts'

/** Says where a client's mail goes from now on; the task that asked for it is done. Safe to repeat. */
export async function changeAddress(call: {
  businessId: string
  clientId: string
  email: string
  /** Who reads it; null leaves the name as it is. */
  contactName: string | null
  actor: string
  now: Date
}): Promise<Result<null, 'not_found' | 'bad_email'>> {
  const { businessId, clientId, contactName: name, actor, now } = call
  const email = readAddress(call.email)
  if (!email) return refuse('bad_email')
  return inTransaction(async (tx) => {
    if (!(await lockClient(tx, businessId, clientId))) return refuse('not_found')
    await putContact(tx, { businessId, clientId, role: 'bill_to', email, name, actor, now })
    return ok(null)
  })
}
