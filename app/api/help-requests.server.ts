import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import type { HelpRequest } from '#app/db/generated/client.ts'
import { decideHelp } from '#app/features/help/decide-help.server.ts'
import type { HelpDecision } from '#app/features/help/decide-help.server.ts'
import { dayOut, DayOutSchema, DaySchema, InstantOutSchema } from './day-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { caseQuery, newestOf, page, pageOf } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import { paragraph } from './text-schema.ts'

const helpStates = ['open', 'granted', 'declined', 'done'] as const

const HelpRequestSchema = z
  .strictObject({
    id: z.uuid(),
    clientId: z.uuid(),
    invoiceId: z.uuid(),
    kind: z.enum(['extension', 'call_back']),
    status: z.enum(helpStates),
    wishedOn: DayOutSchema.nullable().meta({ description: 'Until when they ask for time.' }),
    grantedOn: DayOutSchema.nullable(),
    phone: z.string().nullable(),
    words: z.string().nullable(),
    askedAt: InstantOutSchema,
    decidedAt: InstantOutSchema.nullable(),
  })
  .meta({ id: 'HelpRequest', description: 'A client asks for time, or to be called.' })

const helpOut = (row: HelpRequest): z.output<typeof HelpRequestSchema> => ({
  ...{ id: row.id, clientId: row.clientId, invoiceId: row.invoiceId, status: row.state },
  kind: row.kind === 'extension' ? 'extension' : 'call_back',
  ...{ phone: row.phone, words: row.words },
  wishedOn: row.wishedOn && dayOut(row.wishedOn),
  grantedOn: row.grantedOn && dayOut(row.grantedOn),
  askedAt: row.askedAt.toISOString(),
  decidedAt: row.decidedAt && row.decidedAt.toISOString(),
})

async function decide(
  call: { businessId: string; helpId: string; actor: string; now: Date },
  decision: HelpDecision,
): Promise<Outcome> {
  const decided = await decideHelp({ ...call, decision })
  if (decided.ok) {
    const where = { businessId_id: { businessId: call.businessId, id: call.helpId } }
    return answer(helpOut(await prisma.helpRequest.findUniqueOrThrow({ where })))
  }
  const refusals = {
    not_found: notFound('request for time'),
    already_decided: problem('conflict', 'It was decided already.'),
    already_over: invalidField('until', 'is over already'),
    too_far: invalidField('until', 'is too far ahead'),
  }
  return refusal(refusals[decided.reason])
}

export const helpOperations = [
  operation({
    id: 'listHelpRequests',
    method: 'GET',
    path: '/help-requests',
    tag: 'promises',
    summary: 'Clients who asked for time or a call, the newest first',
    scope: 'read',
    query: caseQuery(helpStates),
    out: pageOf(HelpRequestSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const rows = await prisma.helpRequest.findMany(newestOf(businessId, query))
      return answer(page(rows, query, helpOut))
    },
  }),
  operation({
    id: 'grantHelp',
    method: 'POST',
    path: '/help-requests/{id}/grant',
    tag: 'promises',
    summary: 'Give a client time',
    description: 'Follow-up rests until two business days after that day; the client is told.',
    scope: 'write',
    body: z.strictObject({
      until: DaySchema,
      stopsCharges: z.boolean().default(true).meta({ description: 'True: fees and interest rest as well.' }),
      message: paragraph(1000).nullish(),
    }),
    out: HelpRequestSchema,
    problems: ['conflict'],
    handle: ({ caller: { businessId }, actor, id: helpId, body: { until, stopsCharges, message }, now }) =>
      decide({ businessId, helpId, actor, now }, { kind: 'grant', until, stopsCharges, words: message ?? null }),
  }),
  operation({
    id: 'declineHelp',
    method: 'POST',
    path: '/help-requests/{id}/decline',
    tag: 'promises',
    summary: 'Say that time cannot be given',
    scope: 'write',
    body: z.strictObject({ message: paragraph(1000).meta({ description: 'Why, in words the client reads.' }) }),
    out: HelpRequestSchema,
    problems: ['conflict'],
    handle: ({ caller: { businessId }, actor, id: helpId, body: { message }, now }) =>
      decide({ businessId, helpId, actor, now }, { kind: 'decline', words: message }),
  }),
]
