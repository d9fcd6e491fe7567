import { inTransaction } from '#app/db/transaction.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { addDays, daysBetween, formatDay, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { endWaiting, lockDraft, recordOnDraft } from './lock-draft.server.ts'
import type { DraftCall, DraftRefusal } from './lock-draft.server.ts'

/** The furthest day a draft may be put off to. */
const mostDays = 60

/** Why its invoices rest meanwhile, as the desk reads it. */
export const postponedReason = 'the next reminder was put off'

/** `bad_day`: not after today, or too far ahead. `not_a_reminder`: only a step of the ladder can come again by itself. */
export type PostponeRefusal = DraftRefusal | 'bad_day' | 'not_a_reminder'

/**
 * Puts a draft off until `until`: its invoices rest to the day before, then what is due then is written anew. Interest and
 * fees go on meanwhile, since it was not the client who asked.
 */
export async function postponeDraft(call: DraftCall & { until: PlainDate }): Promise<Result<null, PostponeRefusal>> {
  const { businessId, messageId, until, actor, now } = call
  return inTransaction(async (tx) => {
    const found = await lockDraft(tx, call)
    if (!found.ok) return found
    const draft = found.value
    const { timeZone, locale } = draft.client.business
    const ahead = daysBetween(todayIn(timeZone, instantOf(now)), until)
    if (draft.kind !== 'reminder') return refuse('not_a_reminder')
    if (ahead < 1 || ahead > mostDays) return refuse('bad_day')

    const reason = `It was put off until ${formatDay(until, locale, 'short')}.`
    await tx.reminder.deleteMany({ where: { businessId, messageId } })
    await moveMessage(tx, draft, 'cancel', { now, actor, reason })
    await endWaiting(tx, draft, call, { outcome: 'put off' })
    await recordOnDraft(tx, draft, call, 'reminder.postponed', { until: until.toString() })
    const rest = { kind: 'manual', reason: postponedReason, amount: null, reviewOn: null } as const
    for (const { invoiceId } of draft.reminders) {
      await insertHold(tx, {
        ...rest,
        ...{
          businessId,
          clientId: draft.clientId,
          invoiceId,
          until: addDays(until, -1),
          stopsCharges: false,
          actor,
          now,
        },
      })
    }
    return ok(null)
  })
}
