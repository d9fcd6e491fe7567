import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Pricing } from '#app/domain/invoice/totals.ts'
import type { Rhythm, RhythmEnd, RhythmUnit } from '#app/domain/recurring/periods.ts'
import { readStoredLines } from '#app/domain/recurring/recurring-lines.ts'
import type { RecurringLine } from '#app/domain/recurring/recurring-lines.ts'
import type { RecurringState } from '#app/domain/recurring/recurring-state.ts'

/** What the invoices say from a day on. */
export interface RecurringVersion extends Pricing {
  readonly fromOn: PlainDate
  readonly lines: readonly RecurringLine[]
}

/** An invoice that is made again and again. */
export interface Recurring {
  readonly id: string
  readonly clientId: string
  readonly clientName: string
  readonly name: string
  readonly state: RecurringState
  readonly rhythm: Rhythm
  readonly end: RhythmEnd
  /** Periods that have passed, those left out while it was paused not counted. */
  readonly made: number
  readonly nextOn: PlainDate | null
  readonly currency: string
  readonly termsDays: number
  readonly purchaseOrder: string | null
  readonly notes: string | null
  readonly seriesId: string | null
  readonly issues: boolean
  readonly sends: boolean
  /** By their first day. */
  readonly versions: readonly RecurringVersion[]
}

export const withVersions = {
  client: { select: { name: true } },
  versions: { orderBy: { fromOn: 'asc' } },
} as const satisfies Prisma.RecurringInvoiceInclude
type Row = Prisma.RecurringInvoiceGetPayload<{ include: typeof withVersions }>

/** Null for one this business does not have. */
export async function loadRecurring(tx: Tx, businessId: string, id: string): Promise<Recurring | null> {
  const row = await tx.recurringInvoice.findUnique({
    where: { businessId_id: { businessId, id } },
    include: withVersions,
  })
  return row && recurringOf(row)
}

export const recurringOf = (row: Row): Recurring => ({
  ...{ id: row.id, clientId: row.clientId, clientName: row.client.name, name: row.name, state: row.state },
  rhythm: rhythmOf(row),
  end: { endOn: row.endOn && dayFromColumn(row.endOn), countMax: row.countMax },
  made: row.made,
  nextOn: row.nextOn && dayFromColumn(row.nextOn),
  ...{ currency: row.currency, termsDays: row.termsDays, purchaseOrder: row.purchaseOrder, notes: row.notes },
  ...{ seriesId: row.seriesId, issues: row.issues, sends: row.sends },
  versions: row.versions.map(({ fromOn, lines, taxInclusive, rebateBps }) => ({
    ...{ fromOn: dayFromColumn(fromOn), lines: readStoredLines(lines), taxInclusive, rebateBps },
  })),
})

export const rhythmOf = (row: Pick<Row, 'every' | 'unit' | 'startOn' | 'monthEnd'>): Rhythm => ({
  every: row.every,
  unit: row.unit as RhythmUnit,
  startOn: dayFromColumn(row.startOn),
  monthEnd: row.monthEnd,
})
