import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { putContact } from '#app/db/write/contacts.server.ts'
import type { RecipientRole } from '#app/domain/dunning/dunning-policy.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { readAddress } from './read-address.ts'

/** One more address of a client, for what its role is written to about; as bill-to it takes the place of the one before. */
export async function addContact(call: {
  businessId: string
  clientId: string
  role: RecipientRole
  email: string
  name: string | null
  actor: string
  now: Date
}): Promise<Result<null, 'not_found' | 'bad_email'>> {
  const email = readAddress(call.email)
  if (!email) return refuse('bad_email')
  return inTransaction(async (tx) => {
    if (!(await lockClient(tx, call.businessId, call.clientId))) return refuse('not_found')
    await putContact(tx, { ...call, email })
    return ok(null)
  })
}
