import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { putCaseOwner } from '#app/db/write/case-owner.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

/** Gives a client to a colleague, null to nobody in particular; replies to their mails go there from now on. */
export async function assignClient(call: {
  businessId: string
  clientId: string
  userId: string | null
  actor: string
  now: Date
}): Promise<Result<null, 'not_found' | 'no_colleague'>> {
  const { businessId, clientId, userId, actor, now } = call
  return inTransaction(async (tx) => {
    if (!(await lockClient(tx, businessId, clientId))) return refuse('not_found')
    const colleague =
      userId && (await tx.membership.findUnique({ where: { businessId_userId: { businessId, userId } } }))
    if (userId && !colleague) return refuse('no_colleague')
    const { caseOwnerId: before } = await tx.client.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: clientId } },
      select: { caseOwnerId: true },
    })
    if (before !== userId) await putCaseOwner(tx, { businessId, actor, now }, [{ id: clientId, before }], userId)
    return ok(null)
  })
}
