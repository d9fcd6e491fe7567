import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { formatDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'
import { invoiceTotals } from '#app/domain/invoice/totals.ts'
import type { Money } from '#app/domain/money.ts'
import { describeEnd, describeRhythm } from '#app/domain/recurring/describe-rhythm.ts'
import { comingPeriods } from '#app/domain/recurring/periods.ts'
import { resumesOn } from '#app/domain/recurring/resumes-on.ts'
import { versionInForce } from '#app/domain/recurring/version-in-force.ts'
import { loadRecurring } from './recurring.server.ts'
import type { Recurring } from './recurring.server.ts'

const PERIODS_AHEAD = 12
const INVOICES_SHOWN = 24

/** One recurring invoice as the desk shows it; days are YYYY-MM-DD. Null where there is none. */
export async function readRecurringPage(
  businessId: string,
  id: string,
  { today, locale }: { today: PlainDate; locale: string },
) {
  const recurring = await loadRecurring(prisma, businessId, id)
  if (!recurring) return null
  const invoices = await prisma.invoice.findMany({
    where: { businessId, recurringId: id },
    orderBy: [{ periodOn: 'desc' }],
    take: INVOICES_SHOWN,
    select: { id: true, number: true, state: true, periodOn: true, totalMinor: true, currency: true },
  })
  const lastMade = invoices[0]?.periodOn ? dayFromColumn(invoices[0].periodOn) : null
  const goesOnWith = resumesOn(recurring, lastMade, today)
  const from = recurring.state === 'active' ? recurring.nextOn : goesOnWith
  const { clientId, clientName, name, state, made, currency, termsDays, purchaseOrder, issues, sends } = recurring
  return {
    ...{ id, clientId, clientName, name, state, made, currency, termsDays, purchaseOrder, issues, sends },
    rhythm: describeRhythm(recurring.rhythm, locale),
    end: describeEnd(recurring.end, locale),
    nextOn: state === 'active' && recurring.nextOn ? recurring.nextOn.toString() : null,
    /** With what it would go on today. */
    goesOnWith: goesOnWith && goesOnWith.toString(),
    ahead: from ? aheadOf(recurring, from) : [],
    versions: versionsOf(recurring, lastMade, locale),
    invoices: invoices.map((row) => ({
      ...{ id: row.id, number: row.number, state: row.state as InvoiceState },
      periodOn: row.periodOn ? dayFromColumn(row.periodOn).toString() : '',
      total: { minor: row.totalMinor, currency: row.currency },
    })),
  }
}

export type RecurringPage = NonNullable<Awaited<ReturnType<typeof readRecurringPage>>>

const totalOf = ({ versions, currency }: Recurring, on: PlainDate): Money => {
  const version = versionInForce(versions, on)
  return invoiceTotals(version.lines, currency, version).total
}

const aheadOf = (recurring: Recurring, from: PlainDate) =>
  comingPeriods(recurring.rhythm, recurring.end, recurring.made, from, PERIODS_AHEAD).map((period) => ({
    on: period.toString(),
    total: totalOf(recurring, period),
  }))

const versionsOf = (recurring: Recurring, lastMade: PlainDate | null, locale: string) =>
  recurring.versions.map((version, position) => ({
    fromOn: version.fromOn.toString(),
    fromWords: position === 0 ? 'From the beginning' : `From ${formatDay(version.fromOn, locale, 'long')}`,
    total: totalOf(recurring, version.fromOn),
    lines: version.lines.map(({ description, quantity }) => ({ description, quantity })),
    canBeWithdrawn: position > 0 && (lastMade === null || version.fromOn.since(lastMade).sign > 0),
  }))
