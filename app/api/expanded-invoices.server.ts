import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { toPercentString } from '#app/domain/percent.ts'
import { readClientsOut } from './client-out.server.ts'
import { ClientSchema } from './client-schema.ts'
import { InvoiceSchema } from './invoice-schema.ts'
import type { InvoiceOut } from './invoice-schema.ts'
import { moneyOut, MoneySchema } from './money-schema.ts'
import { PaymentSchema, readPaymentsOf } from './payment-out.server.ts'

export const invoiceExpansions = ['client', 'lines', 'payments'] as const
type Expansion = (typeof invoiceExpansions)[number]

const InvoiceLineSchema = z
  .strictObject({
    description: z.string(),
    quantity: z.string().meta({ description: 'A decimal string.' }),
    unitAmount: MoneySchema.meta({ description: 'As it was written: before tax, or with it where prices contain it.' }),
    discountPercent: z.string(),
    taxRate: z.string().meta({ description: 'Per cent, a decimal string.' }),
    amount: MoneySchema.meta({ description: 'Of the line without its tax, discounts taken off.' }),
    tax: MoneySchema,
  })
  .meta({ id: 'InvoiceLine' })

export const ExpandedInvoiceSchema = InvoiceSchema.extend({
  client: ClientSchema.optional(),
  lines: z.array(InvoiceLineSchema).optional(),
  payments: z.array(PaymentSchema).optional().meta({ description: 'Every attempt, the newest first.' }),
}).meta({ id: 'ExpandedInvoice', description: 'An invoice with what was asked for by `expand`.' })

/** Adds what was asked for, with one query for each kind of it, however many invoices there are. */
export async function expandInvoices(
  businessId: string,
  invoices: readonly InvoiceOut[],
  expand: ReadonlySet<Expansion>,
): Promise<z.output<typeof ExpandedInvoiceSchema>[]> {
  const ids = invoices.map(({ id }) => id)
  const [clients, lines, payments] = await Promise.all([
    expand.has('client')
      ? readClientsOut(
          businessId,
          invoices.map(({ clientId }) => clientId),
        )
      : null,
    expand.has('lines') ? readLines(businessId, ids) : null,
    expand.has('payments') ? readPaymentsOf(businessId, ids) : null,
  ])
  return invoices.map((invoice) => {
    const client = clients?.get(invoice.clientId)
    return {
      ...invoice,
      ...(client && { client }),
      ...(lines && { lines: lines.get(invoice.id)?.map((line) => lineOut(line, invoice.total.currency)) ?? [] }),
      ...(payments && { payments: payments.get(invoice.id) ?? [] }),
    }
  })
}

type Line = Awaited<ReturnType<typeof prisma.invoiceLine.findMany>>[number]

async function readLines(businessId: string, ids: readonly string[]) {
  const rows = await prisma.invoiceLine.findMany({
    where: { businessId, invoiceId: { in: [...ids] } },
    orderBy: { position: 'asc' },
  })
  const byInvoice = new Map<string, Line[]>()
  for (const row of rows) byInvoice.set(row.invoiceId, [...(byInvoice.get(row.invoiceId) ?? []), row])
  return byInvoice
}

const lineOut = (line: Line, currency: string): z.output<typeof InvoiceLineSchema> => ({
  description: line.description,
  quantity: line.quantity.toString(),
  unitAmount: moneyOut({ minor: line.unitMinor, currency }),
  discountPercent: toPercentString(BigInt(line.discountBps)),
  taxRate: line.taxRate.toString(),
  amount: moneyOut({ minor: line.amountMinor, currency }),
  tax: moneyOut({ minor: line.taxMinor, currency }),
})
