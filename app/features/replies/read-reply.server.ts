import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { markReplyRead } from '#app/db/write/replies.server.ts'
import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

export interface ReplyToRead {
  businessId: string
  replyId: string
  /** Null: follow-up goes on at once. Else its last day of rest. */
  waitUntil: PlainDate | null
  actor: string
  now: Date
}

export type ReadRefusal = 'not_found' | 'already_read' | 'already_over' | 'no_client'

/** Somebody has read a mail: follow-up goes on, or rests until a day they name. Whoever comes second changes nothing. */
export async function readReply(call: ReplyToRead): Promise<Result<null, ReadRefusal>> {
  const { businessId, replyId, waitUntil, actor, now } = call
  const mail = await prisma.inboundMail.findUnique({
    where: { businessId_id: { businessId, id: replyId } },
    select: { clientId: true, subject: true, client: { select: { business: { select: { timeZone: true } } } } },
  })
  if (!mail) return refuse('not_found')
  const { clientId, subject, client } = mail
  if (waitUntil && !client) return refuse('no_client')
  if (waitUntil && client && compareDays(waitUntil, todayIn(client.business.timeZone, instantOf(now))) < 0)
    return refuse('already_over')
  return inTransaction(async (tx) => {
    if (clientId) await lockClient(tx, businessId, clientId)
    const waits = waitUntil ? { waitsUntil: waitUntil.toString() } : {}
    if (!(await markReplyRead(tx, { businessId, replyId, actor, now, ...waits }))) return refuse('already_read')
    if (waitUntil && clientId)
      await insertHold(tx, {
        ...{ businessId, clientId, invoiceId: null, kind: 'manual', amount: null, until: waitUntil, reviewOn: null },
        reason: `After their mail “${subject.slice(0, 200)}”`,
        ...{ stopsCharges: false, actor, now },
      })
    return ok(null)
  })
}
