import { dayToColumn } from '#app/db/calendar-day.ts'
import type { RecurringVersion } from '#app/db/read/recurring.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { columnsOfPlace, putVersion } from '#app/db/write/recurring.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { laterDay } from '#app/domain/business-day.ts'
import { checkRecurring } from '#app/domain/recurring/check-recurring.ts'
import type { RecurringRefusal } from '#app/domain/recurring/check-recurring.ts'
import { describeRhythm } from '#app/domain/recurring/describe-rhythm.ts'
import { nextPeriod } from '#app/domain/recurring/periods.ts'
import type { Rhythm, RhythmEnd } from '#app/domain/recurring/periods.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'

/** What can be changed while it runs. */
export interface RecurringSettings {
  readonly name: string
  readonly end: RhythmEnd
  readonly termsDays: number
  readonly purchaseOrder: string | null
  /** Null: what stands below every invoice of the business. */
  readonly notes: string | null
  /** Null: the business's default series. */
  readonly seriesId: string | null
  readonly issues: boolean
  readonly sends: boolean
}

export interface NewRecurring extends RecurringSettings {
  readonly clientId: string
  readonly rhythm: Rhythm
  readonly currency: string
  readonly content: Omit<RecurringVersion, 'fromOn'>
}

export type CreateRefusal = RecurringRefusal | 'client_not_found' | 'series_not_found' | 'starts_in_past'

/** Sets up an invoice that is made again and again, from its first day on. A first day that is over is refused: nobody wants a pile of them. */
export async function createRecurring(call: {
  businessId: string
  recurring: NewRecurring
  actor: string
  now: Date
  /** The business's day. */
  today: Rhythm['startOn']
}): Promise<Result<{ recurringId: string }, CreateRefusal>> {
  const { businessId, recurring, actor, now, today } = call
  const { clientId, rhythm, end, content, seriesId, currency, termsDays } = recurring
  const checked = checkRecurring({ rhythm, end, termsDays, currency, lines: content.lines, pricing: content })
  if (!checked.ok) return checked
  const nextOn = nextPeriod(rhythm, end, 0, rhythm.startOn)
  if (!nextOn) return refuse('no_period')
  if (!laterDay(nextOn, today).equals(nextOn)) return refuse('starts_in_past')
  return inTransaction(async (tx) => {
    const client = await tx.client.findUnique({
      where: { businessId_id: { businessId, id: clientId } },
      select: { erasedAt: true, business: { select: { timeZone: true } } },
    })
    if (!client || client.erasedAt) return refuse('client_not_found')
    if (seriesId && (await tx.numberSeries.count({ where: { businessId, id: seriesId, archivedAt: null } })) === 0)
      return refuse('series_not_found')
    const recurringId = newId()
    const { every, unit, startOn, monthEnd } = rhythm
    await tx.recurringInvoice.create({
      data: {
        ...{ businessId, id: recurringId, clientId, currency, createdAt: now },
        ...{ every, unit, monthEnd, startOn: dayToColumn(startOn) },
        ...settingsColumns(recurring),
        ...columnsOfPlace({ state: 'active', made: 0, nextOn }, client.business.timeZone),
      },
    })
    await putVersion(tx, { businessId, recurringId }, { ...content, fromOn: startOn })
    const data = {
      ...{ recurringId, name: recurring.name, rhythm: describeRhythm(rhythm), firstOn: nextOn.toString() },
    } satisfies TimelineData['recurring.created']
    await recordEvents(tx, [{ businessId, clientId, type: 'recurring.created', actor, at: now, data }])
    return ok({ recurringId })
  })
}

export const settingsColumns = ({ end, ...settings }: RecurringSettings) => ({
  ...{ name: settings.name, termsDays: settings.termsDays, purchaseOrder: settings.purchaseOrder },
  ...{ notes: settings.notes, seriesId: settings.seriesId, issues: settings.issues, sends: settings.sends },
  ...{ endOn: end.endOn && dayToColumn(end.endOn), countMax: end.countMax },
})
