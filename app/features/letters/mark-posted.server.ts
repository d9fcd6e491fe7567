import { dayToColumn } from '#app/db/calendar-day.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction, type Tx } from '#app/db/transaction.server.ts'
import { makeAnnounced } from '#app/db/write/charges.server.ts'
import { moveLetter } from '#app/db/write/letters.server.ts'
import { atLocalHour, compareDays, dateOf, instantOf, todayIn, type PlainDate } from '#app/domain/business-day.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'

export interface Posting {
  businessId: string
  letterIds: readonly string[]
  postedOn: PlainDate
  /** Of a registered letter; the same for all of them only when they share one. */
  tracking: string | null
  actor: string
  now: Date
}

/**
 * Somebody has taken letters to the post. Only now their steps are done, and the client counts as written to. Answers how many
 * were marked; those marked before, or not printed, are left alone.
 */
export async function markPosted(posting: Posting): Promise<Result<number, 'in_the_future' | 'before_printing'>> {
  const { businessId, postedOn, now } = posting
  const { timeZone } = await inTransaction((tx) =>
    tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } }),
  )
  const dayOf = (at: Date) => todayIn(timeZone, instantOf(at))
  if (compareDays(postedOn, dayOf(now)) > 0) return refuse('in_the_future')
  const letters = await inTransaction((tx) =>
    tx.letter.findMany({
      where: { businessId, id: { in: [...posting.letterIds] }, state: 'printed' },
      select: { id: true, clientId: true, invoiceId: true, printedAt: true },
      orderBy: { id: 'asc' },
    }),
  )
  if (letters.some(({ printedAt }) => printedAt && compareDays(postedOn, dayOf(printedAt)) < 0)) {
    return refuse('before_printing')
  }
  // Noon of that day, unless that is still to come: an earlier day counts as that day in every zone nearby.
  const noon = dateOf(atLocalHour(postedOn, 12, timeZone))
  const at = noon < now ? noon : now
  let marked = 0
  for (const letter of letters) {
    if (await inTransaction((tx) => postOne(tx, letter, posting, at))) marked += 1
  }
  return ok(marked)
}

async function postOne(
  tx: Tx,
  { id, clientId, invoiceId }: { id: string; clientId: string; invoiceId: string },
  { businessId, postedOn, tracking, actor, now }: Posting,
  at: Date,
): Promise<boolean> {
  await lockClient(tx, businessId, clientId)
  const data = { postedOn: dayToColumn(postedOn), postedBy: actor, tracking }
  if ((await moveLetter(tx, { businessId, id }, 'post', { actor, now, data })) === null) return false

  const { announces } = await tx.letter.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
  await makeAnnounced(tx, { businessId, clientId, messageId: null, announces, now })
  const steps = await tx.reminder.updateManyAndReturn({
    where: { businessId, letterId: id, outcome: 'pending' },
    data: { outcome: 'completed', doneAt: at },
    select: { invoiceId: true },
  })
  await tx.invoice.updateMany({
    where: { businessId, id: { in: [invoiceId, ...steps.map((step) => step.invoiceId)] }, firstSentAt: null },
    data: { firstSentAt: at },
  })
  const where = { businessId_id: { businessId, id: clientId } }
  const { lastContactAt } = await tx.client.findUniqueOrThrow({ where, select: { lastContactAt: true } })
  const latest = lastContactAt && lastContactAt > at ? lastContactAt : at
  await tx.client.update({ where, data: { lastContactAt: latest, nextCheckAt: now } })
  return true
}
