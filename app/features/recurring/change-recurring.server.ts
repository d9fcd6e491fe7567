import { columnsOfPlace } from '#app/db/write/recurring.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { changesBetween } from '#app/domain/timeline/changes.ts'
import type { PlainRecord } from '#app/domain/timeline/changes.ts'
import { nextPeriod } from '#app/domain/recurring/periods.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { settingsColumns } from './create-recurring.server.ts'
import type { RecurringSettings } from './create-recurring.server.ts'
import { inRecurring } from './in-recurring.server.ts'
import type { RecurringCall } from './in-recurring.server.ts'

/** Changes what the next invoices are made with; those that were made stay as they are. One whose end has come ends. */
export function changeRecurring(
  call: RecurringCall & { settings: RecurringSettings },
): Promise<Result<null, 'not_found' | 'series_not_found'>> {
  const { businessId, recurringId: id, settings, actor, now } = call
  return inRecurring(call, async (tx, { recurring, timeZone }) => {
    const { clientId, rhythm, made, seriesId: hadSeries } = recurring
    const { seriesId } = settings
    const isOther = seriesId !== null && seriesId !== hadSeries
    if (isOther && (await tx.numberSeries.count({ where: { businessId, id: seriesId, archivedAt: null } })) === 0)
      return refuse('series_not_found')
    const changes = changesBetween(recordOf(recurring), recordOf(settings))
    if (Object.keys(changes).length === 0) return ok(null)
    const nextOn = recurring.nextOn && nextPeriod(rhythm, settings.end, made, recurring.nextOn)
    const state = nextOn ? recurring.state : 'ended'
    await tx.recurringInvoice.update({
      where: { businessId_id: { businessId, id } },
      data: { ...settingsColumns(settings), ...columnsOfPlace({ state, made, nextOn }, timeZone) },
    })
    const common = { businessId, clientId, actor, at: now }
    const { name } = settings
    await recordEvents(tx, [
      { ...common, type: 'recurring.changed', data: { recurringId: id, name, changes } },
      ...(state === 'ended' && recurring.state !== 'ended'
        ? [{ ...common, type: 'recurring.ended', data: { recurringId: id, name } }]
        : []),
    ])
    return ok(null)
  })
}

const recordOf = ({ end, ...settings }: RecurringSettings): PlainRecord => ({
  name: settings.name,
  'last day': end.endOn && end.endOn.toString(),
  'how many': end.countMax === null ? null : String(end.countMax),
  'days to pay': String(settings.termsDays),
  'purchase order': settings.purchaseOrder,
  notes: settings.notes,
  series: settings.seriesId,
  'what happens to it': settings.sends ? 'issued and sent' : settings.issues ? 'issued' : 'kept as a draft',
})
