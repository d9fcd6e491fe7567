import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { assignReply } from '#app/features/replies/assign-reply.server.ts'
import { readReply } from '#app/features/replies/read-reply.server.ts'
import type { ReadRefusal } from '#app/features/replies/read-reply.server.ts'
import { DaySchema, InstantOutSchema } from './day-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { olderThan, page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'

const ReplySchema = z
  .strictObject({
    id: z.uuid(),
    clientId: z.uuid().nullable().meta({ description: 'Null: nobody knows yet whose it is.' }),
    invoiceId: z.uuid().nullable(),
    messageId: z.uuid().nullable().meta({ description: 'The mail of ours that it answers.' }),
    from: z.string(),
    fromName: z.string().nullable(),
    subject: z.string(),
    text: z.string(),
    automatic: z.string().nullable().meta({ description: 'Why nobody wrote it, such as `auto_reply` or `bounce`.' }),
    receivedAt: InstantOutSchema,
    readAt: InstantOutSchema.nullable(),
    readBy: z.string().nullable(),
  })
  .meta({ id: 'Reply', description: 'A mail that came in.' })

const columns = {
  ...{ id: true, clientId: true, invoiceId: true, messageId: true, fromAddress: true, fromName: true },
  ...{ subject: true, text: true, automatic: true, receivedAt: true, readAt: true, readBy: true },
} as const satisfies Prisma.InboundMailSelect
type Row = Prisma.InboundMailGetPayload<{ select: typeof columns }>

const replyOut = ({ fromAddress, receivedAt, readAt, ...row }: Row): z.output<typeof ReplySchema> => ({
  ...{ ...row, from: fromAddress, receivedAt: receivedAt.toISOString() },
  readAt: readAt && readAt.toISOString(),
})

async function read(businessId: string, id: string): Promise<Outcome> {
  const row = await prisma.inboundMail.findUnique({ where: { businessId_id: { businessId, id } }, select: columns })
  return row ? answer(replyOut(row)) : refusal(notFound('reply'))
}

const readRefusals: Record<ReadRefusal, Problem> = {
  not_found: notFound('reply'),
  already_read: problem('conflict', 'Somebody has read it.'),
  already_over: invalidField('waitUntil', 'is over already'),
  no_client: invalidField('waitUntil', 'needs a client: say first whose it is'),
}

export const replyOperations = [
  operation({
    id: 'listReplies',
    method: 'GET',
    path: '/replies',
    tag: 'messages',
    summary: 'Mails that came in, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({
      clientId: z.uuid().optional(),
      read: z.enum(['true', 'false']).optional().meta({ description: '`false`: only those nobody has read.' }),
    }),
    out: pageOf(ReplySchema),
    handle: async ({ caller: { businessId }, query }) => {
      const { clientId, read: isRead } = query
      const rows = await prisma.inboundMail.findMany({
        where: {
          ...{ businessId, ...olderThan(query) },
          ...(clientId && { clientId }),
          ...(isRead && { readAt: isRead === 'true' ? { not: null } : null }),
        },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
        select: columns,
      })
      return answer(page(rows, query, replyOut))
    },
  }),
  operation({
    id: 'getReply',
    method: 'GET',
    path: '/replies/{id}',
    tag: 'messages',
    summary: 'One mail that came in',
    scope: 'read',
    out: ReplySchema,
    handle: ({ caller: { businessId }, id }) => read(businessId, id),
  }),
  operation({
    id: 'readReply',
    method: 'POST',
    path: '/replies/{id}/read',
    tag: 'messages',
    summary: 'Say that somebody has read a reply',
    description: 'Follow-up of its client goes on, or rests through `waitUntil`.',
    scope: 'write',
    body: z.strictObject({ waitUntil: DaySchema.nullish() }),
    out: ReplySchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: replyId, body: { waitUntil = null }, now }) => {
      const done = await readReply({ businessId, replyId, waitUntil, actor, now })
      return done.ok ? read(businessId, replyId) : refusal(readRefusals[done.reason])
    },
  }),
  operation({
    id: 'assignReply',
    method: 'POST',
    path: '/replies/{id}/assign',
    tag: 'messages',
    summary: 'Say whose a reply is',
    scope: 'write',
    body: z.strictObject({ clientId: z.uuid() }),
    out: ReplySchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: replyId, body: { clientId }, now }) => {
      const assigned = await assignReply({ businessId, replyId, clientId, actor, now })
      if (assigned.ok || assigned.reason === 'not_found') return read(businessId, replyId)
      if (assigned.reason === 'no_such_client')
        return refusal(invalidField('clientId', 'is no client of this business'))
      return refusal(problem('conflict', 'It has a client already.'))
    },
  }),
]
