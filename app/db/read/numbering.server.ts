import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { nextInSeries } from '#app/domain/invoice/number-series.ts'
import type { InvoiceSettings } from '#app/domain/invoice/invoice-settings.ts'

export interface SeriesRow {
  readonly id: string
  readonly name: string
  readonly pattern: string
  readonly yearly: boolean
  readonly next: number
  readonly isDefault: boolean
  readonly archived: boolean
  /** The number an invoice issued today would get. */
  readonly nextNumber: string
}

/** What the settings page about numbers shows. */
export async function readNumbering(
  businessId: string,
  today: PlainDate,
): Promise<{ settings: InvoiceSettings; hasTransferDetails: boolean; series: SeriesRow[] }> {
  const { transferDetails, ...settings } = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: {
      ...{ taxNumber: true, registration: true, invoiceNotes: true, termsDays: true, printsTransferDetails: true },
      ...{ autoWriteOffMinor: true, transferDetails: true },
    },
  })
  const rows = await prisma.numberSeries.findMany({
    where: { businessId },
    orderBy: [{ archivedAt: { sort: 'asc', nulls: 'first' } }, { isDefault: 'desc' }, { name: 'asc' }],
  })
  return {
    settings,
    hasTransferDetails: transferDetails !== null,
    series: rows.map((row) => ({
      ...{ id: row.id, name: row.name, pattern: row.pattern, yearly: row.yearly, next: row.next },
      ...{ isDefault: row.isDefault, archived: row.archivedAt !== null },
      nextNumber: nextInSeries(row, today).number,
    })),
  }
}
