import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { addDays } from '#app/domain/business-day.ts'
import { taxByRate } from '#app/domain/invoice/totals.ts'
import type { TaxOfRate } from '#app/domain/invoice/totals.ts'
import type { Money } from '#app/domain/money.ts'
import { nextInSeries } from '#app/domain/invoice/number-series.ts'
import { loadPolicies, policyInForce } from './policies.server.ts'

export interface InvoicePapers {
  readonly notes: string | null
  readonly net: Money
  readonly taxes: readonly TaxOfRate[]
  /** How often a mail brought it, and when the last one was written. */
  readonly mailed: { readonly times: number; readonly lastAt: Date | null }
  readonly files: readonly { readonly id: string; readonly filename: string; readonly size: number }[]
  readonly creditNotes: readonly {
    readonly id: string
    readonly number: number
    readonly amount: Money
    readonly issuedOn: string
  }[]
  readonly refunds: readonly { readonly id: string; readonly amount: Money; readonly state: string }[]
  /** The rhythm that made it. */
  readonly recurring: { readonly id: string; readonly name: string } | null
}

/** What belongs to an invoice beside its facts. Errors: throws for an invoice this business does not have. */
export async function readInvoicePapers(businessId: string, invoiceId: string): Promise<InvoicePapers> {
  const row = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: {
      ...{ notes: true, currency: true, totalMinor: true },
      lines: { select: { taxRate: true, amountMinor: true, taxMinor: true } },
      files: { orderBy: { addedAt: 'asc' }, select: { id: true, filename: true, size: true } },
      creditNotes: { orderBy: { number: 'asc' } },
      recurring: { select: { id: true, name: true } },
      targets: { select: { payment: { select: { refunds: true } } } },
    },
  })
  const mails = await prisma.outboxMessage.aggregate({
    where: { businessId, invoiceId, kind: 'invoice', key: { startsWith: `invoice/${invoiceId}/` } },
    _count: true,
    _max: { createdAt: true },
  })
  const money = (minor: bigint): Money => ({ minor, currency: row.currency })
  const taxes = taxByRate(
    row.lines.map(({ taxRate, amountMinor, taxMinor }) => ({
      ...{ taxRate: taxRate.toString(), amount: money(amountMinor), tax: money(taxMinor) },
    })),
  )
  return {
    notes: row.notes,
    net: money(row.totalMinor - taxes.reduce((sum, { tax }) => sum + tax.minor, 0n)),
    taxes: taxes.filter(({ tax }) => tax.minor !== 0n),
    mailed: { times: mails._count, lastAt: mails._max.createdAt },
    files: row.files,
    creditNotes: row.creditNotes.map(({ id, number, amountMinor, issuedOn }) => ({
      ...{ id, number, amount: money(amountMinor), issuedOn: dayFromColumn(issuedOn).toString() },
    })),
    refunds: row.targets.flatMap(({ payment }) =>
      payment.refunds.map(({ id, amountMinor, currency, state }) => ({
        id,
        amount: { minor: amountMinor, currency },
        state,
      })),
    ),
    recurring: row.recurring,
  }
}

/** What issuing a draft will do: the number it gets, and the day on which follow-up first writes. */
export async function readIssuePreview(
  businessId: string,
  invoiceId: string,
): Promise<{ number: string | null; firstStepOn: string | null }> {
  const row = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: {
      ...{ number: true, numberPending: true, issuedOn: true, dueOn: true, policyId: true, series: true },
      client: { select: { policyId: true, business: { select: { policyId: true } } } },
    },
  })
  const ids = { invoice: row.policyId, client: row.client.policyId, business: row.client.business.policyId }
  const loaded = policyInForce(await loadPolicies(prisma, businessId, Object.values(ids)), ids)
  const [first] = 'policy' in loaded ? loaded.policy.stages : []
  return {
    number: row.numberPending && row.series ? nextInSeries(row.series, dayFromColumn(row.issuedOn)).number : row.number,
    firstStepOn: first ? addDays(dayFromColumn(row.dueOn), first.offsetDays).toString() : null,
  }
}
