import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import { defaultSeries } from '#app/db/write/number-series.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { CheckedSeries } from '#app/domain/invoice/invoice-settings.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'
import { newId } from '#app/ids.server.ts'

export type SeriesRefusal = 'not_found' | 'pattern_taken' | 'goes_back' | 'is_default'

interface SeriesCall {
  businessId: string
  actor: string
  now: Date
}

const recorded = ['name', 'pattern', 'yearly', 'next', 'isDefault', 'archived'] as const

/** Adds a series, or changes one: its numbers only ever go up, so that none is given twice. */
export async function saveSeries(
  call: SeriesCall & { seriesId: string | null; series: CheckedSeries },
): Promise<Result<null, SeriesRefusal>> {
  const { businessId, seriesId, series, now } = call
  try {
    return await inTransaction(async (tx) => {
      const { timeZone } = await tx.business.findUniqueOrThrow({
        where: { id: businessId },
        select: { timeZone: true },
      })
      const today = todayIn(timeZone, instantOf(now))
      // A first series of one's own stands beside the one that goes on behind the numbers there are.
      await defaultSeries(tx, businessId, today)
      if (seriesId === null) {
        const year = series.yearly ? today.year : null
        await tx.numberSeries.create({ data: { businessId, id: newId(), ...series, year } })
        await record(tx, call, series.name, {}, { ...series, isDefault: false, archived: false })
        return ok(null)
      }
      await tx.$queryRaw`
        SELECT FROM "NumberSeries" WHERE "businessId" = ${businessId}::uuid AND "id" = ${seriesId}::uuid FOR UPDATE`
      const where = { businessId_id: { businessId, id: seriesId } }
      const before = await tx.numberSeries.findUnique({ where })
      if (!before) return refuse('not_found')
      // Another pattern counts for itself.
      if (before.pattern === series.pattern && series.next < before.next) return refuse('goes_back')
      const year = series.yearly ? (before.year ?? today.year) : before.year
      await tx.numberSeries.update({ where, data: { ...series, year } })
      await record(tx, call, series.name, { ...before }, { ...before, ...series })
      return ok(null)
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('pattern_taken')
    throw error
  }
}

/** Numbers new invoices by this series unless they say otherwise. */
export async function makeSeriesDefault(call: SeriesCall & { seriesId: string }): Promise<Result<null, SeriesRefusal>> {
  const { businessId, seriesId } = call
  return inTransaction(async (tx) => {
    const where = { businessId_id: { businessId, id: seriesId } }
    const series = await tx.numberSeries.findUnique({ where })
    if (!series || series.archivedAt) return refuse('not_found')
    if (series.isDefault) return ok(null)
    await tx.numberSeries.updateMany({ where: { businessId, isDefault: true }, data: { isDefault: false } })
    await tx.numberSeries.update({ where, data: { isDefault: true } })
    await record(tx, call, series.name, { ...series }, { ...series, isDefault: true })
    return ok(null)
  })
}

/** Offers a series no more; what is numbered by it stays, and drafts that wait for a number of it still get one. */
export async function archiveSeries(call: SeriesCall & { seriesId: string }): Promise<Result<null, SeriesRefusal>> {
  const { businessId, seriesId, now } = call
  return inTransaction(async (tx) => {
    const where = { businessId_id: { businessId, id: seriesId } }
    const series = await tx.numberSeries.findUnique({ where })
    if (!series || series.archivedAt) return refuse('not_found')
    if (series.isDefault) return refuse('is_default')
    await tx.numberSeries.update({ where, data: { archivedAt: now } })
    await record(tx, call, series.name, { ...series, archived: false }, { ...series, archived: true })
    return ok(null)
  })
}

type Fields = Partial<Record<(typeof recorded)[number], unknown>>

async function record(
  tx: Parameters<typeof recordEvents>[0],
  { businessId, actor, now }: SeriesCall,
  name: string,
  before: Fields,
  after: Fields,
): Promise<void> {
  const none = Object.fromEntries(recorded.map((field) => [field, null])) as Record<(typeof recorded)[number], unknown>
  const changes = changesOf(recorded, { ...none, ...before }, { ...none, ...after })
  if (Object.keys(changes).length === 0) return
  const data = { changed: [`the series ${name}`], changes }
  await recordEvents(tx, [{ businessId, type: 'business.updated', actor, at: now, data }])
}
