import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import type { Refund } from '#app/db/generated/client.ts'
import { refundEffects } from '#app/domain/payment/give-back.ts'
import { refundStates } from '#app/domain/payment/refund-state.ts'
import { requestRefund } from '#app/features/payments/request-refund.server.ts'
import type { RefundAnswer } from '#app/features/payments/request-refund.server.ts'
import { newId } from '#app/ids.server.ts'
import { dayOut, DayOutSchema, DaySchema, InstantOutSchema } from './day-schema.ts'
import { moneyIn, moneyOut, MoneySchema } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { lineOfText } from './text-schema.ts'

const EffectSchema = z.enum(refundEffects).meta({
  description:
    '`credit_invoice`: a credit note over the same sum, so that nothing is owed. `reopen`: the invoice is owed again. `credit`: out of the credit of the client, no invoice is touched.',
})

const NewRefundSchema = z
  .strictObject({
    amount: MoneySchema.meta({ description: 'At most what is left of the payment.' }),
    effect: EffectSchema,
    reason: lineOfText(300).meta({ description: 'Stays on record; on a credit note the client reads it.' }),
    paidOut: z
      .strictObject({
        method: z.enum(['check', 'transfer', 'cash', 'other']),
        paidOn: DaySchema,
        reference: lineOfText(200).nullish(),
      })
      .optional()
      .meta({ description: 'How it was paid out by hand; left out: the provider gives it back the way it came.' }),
  })
  .meta({ id: 'NewRefund' })

const RefundSchema = z
  .strictObject({
    id: z.uuid(),
    paymentId: z.uuid().nullable(),
    amount: MoneySchema,
    status: z.enum(refundStates),
    effect: EffectSchema,
    method: z.string().meta({ description: '`provider`, or how it was paid out by hand.' }),
    reason: z.string(),
    reference: z.string().nullable(),
    paidOn: DayOutSchema.nullable(),
    failureReason: z.string().nullable(),
    requestedAt: InstantOutSchema,
    endedAt: InstantOutSchema.nullable(),
  })
  .meta({ id: 'Refund', description: 'Money that goes back to a client.' })

const refundOut = (row: Refund): z.output<typeof RefundSchema> => ({
  ...{ id: row.id, paymentId: row.paymentId, status: row.state, method: row.method, reason: row.reason },
  amount: moneyOut({ minor: row.amountMinor, currency: row.currency }),
  effect: row.effect as z.output<typeof EffectSchema>,
  ...{ reference: row.reference, failureReason: row.failureReason },
  paidOn: row.paidOn && dayOut(row.paidOn),
  requestedAt: row.requestedAt.toISOString(),
  endedAt: row.endedAt && row.endedAt.toISOString(),
})

const conflict = (detail: string): Problem => problem('conflict', detail, [])

const refusals: Record<Extract<RefundAnswer, { ok: false }>['reason'], Problem> = {
  not_found: notFound('payment'),
  no_provider: invalidField('paidOut', 'is needed: no provider moved this money'),
  not_settled: conflict('This payment has not arrived.'),
  disputed: conflict('This payment is disputed at the bank of the client.'),
  taken_back: conflict('The bank has taken this payment back.'),
  nothing_left: conflict('All of this payment was given back.'),
  bad_amount: invalidField('amount', 'must be more than nothing, in the currency of the payment'),
  above_left: invalidField('amount.amount', 'is more than is left of the payment'),
  above_credit: invalidField('amount.amount', 'is more than the credit of the client'),
}

export const refundOperations = [
  operation({
    id: 'listRefunds',
    method: 'GET',
    path: '/payments/{id}/refunds',
    tag: 'payments',
    summary: 'The refunds of a payment, the newest first',
    scope: 'read',
    query: PageQuerySchema,
    out: pageOf(RefundSchema),
    handle: async ({ caller: { businessId }, id, query }) => {
      if ((await prisma.payment.count({ where: { businessId, id } })) === 0) return refusal(notFound('payment'))
      const rows = await prisma.refund.findMany({
        where: { businessId, paymentId: id, ...(query.after === undefined ? {} : { id: { lt: query.after } }) },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
      })
      return answer(page(rows, query, refundOut))
    },
  }),
  operation({
    id: 'refundPayment',
    method: 'POST',
    path: '/payments/{id}/refunds',
    tag: 'payments',
    summary: 'Give a payment back, as a whole or in part',
    description: 'Written down first and asked of the provider a moment later; GET tells how it stands.',
    scope: 'money',
    body: NewRefundSchema,
    out: RefundSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body, now }) => {
      const { effect, reason, paidOut } = body
      const refundId = newId()
      const asked = await requestRefund({
        ...{ businessId, paymentId: id, refundId, amount: moneyIn(body.amount), effect, reason, actor, now },
        paidOut: paidOut ? { ...paidOut, reference: paidOut.reference ?? null } : null,
      })
      if (!asked.ok) return refusal(refusals[asked.reason])
      const row = await prisma.refund.findUniqueOrThrow({ where: { businessId_id: { businessId, id: refundId } } })
      return answer(refundOut(row), 201)
    },
  }),
]
