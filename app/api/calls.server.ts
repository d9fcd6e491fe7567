import { z } from 'zod'
import type { CallResult } from '#app/domain/call/call-result.ts'
import { callOutcomes } from '#app/domain/words/template-kinds.ts'
import { prisma } from '#app/db/client.server.ts'
import type { CallRecord } from '#app/db/generated/client.ts'
import type { ResultRefusal } from '#app/features/calls/apply-result.server.ts'
import { logCall } from '#app/features/calls/log-call.server.ts'
import { newId } from '#app/ids.server.ts'
import { dayOut, DayOutSchema, DaySchema, InstantOutSchema } from './day-schema.ts'
import { moneyIn, MoneySchema } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { olderThan, page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { emailAddress, lineOfText, paragraph } from './text-schema.ts'

const CallSchema = z
  .strictObject({
    id: z.uuid(),
    clientId: z.uuid(),
    invoiceId: z.uuid().nullable(),
    taskId: z.uuid().nullable().meta({ description: 'The task that asked for it.' }),
    at: InstantOutSchema,
    calledBy: z.string().meta({ description: '`user:<id>` or `api:<key id>`.' }),
    spokeWith: z.string().nullable(),
    outcome: z.enum(callOutcomes),
    notes: z.string().nullable().meta({ description: 'For the desk only.' }),
    callBackOn: DayOutSchema.nullable(),
    summaryMessageId: z.uuid().nullable().meta({ description: 'The written summary, drafted for a person to send.' }),
  })
  .meta({ id: 'Call', description: 'A call to a client, with what came of it.' })

const callOut = (row: CallRecord): z.output<typeof CallSchema> => ({
  ...{ id: row.id, clientId: row.clientId, invoiceId: row.invoiceId, taskId: row.taskId },
  ...{ calledBy: row.calledBy, spokeWith: row.spokeWith, notes: row.notes, summaryMessageId: row.summaryMessageId },
  outcome: row.outcome as z.output<typeof CallSchema>['outcome'],
  at: row.at.toISOString(),
  callBackOn: row.callBackOn && dayOut(row.callBackOn),
})

const ResultSchema = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.enum(['reached', 'no_answer', 'refuses']) }),
    z.strictObject({
      outcome: z.literal('promised'),
      dueOn: DaySchema,
      amount: MoneySchema,
      note: lineOfText(300).nullish().meta({ description: 'Why a day more than 30 days ahead is fine.' }),
    }),
    z.strictObject({
      outcome: z.literal('disputes'),
      amount: MoneySchema.nullish().meta({ description: 'The part; left out: all of it.' }),
      reason: lineOfText(300),
    }),
    z.strictObject({ outcome: z.literal('asks_for_plan'), wishes: lineOfText(300).nullish() }),
    z.strictObject({ outcome: z.literal('call_back'), on: DaySchema }),
    z.strictObject({
      outcome: z.literal('wrong_person'),
      person: z
        .strictObject({
          name: lineOfText(200).nullish(),
          email: emailAddress().nullish(),
          phone: lineOfText(50).nullish(),
        })
        .nullish()
        .meta({ description: 'Whom to ask instead; a task asks a person to confirm them.' }),
    }),
  ])
  .meta({ id: 'CallResult', description: 'What came of it, with what belongs to it.' })

function resultIn(wish: z.output<typeof ResultSchema>): CallResult {
  switch (wish.outcome) {
    case 'promised':
      return { ...wish, amount: moneyIn(wish.amount), note: wish.note ?? null }
    case 'disputes':
      return { ...wish, amount: wish.amount ? moneyIn(wish.amount) : null }
    case 'asks_for_plan':
      return { ...wish, wishes: wish.wishes ?? null }
    case 'wrong_person': {
      const { name = null, email = null, phone = null } = wish.person ?? {}
      return { outcome: wish.outcome, person: name || email || phone ? { name, email, phone } : null }
    }
    default:
      return wish
  }
}

const refusals: Record<ResultRefusal, Problem> = {
  not_found: notFound('invoice'),
  not_open: problem('conflict', 'Nothing is open on this invoice: log the call as reached.'),
  bad_amount: invalidField('result.amount', "must be more than nothing, in the invoice's currency"),
  more_than_open: invalidField('result.amount', 'is more than is open'),
  already_over: invalidField('result.dueOn', 'is over already'),
  too_far: invalidField('result.dueOn', 'is more than 30 days away'),
  needs_note: invalidField('result.note', 'is needed: the day is more than 30 days away'),
  too_many: problem('conflict', 'Two days were promised already.'),
  bad_dispute: invalidField('result.amount', 'must be more than nothing and not more than is open'),
  call_back_passed: invalidField('result.on', 'is over already'),
}

export const callOperations = [
  operation({
    id: 'listCalls',
    method: 'GET',
    path: '/calls',
    tag: 'calls',
    summary: 'Calls, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({ clientId: z.uuid().optional(), invoiceId: z.uuid().optional() }),
    out: pageOf(CallSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const { clientId, invoiceId } = query
      const rows = await prisma.callRecord.findMany({
        where: { businessId, ...(clientId && { clientId }), ...(invoiceId && { invoiceId }), ...olderThan(query) },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
      })
      return answer(page(rows, query, callOut))
    },
  }),
  operation({
    id: 'logCall',
    method: 'POST',
    path: '/invoices/{id}/calls',
    tag: 'calls',
    summary: 'Log a call, with all that follows from it',
    description:
      'The task and its stage are done; a promise, a dispute or a plan rests the invoice; a written summary is drafted for a person to read over and send.',
    scope: 'write',
    body: z
      .strictObject({
        result: ResultSchema,
        calledBy: lineOfText(200).optional().meta({ description: 'Who called, as the summary names them.' }),
        spokeWith: lineOfText(200).nullish(),
        notes: paragraph(2000).nullish().meta({ description: 'For the desk only.' }),
        summary: paragraph(2000).nullish().meta({ description: 'What the client is to read beside the outcome.' }),
        taskId: z.uuid().nullish().meta({ description: 'Left out: the open call task of this invoice.' }),
      })
      .meta({ id: 'NewCall' }),
    out: CallSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: invoiceId, body, now }) => {
      const { spokeWith = null, notes = null, summary = null, taskId = null } = body
      const business = await prisma.business.findUniqueOrThrow({ where: { id: businessId }, select: { name: true } })
      const logged = await logCall({
        ...{ businessId, invoiceId, taskId, callId: newId(), result: resultIn(body.result) },
        ...{ spokeWith, notes, summary, caller: { actor, name: body.calledBy ?? business.name }, now },
      })
      if (!logged.ok) return refusal(refusals[logged.reason])
      const where = { businessId_id: { businessId, id: logged.value.callId } }
      return answer(callOut(await prisma.callRecord.findUniqueOrThrow({ where })), 201)
    },
  }),
]
