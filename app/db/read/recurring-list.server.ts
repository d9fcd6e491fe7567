import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import { invoiceTotals } from '#app/domain/invoice/totals.ts'
import type { Money } from '#app/domain/money.ts'
import { describeEnd, describeRhythm } from '#app/domain/recurring/describe-rhythm.ts'
import type { RecurringState } from '#app/domain/recurring/recurring-state.ts'
import { versionInForce } from '#app/domain/recurring/version-in-force.ts'
import { readKeyset, writeKeyset } from './keyset.ts'
import { recurringOf, withVersions } from './recurring.server.ts'

export interface RecurringRow {
  readonly id: string
  readonly name: string
  readonly clientName: string
  readonly state: RecurringState
  /** "Every month on the last day" */
  readonly rhythm: string
  readonly end: string | null
  /** YYYY-MM-DD */
  readonly nextOn: string | null
  /** What the next one comes to, or the last did. */
  readonly total: Money
  readonly made: number
}

const PAGE_ROWS = 50

/** Recurring invoices of one state, the next due first; those that have ended, the newest first. */
export async function listRecurring(
  businessId: string,
  { state, after, locale }: { state: RecurringState; after: string | null; locale: string },
): Promise<{ rows: RecurringRow[]; next: string | null }> {
  const place = readKeyset(after, /^\d{4}-\d{2}-\d{2}$/)
  const day = place && parseDay(place.value)
  const nextOn = day && dayToColumn(day)
  const isOver = state === 'ended'
  const found = await prisma.recurringInvoice.findMany({
    where: {
      ...{ businessId, state },
      ...(place && isOver && { id: { lt: place.id } }),
      ...(place && !isOver && nextOn && { OR: [{ nextOn: { gt: nextOn } }, { nextOn, id: { gt: place.id } }] }),
    },
    orderBy: isOver ? [{ id: 'desc' }] : [{ nextOn: 'asc' }, { id: 'asc' }],
    take: PAGE_ROWS + 1,
    include: withVersions,
  })
  const shown = found.slice(0, PAGE_ROWS)
  const last = shown.at(-1)
  const value = last?.nextOn ? dayFromColumn(last.nextOn).toString() : '0001-01-01'
  return {
    rows: shown.map((row) => {
      const recurring = recurringOf(row)
      const version = versionInForce(recurring.versions, recurring.nextOn ?? recurring.rhythm.startOn)
      return {
        ...{ id: recurring.id, name: recurring.name, clientName: recurring.clientName, state: recurring.state },
        rhythm: describeRhythm(recurring.rhythm, locale),
        end: describeEnd(recurring.end, locale),
        nextOn: recurring.nextOn && recurring.nextOn.toString(),
        total: invoiceTotals(version.lines, recurring.currency, version).total,
        made: recurring.made,
      }
    }),
    next: found.length > PAGE_ROWS && last ? writeKeyset({ value, id: last.id }) : null,
  }
}

export async function countRecurring(businessId: string): Promise<Record<RecurringState, number>> {
  const counts = await prisma.recurringInvoice.groupBy({ by: ['state'], where: { businessId }, _count: true })
  const of = (state: RecurringState) => counts.find((row) => row.state === state)?._count ?? 0
  return { active: of('active'), paused: of('paused'), ended: of('ended') }
}
