import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { moveLetter } from '#app/db/write/letters.server.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'

/** Lets a letter go to the printer; it takes its number here. Approved once, whoever asks again. */
export async function approveLetter(call: {
  businessId: string
  letterId: string
  actor: string
  now: Date
}): Promise<Result<null, 'not_found' | 'not_waiting'>> {
  const { businessId, letterId, actor, now } = call
  return inTransaction(async (tx) => {
    const where = { businessId_id: { businessId, id: letterId } }
    const letter = await tx.letter.findUnique({ where, select: { clientId: true } })
    if (!letter) return refuse('not_found')
    await lockClient(tx, businessId, letter.clientId)
    const moved = await moveLetter(tx, { businessId, id: letterId }, 'approve', { actor, now })
    return moved === null ? refuse('not_waiting') : ok(null)
  })
}
