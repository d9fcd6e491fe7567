import { z } from 'zod'
import { messageStates } from '#app/domain/message/message-state.ts'
import { ok } from '#app/domain/result.ts'
import { thankYouVariants } from '#app/domain/words/template-kinds.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { addPersonalLine } from '#app/features/thank-yous/add-personal-line.server.ts'
import { callOffThankYou } from '#app/features/thank-yous/call-off-thank-you.server.ts'
import type { ThankYouRefusal } from '#app/features/thank-yous/lock-thank-you.server.ts'
import { reviveThankYou } from '#app/features/thank-yous/revive-thank-you.server.ts'
import { sendNow } from '#app/features/thank-yous/send-now.server.ts'
import { switchVariant } from '#app/features/thank-yous/switch-variant.server.ts'
import { thankForPayment } from '#app/features/thank-yous/thank-for-payment.server.ts'
import { InstantOutSchema } from './day-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import { lineOfText } from './text-schema.ts'

const ThankYouSchema = z
  .strictObject({
    id: z.uuid(),
    paymentId: z.uuid(),
    clientId: z.uuid(),
    invoiceId: z.uuid().nullable(),
    status: z.enum(messageStates),
    to: z.string(),
    subject: z.string(),
    personalLine: z.string().nullable(),
    sendAt: InstantOutSchema,
    sentAt: InstantOutSchema.nullable(),
  })
  .meta({ id: 'ThankYou', description: 'The note that thanks for one settled payment.' })

const KEY_PREFIX = 'thank-you/'

const columns = {
  ...{ id: true, key: true, clientId: true, invoiceId: true, state: true, toAddress: true, subject: true },
  ...{ sendAt: true, sentAt: true, personalLine: true },
} as const satisfies Prisma.OutboxMessageSelect

const thankYouOut = (
  row: Prisma.OutboxMessageGetPayload<{ select: typeof columns }>,
): z.output<typeof ThankYouSchema> => ({
  ...{ id: row.id, clientId: row.clientId, invoiceId: row.invoiceId, status: row.state },
  ...{ to: row.toAddress, subject: row.subject, personalLine: row.personalLine },
  paymentId: row.key.slice(KEY_PREFIX.length),
  sendAt: row.sendAt.toISOString(),
  sentAt: row.sentAt && row.sentAt.toISOString(),
})

async function read(businessId: string, id: string, status: 200 | 201 = 200): Promise<Outcome> {
  const row = await prisma.outboxMessage.findUnique({
    where: { businessId_id: { businessId, id }, kind: 'thank_you', key: { startsWith: KEY_PREFIX } },
    select: columns,
  })
  return row ? answer(thankYouOut(row), status) : refusal(notFound('thank-you'))
}

type Refusal = ThankYouRefusal | 'not_fitting'

async function decided(
  { businessId, messageId }: { businessId: string; messageId: string },
  result: { readonly ok: true } | { readonly ok: false; readonly reason: Refusal },
): Promise<Outcome> {
  if (result.ok || result.reason === 'not_found') return read(businessId, messageId)
  if (result.reason === 'not_fitting') return refusal(invalidField('variant', 'would not be true of the sums'))
  return refusal(problem('conflict', 'It has gone out, or was called off.'))
}

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
        select: columns,
      })
      return answer(page(rows, query, thankYouOut))
    },
  }),
  operation({
    id: 'getThankYou',
    method: 'GET',
    path: '/thank-yous/{id}',
    tag: 'thank-yous',
    summary: 'One thank-you note',
    scope: 'read',
    out: ThankYouSchema,
    handle: ({ caller: { businessId }, id }) => read(businessId, id),
  }),
  operation({
    id: 'thankForPayment',
    method: 'POST',
    path: '/payments/{id}/thank-you',
    tag: 'thank-yous',
    summary: 'Thank for a payment that nobody was thanked for',
    scope: 'write',
    out: ThankYouSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: paymentId, now }) => {
      const thanked = await thankForPayment({ businessId, paymentId, actor, now })
      if (thanked.ok) return read(businessId, thanked.value.messageId, 201)
      if (thanked.reason === 'not_found') return refusal(notFound('payment'))
      const why = 'Somebody was thanked already, the client has no address that works, or no invoice was paid by it.'
      return refusal(problem('conflict', why))
    },
  }),
  operation({
    id: 'editThankYou',
    method: 'PATCH',
    path: '/thank-yous/{id}',
    tag: 'thank-yous',
    summary: 'Put a line of one’s own into a thank-you, or choose other thanks',
    description: 'While it waits. `null` takes the line out again.',
    scope: 'write',
    body: z
      .strictObject({
        personalLine: lineOfText(300).nullish(),
        variant: z.enum(thankYouVariants).optional().meta({ description: 'Which thanks, where they are true.' }),
      })
      .meta({ id: 'ThankYouChanges' }),
    out: ThankYouSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: messageId, body: { personalLine, variant }, now }) => {
      const call = { businessId, messageId, actor, now }
      const switched = variant ? await switchVariant({ ...call, variant }) : ok(null)
      if (!switched.ok || personalLine === undefined) return decided(call, switched)
      return decided(call, await addPersonalLine({ ...call, line: personalLine ?? '' }))
    },
  }),
  operation({
    id: 'sendThankYouNow',
    method: 'POST',
    path: '/thank-yous/{id}/send-now',
    tag: 'thank-yous',
    summary: 'Do not let a thank-you wait any longer',
    description: 'It goes out at the next hour at which its client is written to.',
    scope: 'write',
    out: ThankYouSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: messageId, now }) => {
      const call = { businessId, messageId, actor, now }
      return decided(call, await sendNow(call))
    },
  }),
  operation({
    id: 'callOffThankYou',
    method: 'POST',
    path: '/thank-yous/{id}/call-off',
    tag: 'thank-yous',
    summary: 'Do not send a thank-you',
    scope: 'write',
    body: z.strictObject({ reason: lineOfText(300) }),
    out: ThankYouSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: messageId, body: { reason }, now }) => {
      const call = { businessId, messageId, actor, now }
      return decided(call, await callOffThankYou({ ...call, reason }))
    },
  }),
  operation({
    id: 'reviveThankYou',
    method: 'POST',
    path: '/thank-yous/{id}/revive',
    tag: 'thank-yous',
    summary: 'Send a thank-you after all that was called off',
    scope: 'write',
    out: ThankYouSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: messageId, now }) => {
      const call = { businessId, messageId, actor, now }
      return decided(call, await reviveThankYou(call))
    },
  }),
]
