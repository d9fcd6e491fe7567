import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { restForReply } from '#app/db/write/replies.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

/** Says whose a mail is that nobody was found for. From then on it is that client's: their follow-up rests until it is read. */
export async function assignReply(call: {
  businessId: string
  replyId: string
  clientId: string
  actor: string
  now: Date
}): Promise<Result<null, 'not_found' | 'already_assigned' | 'no_such_client'>> {
  const { businessId, replyId: id, clientId, actor, now } = call
  const where = { businessId_id: { businessId, id } }
  const mail = await prisma.inboundMail.findUnique({
    where,
    select: { fromAddress: true, fromName: true, subject: true, automatic: true, readAt: true },
  })
  if (!mail) return refuse('not_found')
  return inTransaction(async (tx) => {
    const client = await tx.client.findUnique({
      where: { businessId_id: { businessId, id: clientId } },
      select: { erasedAt: true },
    })
    if (!client || client.erasedAt || !(await lockClient(tx, businessId, clientId))) return refuse('no_such_client')
    const { count } = await tx.inboundMail.updateMany({
      where: { businessId, id, clientId: null },
      data: { clientId, foundBy: 'person' },
    })
    if (count === 0) return refuse('already_assigned')
    const { fromAddress, fromName, subject, automatic, readAt } = mail
    const data = { replyId: id, from: fromAddress } satisfies TimelineData['reply.assigned']
    await recordEvents(tx, [{ businessId, clientId, type: 'reply.assigned', actor, at: now, data }])
    if (!automatic && !readAt)
      await restForReply(tx, { businessId, id, clientId, from: fromName ?? fromAddress, subject }, now)
    return ok(null)
  })
}
