import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { endNotice } from '#app/db/write/notices.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

/** Somebody has looked and the money did not arrive: follow-up goes on. Safe to repeat. */
export async function closeAlreadyPaid(call: {
  businessId: string
  noticeId: string
  actor: string
  now: Date
}): Promise<Result<null, 'not_found'>> {
  const { businessId, noticeId, actor, now } = call
  const notice = await prisma.alreadyPaidNotice.findUnique({
    where: { businessId_id: { businessId, id: noticeId } },
    include: { invoice: { select: { number: true, state: true } } },
  })
  if (!notice) return refuse('not_found')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, notice.clientId)
    await endNotice(tx, notice, 'not_found', { actor, now })
    return ok(null)
  })
}
