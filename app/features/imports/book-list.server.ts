import { dateOf, startOfDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Posting } from '#app/domain/ledger/post.ts'
import type { JsonRow } from '#app/db/sql/insert-rows.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { advancePlans } from '#app/db/write/advance-plans.server.ts'
import { moveInvoices } from '#app/db/write/move-invoice.server.ts'
import { matchNotices } from '#app/db/write/notices.server.ts'
import { judgePromises } from '#app/db/write/promises.server.ts'

export interface BookPlace {
  readonly businessId: string
  readonly actor: string
  readonly now: Date
  readonly timeZone: string
}

/** A posting as rows of the ledger. `paymentId`: where no entry of it names one, none is meant. */
export const postingRows = (place: BookPlace, clientId: string, { key, entries }: Posting, on: PlainDate): JsonRow[] =>
  entries.map(({ account, amount, invoiceId, paymentId }, line) => ({
    businessId: place.businessId,
    ...{ postingKey: key, line, account, currency: amount.currency, clientId },
    ...{ invoiceId: invoiceId ?? null, paymentId: paymentId ?? null },
    amountMinor: amount.minor.toString(),
    occurredOn: on.toString(),
    recordedAt: place.now.toISOString(),
  }))

/** The first instant of a day in the business's zone; a list has far fewer days than rows. */
export function dayStarts(timeZone: string): (day: PlainDate) => Date {
  const known = new Map<string, Date>()
  return (day) => {
    const key = day.toString()
    const instant = known.get(key) ?? dateOf(startOfDay(day, timeZone))
    known.set(key, instant)
    return instant
  }
}

/** What follows for the clients of a batch whose money was booked: invoices settled as of their day, promises, plans, notices. */
export async function followUpBooked(
  tx: Tx,
  { businessId, now, timeZone }: BookPlace,
  booked: readonly { clientId: string; invoiceId: string | null; settles: boolean; bookedOn: PlainDate }[],
): Promise<void> {
  const instantOfDay = dayStarts(timeZone)
  const settledOn = new Map<string, string[]>()
  for (const { invoiceId, settles, bookedOn } of booked) {
    const at = instantOfDay(bookedOn).toISOString()
    if (settles && invoiceId !== null) settledOn.set(at, [...(settledOn.get(at) ?? []), invoiceId])
  }
  for (const [at, ids] of settledOn) await moveInvoices(tx, businessId, ids, 'settle', new Date(at))

  const touched = [...new Set(booked.map(({ clientId }) => clientId))]
  const ofTouched = { businessId, clientId: { in: touched } }
  const waiting = { where: ofTouched, select: { clientId: true }, distinct: ['clientId' as const] }
  const [promises, notices, plans] = [
    await tx.promiseToPay.findMany({ ...waiting, where: { ...ofTouched, state: 'pending' } }),
    await tx.alreadyPaidNotice.findMany({ ...waiting, where: { ...ofTouched, state: 'open' } }),
    await tx.instalmentPlan.findMany({
      ...waiting,
      where: { ...ofTouched, state: { in: ['proposed', 'countered', 'active'] } },
    }),
  ]
  for (const { clientId } of promises) await judgePromises(tx, businessId, clientId, now)
  for (const { clientId } of notices) await matchNotices(tx, businessId, clientId, now)
  for (const { clientId } of plans) await advancePlans(tx, { businessId, clientId, now })
  await tx.client.updateMany({ where: { businessId, id: { in: touched } }, data: { nextCheckAt: now } })
}
