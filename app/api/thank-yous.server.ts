import { z } from 'zod'
import { messageStates } from '#app/domain/message/message-state.ts'
import { prisma } from '#app/db/client.server.ts'
import { InstantOutSchema } from './day-schema.ts'
import { answer, operation } from './operation.ts'
import { page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'

const ThankYouSchema = z
  .strictObject({
    id: z.uuid(),
    paymentId: z.uuid(),
    clientId: z.uuid(),
    invoiceId: z.uuid().nullable(),
    status: z.enum(messageStates),
    to: z.string(),
    subject: z.string(),
    sendAt: InstantOutSchema,
    sentAt: InstantOutSchema.nullable(),
  })
  .meta({ id: 'ThankYou', description: 'The note that thanks for one settled payment.' })

const KEY_PREFIX = 'thank-you/'

export const thankYouOperations = [
  operation({
    id: 'listThankYous',
    method: 'GET',
    path: '/thank-yous',
    tag: 'thank-yous',
    summary: 'Thank-you notes, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({
      paymentId: z.uuid().optional().meta({ description: 'Only the note for this payment.' }),
      invoiceId: z.uuid().optional(),
      status: z.enum(messageStates).optional(),
    }),
    out: pageOf(ThankYouSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const { paymentId, invoiceId, status, after } = query
      const rows = await prisma.outboxMessage.findMany({
        where: {
          businessId,
          kind: 'thank_you',
          key: paymentId === undefined ? { startsWith: KEY_PREFIX } : `${KEY_PREFIX}${paymentId}`,
          ...(invoiceId === undefined ? {} : { invoiceId }),
          ...(status === undefined ? {} : { state: status }),
          ...(after === undefined ? {} : { id: { lt: after } }),
        },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
        omit: { html: true, text: true },
      })
      return answer(
        page(rows, query, ({ id, key, clientId, invoiceId: about, state, toAddress, subject, sendAt, sentAt }) => ({
          id,
          paymentId: key.slice(KEY_PREFIX.length),
          clientId,
          invoiceId: about,
          status: state,
          to: toAddress,
          subject,
          sendAt: sendAt.toISOString(),
          sentAt: sentAt && sentAt.toISOString(),
        })),
      )
    },
  }),
]
