import { z } from 'zod'
import { addDays, compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { paymentStates } from '#app/domain/payment/payment-state.ts'
import { paymentMethods } from '#app/domain/payment/settlement.ts'
import { prisma } from '#app/db/client.server.ts'
import { recordClientPayment } from '#app/features/payments/record-client-payment.server.ts'
import type { ClientPayment, ClientPaymentRefusal } from '#app/features/payments/record-client-payment.server.ts'
import { recordManualPayment } from '#app/features/payments/record-manual-payment.server.ts'
import { newId } from '#app/ids.server.ts'
import { DaySchema, InstantSchema } from './day-schema.ts'
import { ExpandedPaymentSchema, expandPayments, paymentExpansions } from './expanded-payments.server.ts'
import { moneyIn, MoneySchema } from './money-schema.ts'
import { paymentOut, paymentProviders, PaymentSchema, withTargets } from './payment-out.server.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { nextOf, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { lineOfText } from './text-schema.ts'

const NewPaymentSchema = z
  .strictObject({
    invoiceId: z
      .uuid()
      .optional()
      .meta({ description: 'The one invoice it is for; left out where `allocation` says.' }),
    clientId: z.uuid().optional().meta({ description: 'Whose money it is; only with `allocation`.' }),
    allocation: z
      .array(z.strictObject({ invoiceId: z.uuid(), amount: MoneySchema }))
      .max(200)
      .optional()
      .meta({ description: "How much each of the client's invoices gets; what is left stays the client's credit." }),
    amount: MoneySchema.refine(({ amount }) => amount > 0, {
      message: 'must be more than nothing',
      path: ['amount'],
    }).meta({
      description: "In the invoice's currency. More than is open becomes the client's credit.",
    }),
    method: z.enum(['check', 'transfer', 'cash', 'other']),
    receivedOn: DaySchema.meta({ description: 'The day the money arrived; never in the future.' }),
    reference: lineOfText(200).nullish().meta({ description: 'What stood on the cheque or the transfer.' }),
  })
  .refine(({ invoiceId, clientId, allocation }) => (allocation ? clientId && !invoiceId : invoiceId && !clientId), {
    message: 'is needed, or clientId and allocation instead of it',
    path: ['invoiceId'],
  })
  .meta({ id: 'NewPayment', description: 'Money that arrived outside the portal.' })

async function readPayment(businessId: string, id: string) {
  const row = await prisma.payment.findUnique({ where: { businessId_id: { businessId, id } }, include: withTargets })
  return row && paymentOut(row)
}

const refusals = {
  not_found: invalidField('invoiceId', 'is no invoice of this business'),
  wrong_currency: invalidField('amount.currency', 'is not the currency of the invoice'),
  not_payable: problem('conflict', 'This invoice is a draft or void: nothing can be paid on it.', [
    { path: 'invoiceId', message: 'is a draft or void' },
  ]),
  bad_amount: invalidField('amount.amount', 'must be more than nothing and at most 10^15'),
}

const allocationRefusals: Record<ClientPaymentRefusal, Problem> = {
  bad_amount: invalidField('amount.amount', 'must be more than nothing, in the currency of the allocation'),
  above_amount: invalidField('allocation', 'sums to more than came'),
  above_balance: invalidField('allocation', 'gives an invoice more than it owes'),
  not_payable: problem('conflict', 'One of these invoices is not open, or not the client’s.', [
    { path: 'allocation', message: 'names an invoice that is not open' },
  ]),
}

async function recordAllocated(
  payment: Omit<ClientPayment, 'paymentId' | 'parts'>,
  allocation: readonly { invoiceId: string; amount: z.output<typeof MoneySchema> }[],
): Promise<Outcome> {
  const { businessId, clientId } = payment
  if ((await prisma.client.count({ where: { businessId, id: clientId } })) === 0)
    return refusal(invalidField('clientId', 'is no client of this business'))
  const parts = allocation.map((part) => ({ invoiceId: asInvoiceId(part.invoiceId), amount: moneyIn(part.amount) }))
  const recorded = await recordClientPayment({ ...payment, paymentId: newId(), parts })
  if (!recorded.ok) return refusal(allocationRefusals[recorded.reason])
  return answer(await readPayment(businessId, recorded.value.paymentId), 201)
}

export const paymentOperations = [
  operation({
    id: 'listPayments',
    method: 'GET',
    path: '/payments',
    tag: 'payments',
    summary: 'Payments, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({
      invoiceId: z.uuid().optional(),
      clientId: z.uuid().optional(),
      status: z.enum(paymentStates).optional(),
      provider: z.enum(paymentProviders).optional(),
      method: z.enum(paymentMethods).optional(),
      reference: lineOfText(200).optional().meta({ description: 'Exactly what stood on the cheque or the transfer.' }),
      settledSince: InstantSchema.optional().meta({ description: 'Only payments that settled at or after it.' }),
      settledBefore: InstantSchema.optional().meta({ description: 'Only payments that settled before it.' }),
    }),
    expand: paymentExpansions,
    out: pageOf(ExpandedPaymentSchema),
    handle: async ({ caller: { businessId }, query, expand, now }) => {
      const { invoiceId, clientId, status, provider, method, reference, settledSince, settledBefore, after } = query
      const rows = await prisma.payment.findMany({
        where: {
          businessId,
          ...(invoiceId === undefined ? {} : { targets: { some: { invoiceId } } }),
          ...(clientId === undefined ? {} : { clientId }),
          ...(status === undefined ? {} : { state: status }),
          ...(provider === undefined ? {} : { provider }),
          ...(method === undefined ? {} : { method }),
          ...(reference === undefined ? {} : { reference }),
          AND: [
            settledSince === undefined ? {} : { settledAt: { gte: settledSince } },
            settledBefore === undefined ? {} : { settledAt: { lt: settledBefore } },
          ],
          ...(after === undefined ? {} : { id: { lt: after } }),
        },
        include: withTargets,
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
      })
      const payments = rows.slice(0, query.limit).map(paymentOut)
      return answer({
        data: await expandPayments(businessId, payments, expand, now),
        next: nextOf(rows, query),
      })
    },
  }),
  operation({
    id: 'recordPayment',
    method: 'POST',
    path: '/payments',
    tag: 'payments',
    summary: 'Record money that arrived outside the portal',
    description: 'It counts as settled at once and is thanked for like any other payment.',
    scope: 'write',
    body: NewPaymentSchema,
    out: PaymentSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, body, now }) => {
      const { timeZone } = await prisma.business.findUniqueOrThrow({ where: { id: businessId } })
      // A day of grace: it may be tomorrow already where the money was counted.
      const latest = addDays(todayIn(timeZone, instantOf(now)), 1)
      if (compareDays(body.receivedOn, latest) > 0) return refusal(invalidField('receivedOn', 'lies in the future'))
      const { invoiceId, clientId, allocation, method, receivedOn, reference = null } = body
      const amount = moneyIn(body.amount)
      const money = { businessId, amount, method, receivedOn, reference, actor, now }
      if (clientId && allocation) return recordAllocated({ ...money, clientId }, allocation)
      const payment = { ...money, invoiceId: invoiceId ?? '' }
      const recorded = await recordManualPayment(payment)
      if (!recorded.ok) return refusal(refusals[recorded.reason])
      return answer(await readPayment(businessId, recorded.value.paymentId), 201)
    },
  }),
  operation({
    id: 'getPayment',
    method: 'GET',
    path: '/payments/{id}',
    tag: 'payments',
    summary: 'One payment',
    scope: 'read',
    expand: paymentExpansions,
    out: ExpandedPaymentSchema,
    handle: async ({ caller: { businessId }, id, expand, now }) => {
      const payment = await readPayment(businessId, id)
      if (!payment) return refusal(notFound('payment'))
      const [expanded] = await expandPayments(businessId, [payment], expand, now)
      return answer(expanded)
    },
  }),
]
