import { z } from 'zod'
import { paymentMethods } from '#app/domain/payment/settlement.ts'
import { prisma } from '#app/db/client.server.ts'
import type { AlreadyPaidNotice } from '#app/db/generated/client.ts'
import { closeAlreadyPaid } from '#app/features/notices/close-already-paid.server.ts'
import { recordAlreadyPaid } from '#app/features/notices/record-already-paid.server.ts'
import type { AlreadyPaidRefusal } from '#app/features/notices/record-already-paid.server.ts'
import { dayOut, DayOutSchema, DaySchema, InstantOutSchema } from './day-schema.ts'
import { moneyIn, moneyOut, MoneySchema } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { caseQuery, newestOf, page, pageOf } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { lineOfText } from './text-schema.ts'

const noticeStates = ['open', 'matched', 'not_found'] as const

const NoticeSchema = z
  .strictObject({
    id: z.uuid(),
    clientId: z.uuid(),
    invoiceId: z.uuid(),
    amount: MoneySchema,
    method: z.enum(paymentMethods),
    paidOn: DayOutSchema,
    reference: z.string().nullable(),
    status: z.enum(noticeStates),
    givenAt: InstantOutSchema,
    endedAt: InstantOutSchema.nullable(),
  })
  .meta({ id: 'AlreadyPaidNotice', description: 'A client says that they have paid: somebody looks for the money.' })

const noticeOut = (row: AlreadyPaidNotice): z.output<typeof NoticeSchema> => ({
  ...{ id: row.id, clientId: row.clientId, invoiceId: row.invoiceId, status: row.state, reference: row.reference },
  amount: moneyOut({ minor: row.amountMinor, currency: row.currency }),
  method: row.method as z.output<typeof NoticeSchema>['method'],
  paidOn: dayOut(row.paidOn),
  givenAt: row.givenAt.toISOString(),
  endedAt: row.endedAt && row.endedAt.toISOString(),
})

const readNotice = async (businessId: string, id: string) =>
  noticeOut(await prisma.alreadyPaidNotice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } }))

const refusals: Record<AlreadyPaidRefusal, Problem> = {
  not_found: notFound('invoice'),
  not_open: problem('conflict', 'Nothing is open on this invoice.'),
  bad_amount: invalidField('amount', "must be more than nothing, in the invoice's currency"),
  not_yet: invalidField('paidOn', 'is still ahead'),
  already_open: problem('conflict', 'A payment of this invoice is being looked for already.'),
  too_many: problem('conflict', 'Payments that were not found have been noted twice already.'),
}

export const alreadyPaidOperations = [
  operation({
    id: 'listAlreadyPaidNotices',
    method: 'GET',
    path: '/already-paid',
    tag: 'promises',
    summary: 'What clients say they have paid, the newest first',
    scope: 'read',
    query: caseQuery(noticeStates),
    out: pageOf(NoticeSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const rows = await prisma.alreadyPaidNotice.findMany(newestOf(businessId, query))
      return answer(page(rows, query, noticeOut))
    },
  }),
  operation({
    id: 'noteAlreadyPaid',
    method: 'POST',
    path: '/invoices/{id}/already-paid',
    tag: 'promises',
    summary: 'Note that a client says they have paid',
    description: 'The invoice rests some business days while somebody looks for the money; a task asks for it.',
    scope: 'write',
    body: z
      .strictObject({
        method: z.enum(paymentMethods),
        paidOn: DaySchema,
        amount: MoneySchema,
        reference: lineOfText(200).nullish(),
      })
      .meta({ id: 'NewAlreadyPaidNotice' }),
    out: NoticeSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: invoiceId, body, now }) => {
      const { method, paidOn, reference = null } = body
      const noted = await recordAlreadyPaid({
        ...{ businessId, invoiceId, method, paidOn, amount: moneyIn(body.amount), reference, actor, now },
      })
      return noted.ok
        ? answer(await readNotice(businessId, noted.value.noticeId), 201)
        : refusal(refusals[noted.reason])
    },
  }),
  operation({
    id: 'closeAlreadyPaid',
    method: 'POST',
    path: '/already-paid/{id}/not-found',
    tag: 'promises',
    summary: 'Say that the money did not arrive',
    description: 'Follow-up goes on. Money that did arrive is recorded as a payment instead, which closes the notice.',
    scope: 'write',
    out: NoticeSchema,
    handle: async ({ caller: { businessId }, actor, id: noticeId, now }) => {
      const closed = await closeAlreadyPaid({ businessId, noticeId, actor, now })
      return closed.ok ? answer(await readNotice(businessId, noticeId)) : refusal(notFound('notice'))
    },
  }),
]
