import { inTransaction } from '#app/db/transaction.server.ts'
import { dateOf, instantOf } from '#app/domain/business-day.ts'
import { visitsAfter } from '#app/domain/today/visit.ts'

/** A person is at the desk: what comes next is counted from the visit before this one. */
export async function noteVisit(call: { businessId: string; userId: string; now: Date }): Promise<void> {
  const { businessId, userId, now } = call
  const where = { businessId_userId: { businessId, userId } }
  await inTransaction(async (tx) => {
    const seen = await tx.membership.findUnique({ where, select: { visitedAt: true, lastVisitEndedAt: true } })
    if (!seen) return
    const { visitedAt, lastVisitEndedAt } = visitsAfter(
      {
        visitedAt: seen.visitedAt && instantOf(seen.visitedAt),
        lastVisitEndedAt: seen.lastVisitEndedAt && instantOf(seen.lastVisitEndedAt),
      },
      instantOf(now),
    )
    await tx.membership.update({
      where,
      data: {
        visitedAt: visitedAt && dateOf(visitedAt),
        lastVisitEndedAt: lastVisitEndedAt && dateOf(lastVisitEndedAt),
      },
    })
  })
}
