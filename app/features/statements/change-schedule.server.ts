import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { dateOf, instantOf, todayIn } from '#app/domain/business-day.ts'
import { changesBetween } from '#app/domain/timeline/changes.ts'
import { nextStatementRun } from '#app/domain/statement/statement-schedule.ts'
import type { StatementAudience, StatementKind } from '#app/domain/statement/statement-wish.ts'

export interface StatementSchedule {
  /** Day of the month, 31 for the last; null: on demand only. */
  readonly day: number | null
  readonly to: StatementAudience
  readonly kind: StatementKind
}

/** Changes when statements go out by themselves, to whom and of which kind. A run that is due already goes on as it began. */
export async function changeSchedule(call: {
  businessId: string
  schedule: StatementSchedule
  actor: string
  now: Date
}): Promise<void> {
  const { businessId, schedule, actor, now } = call
  await inTransaction(async (tx) => {
    const before = await tx.business.findUniqueOrThrow({ where: { id: businessId }, omit: { logo: true } })
    const record = (day: number | null, to: string, kind: string) => ({
      'statement day': day === null ? 'on demand' : String(day),
      'statements to': to,
      'kind of statement': kind,
    })
    const changes = changesBetween(
      record(before.statementDay, before.statementTo, before.statementKind),
      record(schedule.day, schedule.to, schedule.kind),
    )
    const changed = Object.keys(changes)
    if (changed.length === 0) return
    const next = nextStatementRun(schedule.day, todayIn(before.timeZone, instantOf(now)), before)
    const isRunning = before.nextStatementAt !== null && before.nextStatementAt <= now
    await tx.business.update({
      where: { id: businessId },
      data: {
        ...{ statementDay: schedule.day, statementTo: schedule.to, statementKind: schedule.kind },
        ...(!isRunning && { nextStatementAt: next && dateOf(next), statementCursor: null }),
      },
    })
    await recordEvents(tx, [{ businessId, type: 'business.updated', actor, at: now, data: { changed, changes } }])
  })
}
