import { dayToColumn } from '#app/db/calendar-day.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { rateEntry } from '#app/domain/interest/interest-presets.ts'
import type { InterestPreset } from '#app/domain/interest/interest-presets.ts'
import { formatPercent } from '#app/domain/percent.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

interface RateChange {
  businessId: string
  fromDay: PlainDate
  /** What the owner typed, in basis points; null takes the row of that day away. */
  entered: { readonly bps: bigint; readonly per: 'year' | 'month' } | null
  actor: string
  now: Date
}

const RATE_MAX = 10_000n

/** Adds a rate from a day on, replaces the one of that day, or takes it away. What was charged before stays as it was reckoned. */
export async function changeInterestRates(
  call: RateChange,
): Promise<Result<null, 'no_preset' | 'too_high' | 'not_found'>> {
  const { businessId, fromDay, entered } = call
  const key = { businessId, fromDay: dayToColumn(fromDay) }
  return inTransaction(async (tx) => {
    const was = await tx.interestRate.findUnique({ where: { businessId_fromDay: key } })
    if (!entered) {
      const { count } = await tx.interestRate.deleteMany({ where: key })
      if (!was || count === 0) return refuse('not_found')
      await record(tx, call, `no interest rate of its own from ${fromDay.toString()}`, [was.annualBps, null])
      return ok(null)
    }
    const { interestPreset } = await tx.business.findUniqueOrThrow({
      where: { id: businessId },
      select: { interestPreset: true },
    })
    if (!interestPreset) return refuse('no_preset')
    const { annualBps, label } = rateEntry(interestPreset as InterestPreset, entered.bps, entered.per)
    if (annualBps > RATE_MAX) return refuse('too_high')
    const row = { annualBps: Number(annualBps), label }
    await tx.interestRate.upsert({
      where: { businessId_fromDay: key },
      create: { ...key, ...row },
      update: row,
    })
    await record(tx, call, `interest of ${formatPercent(annualBps)} a year from ${fromDay.toString()}`, [
      was?.annualBps ?? null,
      row.annualBps,
    ])
    return ok(null)
  })
}

type Rate = number | null

function record(
  tx: Tx,
  { businessId, fromDay, actor, now }: RateChange,
  change: string,
  [before, after]: [Rate, Rate],
) {
  const written = (bps: Rate) => (bps === null ? null : formatPercent(BigInt(bps)))
  const changes = { [`interest from ${fromDay.toString()}`]: { before: written(before), after: written(after) } }
  const data = { changed: [change], changes }
  return recordEvents(tx, [{ businessId, type: 'business.updated', actor, at: now, data }])
}
