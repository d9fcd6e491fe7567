import { z } from 'zod'
import type { PromiseRefusal } from '#app/domain/promise-to-pay/check-promise.ts'
import { promiseSources } from '#app/domain/promise-to-pay/check-promise.ts'
import { prisma } from '#app/db/client.server.ts'
import type { PromiseToPay } from '#app/db/generated/client.ts'
import { makePromise } from '#app/features/promises/make-promise.server.ts'
import { dayOut, DayOutSchema, DaySchema, InstantOutSchema } from './day-schema.ts'
import { moneyIn, moneyOut, MoneySchema } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { caseQuery, newestOf, page, pageOf } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { lineOfText } from './text-schema.ts'

const promiseStates = ['pending', 'kept', 'broken', 'cancelled'] as const

const PromiseSchema = z
  .strictObject({
    id: z.uuid(),
    clientId: z.uuid(),
    invoiceId: z.uuid(),
    amount: MoneySchema,
    dueOn: DayOutSchema,
    source: z.enum(promiseSources).meta({ description: 'How we learned of it.' }),
    status: z.enum(promiseStates).meta({ description: '`cancelled`: another one took its place.' }),
    madeAt: InstantOutSchema,
    endedAt: InstantOutSchema.nullable(),
  })
  .meta({ id: 'PromiseToPay', description: 'A day on which a client said they would pay.' })

const promiseOut = (row: PromiseToPay): z.output<typeof PromiseSchema> => ({
  ...{ id: row.id, clientId: row.clientId, invoiceId: row.invoiceId, status: row.state },
  source: row.source as z.output<typeof PromiseSchema>['source'],
  amount: moneyOut({ minor: row.amountMinor, currency: row.currency }),
  dueOn: dayOut(row.dueOn),
  madeAt: row.madeAt.toISOString(),
  endedAt: row.endedAt && row.endedAt.toISOString(),
})

const refusals: Record<PromiseRefusal | 'not_found', Problem> = {
  not_found: notFound('invoice'),
  not_open: problem('conflict', 'Nothing is open on this invoice.'),
  bad_amount: invalidField('amount', "must be more than nothing, in the invoice's currency"),
  more_than_open: invalidField('amount', 'is more than is open'),
  already_over: invalidField('dueOn', 'is over already'),
  too_far: invalidField('dueOn', 'is more than 30 days away'),
  needs_note: invalidField('note', 'is needed: the day is more than 30 days away'),
  too_many: problem('conflict', 'Two days were promised already.'),
}

export const promiseOperations = [
  operation({
    id: 'listPromises',
    method: 'GET',
    path: '/promises',
    tag: 'promises',
    summary: 'Promises to pay, the newest first',
    scope: 'read',
    query: caseQuery(promiseStates),
    out: pageOf(PromiseSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const rows = await prisma.promiseToPay.findMany(newestOf(businessId, query))
      return answer(page(rows, query, promiseOut))
    },
  }),
  operation({
    id: 'takePromise',
    method: 'POST',
    path: '/invoices/{id}/promises',
    tag: 'promises',
    summary: 'Take down when a client will pay',
    description:
      'In place of what they promised before. The invoice rests until two business days after that day. A mail or a talk is where it comes from; clients promise on the portal themselves.',
    scope: 'write',
    body: z
      .strictObject({
        dueOn: DaySchema,
        amount: MoneySchema,
        source: z.enum(['mail', 'staff']).default('staff'),
        note: lineOfText(300).nullish().meta({ description: 'Why a day more than 30 days ahead is fine.' }),
      })
      .meta({ id: 'NewPromiseToPay' }),
    out: PromiseSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: invoiceId, body, now }) => {
      const { dueOn, source, note = null } = body
      const made = await makePromise({
        ...{ businessId, invoiceId, amount: moneyIn(body.amount), dueOn, source, note, actor, now },
      })
      if (!made.ok) return refusal(refusals[made.reason])
      const where = { businessId_id: { businessId, id: made.value.promiseId } }
      return answer(promiseOut(await prisma.promiseToPay.findUniqueOrThrow({ where })), 201)
    },
  }),
]
