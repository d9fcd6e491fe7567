import { z } from 'zod'
import { messageStates } from '#app/domain/message/message-state.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { resolveUnknown } from '#app/features/messages/resolve-unknown.server.ts'
import { InstantOutSchema } from './day-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { olderThan, page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { notFound, problem } from './problem.ts'
import { lineOfText } from './text-schema.ts'

const MessageSchema = z
  .strictObject({
    id: z.uuid(),
    kind: z.string().meta({ description: 'Such as `reminder`, `thank_you`, `statement`, `invoice`, `dispute`.' }),
    status: z.enum(messageStates),
    clientId: z.uuid(),
    invoiceId: z.uuid().nullable(),
    to: z.string(),
    cc: z.array(z.string()),
    subject: z.string(),
    sendAt: InstantOutSchema.meta({ description: 'The earliest instant at which it goes out.' }),
    sentAt: InstantOutSchema.nullable(),
    endedAt: InstantOutSchema.nullable(),
    error: z.string().nullable().meta({ description: 'What went wrong, or why it was called off.' }),
    createdAt: InstantOutSchema,
  })
  .meta({ id: 'Message', description: 'A mail of the business, whatever it is about.' })

const WholeMessageSchema = z
  .strictObject({
    ...MessageSchema.shape,
    from: z.string(),
    replyTo: z.string().nullable(),
    text: z.string(),
    attachments: z.array(z.string()).meta({ description: 'File names.' }),
  })
  .meta({ id: 'WholeMessage', description: 'A mail with its words. The secret part of a link is not among them.' })

const columns = {
  ...{ id: true, kind: true, state: true, clientId: true, invoiceId: true, toAddress: true, ccAddresses: true },
  ...{ subject: true, sendAt: true, sentAt: true, endedAt: true, lastError: true, createdAt: true },
} as const satisfies Prisma.OutboxMessageSelect

const messageOut = (
  row: Prisma.OutboxMessageGetPayload<{ select: typeof columns }>,
): z.output<typeof MessageSchema> => ({
  ...{ id: row.id, kind: row.kind, status: row.state, clientId: row.clientId, invoiceId: row.invoiceId },
  ...{ to: row.toAddress, cc: row.ccAddresses, subject: row.subject, error: row.lastError },
  sendAt: row.sendAt.toISOString(),
  sentAt: row.sentAt && row.sentAt.toISOString(),
  endedAt: row.endedAt && row.endedAt.toISOString(),
  createdAt: row.createdAt.toISOString(),
})

async function read(businessId: string, id: string): Promise<Outcome> {
  const row = await prisma.outboxMessage.findUnique({
    where: { businessId_id: { businessId, id } },
    select: {
      ...{ ...columns, fromHeader: true, replyTo: true, text: true },
      attachments: { select: { filename: true }, orderBy: { position: 'asc' } },
    },
  })
  if (!row) return refusal(notFound('message'))
  const { fromHeader: from, replyTo, text, attachments } = row
  return answer({ ...messageOut(row), from, replyTo, text, attachments: attachments.map(({ filename }) => filename) })
}

export const messageOperations = [
  operation({
    id: 'listMessages',
    method: 'GET',
    path: '/messages',
    tag: 'messages',
    summary: 'Mails of the business, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({
      status: z.enum(messageStates).optional(),
      kind: lineOfText(40).optional(),
      clientId: z.uuid().optional(),
      invoiceId: z.uuid().optional(),
    }),
    out: pageOf(MessageSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const { status, kind, clientId, invoiceId } = query
      const rows = await prisma.outboxMessage.findMany({
        where: {
          ...{ businessId, ...olderThan(query) },
          ...(status && { state: status }),
          ...(kind && { kind }),
          ...(clientId && { clientId }),
          ...(invoiceId && { invoiceId }),
        },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
        select: columns,
      })
      return answer(page(rows, query, messageOut))
    },
  }),
  operation({
    id: 'getMessage',
    method: 'GET',
    path: '/messages/{id}',
    tag: 'messages',
    summary: 'One mail, with its words',
    scope: 'read',
    out: WholeMessageSchema,
    handle: ({ caller: { businessId }, id }) => read(businessId, id),
  }),
  operation({
    id: 'resolveMessage',
    method: 'POST',
    path: '/messages/{id}/resolve',
    tag: 'messages',
    summary: 'Say what became of a mail whose answer was lost',
    description: 'Only of one whose status is `unknown`. Not arrived: its stage is written anew.',
    scope: 'write',
    body: z.strictObject({ arrived: z.boolean() }),
    out: WholeMessageSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, id: messageId, body: { arrived }, now }) => {
      const resolved = await resolveUnknown({ businessId, messageId, arrived, now })
      if (resolved.ok || resolved.reason === 'not_found') return read(businessId, messageId)
      return refusal(problem('conflict', 'What became of it is known.'))
    },
  }),
]
