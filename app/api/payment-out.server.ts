import { z } from 'zod'
import { paymentStates } from '#app/domain/payment/payment-state.ts'
import { paymentMethods } from '#app/domain/payment/settlement.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { dayOut, DayOutSchema, InstantOutSchema } from './day-schema.ts'
import { moneyOut, MoneySchema } from './money-schema.ts'

export const paymentProviders = ['stripe', 'paypal', 'manual'] as const

export const PaymentSchema = z
  .strictObject({
    id: z.uuid(),
    clientId: z.uuid(),
    invoiceId: z.uuid().nullable().meta({ description: 'The invoice, where it was meant for one only.' }),
    targets: z
      .array(z.strictObject({ invoiceId: z.uuid(), amount: MoneySchema }))
      .meta({ description: 'What it was meant for.' }),
    provider: z.enum(paymentProviders),
    method: z.enum(paymentMethods),
    status: z.enum(paymentStates),
    amount: MoneySchema,
    refunded: MoneySchema,
    returned: MoneySchema.meta({ description: 'What the bank took back.' }),
    fee: MoneySchema.nullable().meta({
      description: 'What the provider kept, in the currency it pays out; null: not known.',
    }),
    receivedOn: DayOutSchema.nullable().meta({ description: 'Of payments recorded by hand.' }),
    reference: z.string().nullable(),
    startedAt: InstantOutSchema,
    settledAt: InstantOutSchema.nullable(),
  })
  .meta({ id: 'Payment', description: 'One attempt to pay.' })

export const withTargets = { targets: { orderBy: { invoiceId: 'asc' } } } as const satisfies Prisma.PaymentInclude

/** A payment as the API writes it. */
export function paymentOut(
  row: Prisma.PaymentGetPayload<{ include: typeof withTargets }>,
): z.output<typeof PaymentSchema> {
  const inCurrency = (minor: bigint) => moneyOut({ minor, currency: row.currency })
  const [only, another] = row.targets
  return {
    id: row.id,
    clientId: row.clientId,
    invoiceId: only && !another ? only.invoiceId : null,
    targets: row.targets.map(({ invoiceId, amountMinor }) => ({ invoiceId, amount: inCurrency(amountMinor) })),
    provider: row.provider,
    method: row.method,
    status: row.state,
    amount: inCurrency(row.amountMinor),
    refunded: inCurrency(row.refundedMinor),
    returned: inCurrency(row.returnedMinor),
    fee:
      row.feeMinor === null || row.feeCurrency === null
        ? null
        : moneyOut({ minor: row.feeMinor, currency: row.feeCurrency }),
    receivedOn: row.receivedOn && dayOut(row.receivedOn),
    reference: row.reference,
    startedAt: row.startedAt.toISOString(),
    settledAt: row.settledAt && row.settledAt.toISOString(),
  }
}

/** Every payment meant for any of these invoices, the newest first, by invoice. */
export async function readPaymentsOf(businessId: string, invoiceIds: readonly string[]) {
  const rows = await prisma.payment.findMany({
    where: { businessId, targets: { some: { invoiceId: { in: [...invoiceIds] } } } },
    include: withTargets,
    orderBy: { id: 'desc' },
  })
  const payments = rows.map(paymentOut)
  return new Map(
    invoiceIds.map((id) => [id, payments.filter(({ targets }) => targets.some(({ invoiceId }) => invoiceId === id))]),
  )
}
