import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readOpenCase } from '#app/db/read/escalation.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { endCase } from '#app/db/write/escalation.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { addDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

/** Where every stage was said, nothing would ask again by itself: somebody decides anew after this many days. */
const decideAgainDays = 14

/**
 * The one step back: the case ends and the invoice is in follow-up again, at the stage it had. Where its ladder is over,
 * the decision comes back to the desk. Safe to repeat.
 */
export async function takeBack(call: {
  businessId: string
  invoiceId: string
  reason: string
  actor: string
  now: Date
}): Promise<Result<null, 'not_found'>> {
  const { businessId, invoiceId, reason, now } = call
  const invoice = await prisma.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: { client: { select: { business: { select: { timeZone: true } } } } },
  })
  if (!invoice) return refuse('not_found')
  const { clientId, number } = invoice
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const open = await readOpenCase(tx, businessId, invoiceId)
    if (!open?.step) return ok(null)
    await endCase(tx, call, open, reason)
    await tx.client.update({
      where: { businessId_id: { businessId, id: clientId } },
      data: { nextCheckAt: now },
    })
    const gate = await tx.reminder.count({ where: { businessId, invoiceId, channel: 'owner', outcome: 'completed' } })
    if (gate > 0) {
      await openTask(tx, {
        ...{ businessId, clientId, invoiceId, key: `again/${open.id}`, kind: 'escalation', now },
        title: `Decide again how to go on with invoice ${number}: it is back, and every step of the ladder is behind it`,
        dueOn: addDays(todayIn(invoice.client.business.timeZone, instantOf(now)), decideAgainDays),
      })
    }
    return ok(null)
  })
}
