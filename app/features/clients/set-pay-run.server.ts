import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { finishTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { payRunText } from '#app/domain/client/pay-run-words.ts'
import type { PayRun } from '#app/domain/client/pay-run.ts'
import { payDayName } from '#app/domain/portal/words/preferences/describe-preferences.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'
import { payRunTaskKey } from './set-preferences.server.ts'

interface PayRunToSet {
  readonly businessId: string
  readonly clientId: string
  /** Null: this client pays on any day. */
  readonly payRun: PayRun | null
  /** Follow-up after the due date waits for the pay day (R14). */
  readonly granted: boolean
  readonly actor: string
  readonly now: Date
}

/** Notes the day on which a client pays its suppliers. */
export function setPayRun(call: PayRunToSet): Promise<Result<null, 'not_found'>> {
  const { businessId, clientId, actor, now } = call
  const payRun = call.payRun && payRunText(call.payRun)
  const payRunGranted = payRun !== null && call.granted
  return inTransaction(async (tx) => {
    if (!(await lockClient(tx, businessId, clientId))) return refuse('not_found')
    if (payRun) {
      // Whoever saves the pay day has decided whether follow-up waits for it.
      const outcome = payRunGranted ? 'follow-up waits' : 'follow-up does not wait'
      await finishTask(tx, { businessId, key: payRunTaskKey(clientId, payRun), outcome, actor, now })
    }
    const where = { businessId_id: { businessId, id: clientId } }
    const before = await tx.client.findUniqueOrThrow({ where })
    const changed = [
      ...(before.payRun === payRun ? [] : ['pay day']),
      ...(before.payRunGranted === payRunGranted ? [] : ['whether follow-up waits for the pay day']),
    ]
    if (changed.length === 0) return ok(null)
    const changes = changesOf(
      ['payDay', 'followUpWaits'],
      { payDay: payDayName(before.payRun, 'en'), followUpWaits: before.payRunGranted },
      { payDay: payDayName(payRun, 'en'), followUpWaits: payRunGranted },
    )
    const nextCheckAt = before.nextCheckAt && now
    await tx.client.update({ where, data: { payRun, payRunGranted, nextCheckAt, updatedAt: now } })
    await recordEvents(tx, [
      { businessId, clientId, type: 'client.updated', actor, at: now, data: { changed, changes } },
    ])
    return ok(null)
  })
}
