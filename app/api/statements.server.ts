import { z } from 'zod'
import { compareDays } from '#app/domain/business-day.ts'
import { messageStates } from '#app/domain/message/message-state.ts'
import { statementKinds } from '#app/domain/statement/statement-wish.ts'
import { prisma } from '#app/db/client.server.ts'
import { runNow } from '#app/features/statements/run-now.server.ts'
import { sendStatement } from '#app/features/statements/send-statement.server.ts'
import { dayOut, DayOutSchema, DaySchema, InstantOutSchema } from './day-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { nextOf, olderThan, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { notFound, problem } from './problem.ts'

const StatementSchema = z
  .strictObject({
    id: z.uuid(),
    clientId: z.uuid(),
    kind: z.enum(statementKinds),
    asOf: DayOutSchema,
    messageId: z.uuid().nullable(),
    status: z.enum(messageStates).nullable().meta({ description: 'Of the mail; null: none went.' }),
    to: z.string().nullable(),
    reason: z.string().nullable().meta({ description: 'Why none went.' }),
  })
  .meta({ id: 'SentStatement', description: 'A statement that went to a client, or why none did.' })

const PeriodSchema = z
  .strictObject({ from: DaySchema, to: DaySchema })
  .refine(({ from, to }) => compareDays(from, to) <= 0, 'must not end before it begins')

export const statementOperations = [
  operation({
    id: 'listStatements',
    method: 'GET',
    path: '/statements',
    tag: 'statements',
    summary: 'Statements that were sent, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({ clientId: z.uuid().optional() }),
    out: pageOf(StatementSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const { clientId } = query
      const rows = await prisma.statementSent.findMany({
        where: { businessId, ...(clientId && { clientId }), ...olderThan(query) },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
      })
      const shown = rows.slice(0, query.limit)
      const mails = await prisma.outboxMessage.findMany({
        where: { businessId, id: { in: shown.flatMap(({ messageId }) => messageId ?? []) } },
        select: { id: true, state: true, toAddress: true },
      })
      const mailOf = new Map(mails.map((mail) => [mail.id, mail]))
      const data = shown.map(({ id, kind, asOf, messageId, reason, clientId: whose }) => {
        const mail = messageId ? mailOf.get(messageId) : undefined
        return {
          ...{ id, clientId: whose, kind: kind === 'activity' ? 'activity' : 'open_item', asOf: dayOut(asOf) },
          ...{ messageId, status: mail?.state ?? null, to: mail?.toAddress ?? null, reason },
        }
      })
      return answer({ data, next: nextOf(rows, query) })
    },
  }),
  operation({
    id: 'sendStatement',
    method: 'POST',
    path: '/clients/{id}/statements',
    tag: 'statements',
    summary: 'Send a client a statement',
    description: 'At most one a day. Of what is open today or, with a `period`, of what happened in it.',
    scope: 'write',
    body: z.strictObject({ period: PeriodSchema.nullish() }),
    out: z.strictObject({ to: z.string(), sendAt: InstantOutSchema }).meta({ id: 'StatementOnItsWay' }),
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: clientId, body: { period }, now }) => {
      const wish = period ? ({ kind: 'activity', ...period } as const) : ({ kind: 'open_item' } as const)
      const outcome = await sendStatement({ businessId, clientId, wish, actor, now })
      if (!outcome) return refusal(notFound('client'))
      if (!outcome.sent) return refusal(problem('conflict', outcome.reason))
      return answer({ to: outcome.to, sendAt: outcome.sendAt.toISOString() }, 201)
    },
  }),
  operation({
    id: 'runStatements',
    method: 'POST',
    path: '/statements/run',
    tag: 'statements',
    summary: 'Send statements now, to whom they are set to go',
    description: 'As the settings say; a moment later they stand in the list.',
    scope: 'write',
    out: z.strictObject({ started: z.boolean() }),
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, now }) =>
      (await runNow({ businessId, actor, now }))
        ? answer({ started: true })
        : refusal(problem('conflict', 'A run of statements is under way.')),
  }),
]
