import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { choicePrefix, isEventChoice } from '#app/domain/webhook/event-choice.ts'
import { answer, operation, refusal } from './operation.ts'
import { page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { invalidField, notFound } from './problem.ts'
import { entryOut, TimelineEntrySchema } from './timeline.server.ts'

const common = { tag: 'events', scope: 'read' } as const

export const eventOperations = [
  operation({
    ...common,
    id: 'listEvents',
    method: 'GET',
    path: '/events',
    summary: 'Everything that happened to the business, the oldest first',
    description:
      'The same that webhooks tell, for programs that look for themselves: the last `id` you have, as `after`, brings what is new. Ids follow the clock and not the moment something is committed: read the last minute again, or take webhooks, which miss nothing.',
    query: PageQuerySchema.extend({
      type: z.string().max(80).optional().meta({ description: 'A type such as `payment.settled`, or `invoice.*`.' }),
    }),
    out: pageOf(TimelineEntrySchema),
    handle: async ({ caller: { businessId }, query }) => {
      const { type, after } = query
      if (type !== undefined && !isEventChoice(type) && type !== 'webhook.test')
        return refusal(invalidField('type', 'must be a known type, or a kind such as `invoice.*`'))
      const prefix = type === undefined ? null : choicePrefix(type)
      const rows = await prisma.timelineEvent.findMany({
        where: {
          businessId,
          ...(after !== undefined && { id: { gt: after } }),
          ...(type !== undefined && { type: prefix === null ? type : { startsWith: prefix } }),
        },
        orderBy: { id: 'asc' },
        take: rowsToRead(query),
      })
      return answer(page(rows, query, entryOut))
    },
  }),
  operation({
    ...common,
    id: 'getEvent',
    method: 'GET',
    path: '/events/{id}',
    summary: 'One thing that happened',
    description: 'For webhooks whose data was too long to be sent (`truncated`).',
    out: TimelineEntrySchema,
    handle: async ({ caller: { businessId }, id }) => {
      const event = await prisma.timelineEvent.findUnique({ where: { businessId_id: { businessId, id } } })
      return event ? answer(entryOut(event)) : refusal(notFound('event'))
    },
  }),
]
