import { z } from 'zod'
import { listDifferences, readDifference } from '#app/db/read/differences.server.ts'
import { invoiceId } from '#app/domain/ids.ts'
import { differenceKinds } from '#app/domain/provider/difference-kind.ts'
import { differenceStates } from '#app/domain/provider/difference-state.ts'
import { dismissDifference, matchMoney, reopenDifference } from '#app/features/payments/match-money.server.ts'
import { matchWords } from '#app/features/payments/match-words.ts'
import { InstantOutSchema } from './day-schema.ts'
import { moneyIn, moneyOut, MoneySchema } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { pageOf, PageQuerySchema } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import { lineOfText } from './text-schema.ts'

const UnmatchedSchema = z
  .strictObject({
    id: z.uuid(),
    status: z.enum(differenceStates),
    kind: z.enum(differenceKinds).meta({
      description: '`unknown_here`: money that belongs to no payment. The others are differences about a payment.',
    }),
    provider: z.enum(['stripe', 'paypal']),
    reference: z.string().meta({ description: 'The provider’s name for what holds the money.' }),
    amount: MoneySchema,
    booked: MoneySchema.nullable().meta({ description: 'What the books say of the same.' }),
    payer: z.string().nullable(),
    note: z.string().nullable(),
    paidAt: InstantOutSchema,
    foundAt: InstantOutSchema,
    clientId: z.uuid().nullable(),
    paymentId: z.uuid().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'UnmatchedPayment', description: 'Where a provider’s books and the business’s disagree.' })

const out = (row: NonNullable<Awaited<ReturnType<typeof readDifference>>>) => ({
  ...{ id: row.id, status: row.state, kind: row.kind, provider: row.provider, reference: row.ref, payer: row.payer },
  ...{ amount: moneyOut(row.amount), booked: row.ours && moneyOut(row.ours), note: row.note, reason: row.reason },
  ...{ paidAt: row.paidAt.toISOString(), foundAt: row.foundAt.toISOString() },
  ...{ clientId: row.client?.id ?? null, paymentId: row.paymentId },
})

async function readOne(businessId: string, id: string): Promise<Outcome> {
  const row = await readDifference(businessId, id)
  return row ? answer(out(row)) : refusal(notFound('unmatched payment'))
}

const tag = 'payments'

export const unmatchedPaymentOperations = [
  operation({
    ...{ id: 'listUnmatchedPayments', method: 'GET', path: '/unmatched-payments', tag, scope: 'read' },
    summary: 'Where the providers’ books disagree, the latest first',
    query: PageQuerySchema.extend({ status: z.enum(differenceStates).default('open') }),
    out: pageOf(UnmatchedSchema),
    handle: async ({ caller: { businessId }, query: { status, after, limit } }) => {
      const { rows, next } = await listDifferences(businessId, { state: status, after: after ?? null, take: limit })
      return answer({ data: rows.map(out), next })
    },
  }),
  operation({
    ...{ id: 'matchUnmatchedPayment', method: 'POST', path: '/unmatched-payments/{id}/match', tag, scope: 'write' },
    summary: 'Say whose money it is',
    description:
      'Records the payment with the provider’s own id, once. What the allocation leaves over stays the client’s credit.',
    body: z
      .strictObject({
        clientId: z.uuid(),
        allocation: z.array(z.strictObject({ invoiceId: z.uuid(), amount: MoneySchema })).max(100),
      })
      .meta({ id: 'NewUnmatchedPaymentMatch' }),
    out: UnmatchedSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { clientId, allocation }, now }) => {
      if (!(await readDifference(businessId, id))) return refusal(notFound('unmatched payment'))
      const parts = allocation.map((part) => ({ invoiceId: invoiceId(part.invoiceId), amount: moneyIn(part.amount) }))
      const matched = await matchMoney({ businessId, differenceId: id, clientId, parts, actor, now })
      if (matched.ok) return readOne(businessId, id)
      if (matched.reason === 'no_client') return refusal(invalidField('clientId', 'is no client of this business'))
      return refusal(problem('conflict', matchWords[matched.reason]))
    },
  }),
  operation({
    ...{ id: 'dismissUnmatchedPayment', method: 'POST', path: '/unmatched-payments/{id}/dismiss', tag, scope: 'write' },
    summary: 'Set aside what is not ours',
    body: z.strictObject({ reason: lineOfText(200) }).meta({ id: 'NewUnmatchedPaymentReason' }),
    out: UnmatchedSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { reason }, now }) => {
      if (!(await readDifference(businessId, id))) return refusal(notFound('unmatched payment'))
      const isDone = await dismissDifference({ businessId, differenceId: id, reason, actor, now })
      return isDone ? readOne(businessId, id) : refusal(problem('conflict', matchWords.not_open))
    },
  }),
  operation({
    ...{ id: 'reopenUnmatchedPayment', method: 'POST', path: '/unmatched-payments/{id}/reopen', tag, scope: 'write' },
    summary: 'Take back that it was set aside',
    out: UnmatchedSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, id }) => {
      if (!(await readDifference(businessId, id))) return refusal(notFound('unmatched payment'))
      const isDone = await reopenDifference({ businessId, differenceId: id })
      return isDone ? readOne(businessId, id) : refusal(problem('conflict', matchWords.not_open))
    },
  }),
]
