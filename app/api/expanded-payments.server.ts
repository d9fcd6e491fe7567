import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { readClientsOut } from './client-out.server.ts'
import { ClientSchema } from './client-schema.ts'
import { invoiceSelect, invoicesOut } from './invoice-out.server.ts'
import { InvoiceSchema } from './invoice-schema.ts'
import { PaymentSchema } from './payment-out.server.ts'

export const paymentExpansions = ['client', 'invoices'] as const

export const ExpandedPaymentSchema = PaymentSchema.extend({
  client: ClientSchema.optional(),
  invoices: z
    .array(InvoiceSchema)
    .optional()
    .meta({ description: 'What it was meant for, in the order of `targets`.' }),
}).meta({ id: 'ExpandedPayment', description: 'A payment with what was asked for by `expand`.' })

/** Adds what was asked for, with a fixed number of queries, however many payments there are. */
export async function expandPayments(
  businessId: string,
  payments: readonly z.output<typeof PaymentSchema>[],
  expand: ReadonlySet<(typeof paymentExpansions)[number]>,
  now: Date,
): Promise<z.output<typeof ExpandedPaymentSchema>[]> {
  const clientIds = payments.map(({ clientId }) => clientId)
  const invoiceIds = payments.flatMap(({ targets }) => targets.map(({ invoiceId }) => invoiceId))
  const [clients, invoices] = await Promise.all([
    expand.has('client') ? readClientsOut(businessId, clientIds) : null,
    expand.has('invoices') ? readInvoicesOut(businessId, invoiceIds, now) : null,
  ])
  return payments.map((payment) => {
    const client = clients?.get(payment.clientId)
    return {
      ...payment,
      ...(client && { client }),
      ...(invoices && { invoices: payment.targets.flatMap(({ invoiceId }) => invoices.get(invoiceId) ?? []) }),
    }
  })
}

/** Many invoices at once, by their ids. */
async function readInvoicesOut(businessId: string, ids: readonly string[], now: Date) {
  const where = { businessId, id: { in: [...new Set(ids)] } }
  const rows = await prisma.invoice.findMany({ where, select: invoiceSelect })
  return new Map((await invoicesOut(businessId, rows, now)).map((invoice) => [invoice.id, invoice]))
}
