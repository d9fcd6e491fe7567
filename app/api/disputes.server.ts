import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { caseOf, readDisputeCase, withCase } from '#app/db/read/dispute-case.server.ts'
import { disputeStates } from '#app/domain/dispute/dispute-state.ts'
import { proposeOutcome } from '#app/features/disputes/propose-outcome.server.ts'
import { resolveDispute } from '#app/features/disputes/resolve-dispute.server.ts'
import { reviewDispute } from '#app/features/disputes/review-dispute.server.ts'
import { withdrawDispute } from '#app/features/disputes/withdraw-dispute.server.ts'
import { writeInDispute } from '#app/features/disputes/write-in-dispute.server.ts'
import { newId } from '#app/ids.server.ts'
import { DecisionSchema, disputeOut, DisputeSchema, DisputeWordsSchema } from './dispute-schema.ts'
import { moneyIn } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { paragraph } from './text-schema.ts'

const over = problem('conflict', 'The dispute is over: it was decided or withdrawn.')

const refusals = {
  not_found: notFound('dispute'),
  over,
  // An idempotency key answers repeats; the same words come from elsewhere.
  sent_before: over,
  words_missing: invalidField('message', 'must not be empty'),
  words_too_long: invalidField('message', 'must have at most 5000 characters'),
  too_much: problem('conflict', 'The case has grown beyond what it can hold.'),
  amount_missing: invalidField('amount', 'is missing'),
  bad_amount: invalidField('amount', "must be more than nothing, in the invoice's currency"),
  more_than_disputed: invalidField('amount', 'must not be more than is in question and can still be credited'),
  not_open: problem('conflict', 'Nothing is open on the invoice that this could apply to.'),
  payment_under_way: problem('conflict', 'A payment of the invoice is on its way.'),
  on_plan: problem('conflict', 'An instalment plan covers the invoice.'),
} as const satisfies Record<string, Problem>

async function done(
  { businessId, id }: { businessId: string; id: string },
  result: { readonly ok: true } | { readonly ok: false; readonly reason: keyof typeof refusals },
  status: 200 | 201 = 200,
): Promise<Outcome> {
  if (!result.ok) return refusal(refusals[result.reason])
  const dispute = await readDisputeCase(businessId, id)
  return dispute ? answer(disputeOut(dispute), status) : refusal(refusals.not_found)
}

const authorOf = async (businessId: string): Promise<string> =>
  (await prisma.business.findUniqueOrThrow({ where: { id: businessId }, select: { name: true } })).name

export const disputeOperations = [
  operation({
    id: 'listDisputes',
    method: 'GET',
    path: '/disputes',
    tag: 'disputes',
    summary: 'Disputes, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({
      status: z.enum(disputeStates).optional(),
      clientId: z.uuid().optional(),
      invoiceId: z.uuid().optional(),
    }),
    out: pageOf(DisputeSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const { status, clientId, invoiceId, after } = query
      const rows = await prisma.dispute.findMany({
        where: {
          businessId,
          ...(status !== undefined && { state: status }),
          ...(clientId !== undefined && { clientId }),
          ...(invoiceId !== undefined && { invoiceId }),
          ...(after !== undefined && { id: { lt: after } }),
        },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
        include: withCase,
      })
      return answer(page(rows, query, (row) => disputeOut(caseOf(row))))
    },
  }),
  operation({
    id: 'getDispute',
    method: 'GET',
    path: '/disputes/{id}',
    tag: 'disputes',
    summary: 'One dispute',
    scope: 'read',
    out: DisputeSchema,
    handle: async ({ caller: { businessId }, id }) => done({ businessId, id }, { ok: true }),
  }),
  operation({
    id: 'writeInDispute',
    method: 'POST',
    path: '/disputes/{id}/messages',
    tag: 'disputes',
    summary: 'Answer the client in a dispute',
    description: 'The first answer begins the review. What is in question goes on resting.',
    scope: 'write',
    body: DisputeWordsSchema,
    out: DisputeSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { message: text }, now }) => {
      const author = await authorOf(businessId)
      const words = { by: 'business', author, text, files: [], messageId: newId(), actor, now } as const
      const wrote = await writeInDispute({ businessId, disputeId: id, invoiceId: null }, words)
      return done({ businessId, id }, wrote, 201)
    },
  }),
  operation({
    id: 'resolveDispute',
    method: 'POST',
    path: '/disputes/{id}/resolve',
    tag: 'disputes',
    summary: 'Decide a dispute',
    description:
      'All that follows happens at once: credit note, corrected invoice, follow-up goes on, the client is told. The client may disagree with a part credit or a rejection within 14 days, once.',
    scope: 'write',
    body: DecisionSchema,
    out: DisputeSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { outcome, amount, message: words }, now }) => {
      const author = await authorOf(businessId)
      const decided = await resolveDispute({
        ...{ businessId, disputeId: id, outcome, words, author, messageId: newId(), actor, now },
        amount: amount ? moneyIn(amount) : null,
      })
      return done({ businessId, id }, decided)
    },
  }),
  operation({
    id: 'reviewDispute',
    method: 'POST',
    path: '/disputes/{id}/review',
    tag: 'disputes',
    summary: 'Take a dispute in hand',
    description: 'The day to answer by stays.',
    scope: 'write',
    out: DisputeSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, id }) =>
      done({ businessId, id }, await reviewDispute({ businessId, disputeId: id })),
  }),
  operation({
    id: 'proposeDisputeOutcome',
    method: 'POST',
    path: '/disputes/{id}/propose',
    tag: 'disputes',
    summary: 'Ask the client whether an outcome suits them',
    description: 'Nothing is credited or corrected before they agree; resolving needs nobody’s agreement.',
    scope: 'write',
    body: DecisionSchema,
    out: DisputeSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { outcome, amount, message: words }, now }) => {
      const author = await authorOf(businessId)
      const proposed = await proposeOutcome({
        ...{ businessId, disputeId: id, outcome, words, author, messageId: newId(), actor, now },
        amount: amount ? moneyIn(amount) : null,
      })
      return done({ businessId, id }, proposed)
    },
  }),
  operation({
    id: 'withdrawDispute',
    method: 'POST',
    path: '/disputes/{id}/withdraw',
    tag: 'disputes',
    summary: 'Close a dispute that the client says is none any more',
    scope: 'write',
    body: z.strictObject({ message: paragraph(5_000).nullish() }),
    out: DisputeSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { message }, now }) => {
      const author = await authorOf(businessId)
      const how = { by: 'business', author, words: message ?? '', messageId: newId(), actor, now } as const
      return done({ businessId, id }, await withdrawDispute({ businessId, disputeId: id, invoiceId: null }, how))
    },
  }),
]
