import type { PlainDate } from '#app/domain/business-day.ts'
import type { HoldKind } from '#app/domain/dunning/hold.ts'
import { holdsOfRest } from '#app/domain/invoice/invoice-filter.ts'
import type { InvoiceLabel } from '#app/domain/invoice/invoice-label.ts'
import { dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'

/** `labelsOf` (domain) as a question to the database: the invoices that bear `label` on the day `today`. */
export function bearsLabel(label: InvoiceLabel, today: PlainDate): Prisma.InvoiceWhereInput {
  const day = dayToColumn(today)
  const open = { state: 'issued', balanceMinor: { gt: 0 } } as const
  switch (label) {
    case 'due':
      return { ...open, dueOn: { gte: day } }
    case 'overdue':
      return { ...open, dueOn: { lt: day } }
    case 'part_paid':
      return { ...open, AND: { balanceMinor: { lt: prisma.invoice.fields.totalMinor } } }
    case 'processing':
      return { state: 'issued', OR: [{ processingMinor: { gt: 0 } }, rests(['processing'], day)] }
    case 'promised':
      return { state: 'issued', ...rests(['promise'], day) }
    case 'on_plan':
      return { state: 'issued', ...rests(['plan'], day) }
    case 'disputed':
      return { state: 'issued', ...rests(['dispute'], day) }
    case 'paused':
      return { state: 'issued', ...rests(holdsOfRest.paused, day) }
  }
}

/** An active hold of one of these kinds, on the invoice or on the whole client. */
function rests(kinds: readonly HoldKind[], day: Date) {
  const active = { kind: { in: [...kinds] }, releasedAt: null, OR: [{ until: null }, { until: { gte: day } }] }
  return { OR: [{ holds: { some: active } }, { client: { holds: { some: { ...active, invoiceId: null } } } }] }
}
