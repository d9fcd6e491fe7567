import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { findSmallRests } from '#app/db/sql/small-rests.server.ts'
import type { SmallRest } from '#app/db/sql/small-rests.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { writeOff } from '#app/db/write/write-off.server.ts'

/** Gives up a rest that is within what the business set. Judged again under the lock: a payment may have come in. */
export async function writeOffSmallRest({ businessId, id, clientId }: SmallRest, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const [still] = await findSmallRests(tx, { now, limit: 1, only: { businessId, id } })
    if (!still) return false
    const reason = 'a rest within the limit you set'
    return (await writeOff(tx, { businessId, invoiceId: id, reason, actor: 'system', now })) !== null
  })
}
