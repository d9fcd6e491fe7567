import { z } from 'zod'
import { bulkKinds, bulkOutcomes } from '#app/domain/bulk/bulk-decision.ts'
import type { BulkKind, BulkParams } from '#app/domain/bulk/bulk-decision.ts'
import { compareDays } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { reentryChoices } from '#app/domain/dunning/reentry.ts'
import { readBulkRun, readLeftOut } from '#app/db/read/bulk.server.ts'
import { readBusinessDay } from '#app/db/read/business-day.server.ts'
import { listColleagues } from '#app/db/read/filter-choices.server.ts'
import { listPolicyNames } from '#app/db/read/policy-list.server.ts'
import { startBulk } from '#app/features/bulk/start-bulk.server.ts'
import { undoBulk } from '#app/features/bulk/undo-bulk.server.ts'
import { newId } from '#app/ids.server.ts'
import { chosenIn, ChosenSchema } from './bulk-choice.ts'
import { DaySchema, InstantOutSchema } from './day-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { lineOfText } from './text-schema.ts'

const DecisionSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('hold'),
      reason: lineOfText(300),
      until: DaySchema.nullish().meta({ description: 'The last day of rest; this or `reviewOn`.' }),
      reviewOn: DaySchema.nullish().meta({ description: 'When somebody looks at it again.' }),
    }),
    z.strictObject({ kind: z.literal('release') }),
    z.strictObject({ kind: z.literal('approve') }),
    z.strictObject({ kind: z.literal('assign'), userId: z.string().max(100).nullable() }),
    z.strictObject({
      kind: z.literal('policy'),
      policyId: z.uuid().nullable().meta({ description: 'Null: what the client or the business follows.' }),
      enterBy: z.enum(reentryChoices).default('keep'),
    }),
  ])
  .meta({ id: 'BulkDecision' })

const BulkRunSchema = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(bulkKinds),
    status: z.enum(['queued', 'running', 'done', 'failed']),
    total: z.int(),
    done: z.int().meta({ description: 'How many were looked at.' }),
    outcomes: z
      .partialRecord(z.enum(bulkOutcomes), z.int())
      .meta({ description: 'How many were `done`, and why the others were left out.' }),
    leftOut: z
      .array(z.strictObject({ subjectId: z.uuid(), outcome: z.enum(bulkOutcomes), clientName: z.string() }))
      .meta({ description: 'Some of what was left out: an invoice or, of `assign`, a client.' }),
    undoesId: z.uuid().nullable(),
    undoneById: z.uuid().nullable(),
    createdAt: InstantOutSchema,
  })
  .meta({ id: 'BulkRun', description: 'A decision about many, carried out in batches.' })

async function read(businessId: string, id: string, status: 200 | 201 = 200): Promise<Outcome> {
  const run = await readBulkRun(businessId, id)
  if (!run) return refusal(notFound('bulk run'))
  const left = await readLeftOut(businessId, id)
  return answer(
    {
      ...{ id, kind: run.kind, status: run.state, total: run.total, done: run.done, undoesId: run.undoesId },
      ...{ undoneById: run.undoneBy, createdAt: run.createdAt.toISOString() },
      outcomes: Object.fromEntries(run.outcomes),
      leftOut: left.map(({ subjectId, outcome, clientName }) => ({ subjectId, outcome, clientName })),
    },
    status,
  )
}

type Asked = { readonly kind: BulkKind; readonly params: BulkParams[BulkKind] }

/** What is kept of a decision: names as they are now, days that are not over. */
async function askedOf(
  businessId: string,
  wish: z.output<typeof DecisionSchema>,
  today: PlainDate,
): Promise<Asked | Problem> {
  switch (wish.kind) {
    case 'hold': {
      const { kind, reason, until = null } = wish
      const reviewOn = until ? null : (wish.reviewOn ?? null)
      if (!until && !reviewOn) return invalidField('decision.until', 'or a reviewOn must be given')
      if (until && compareDays(until, today) < 0) return invalidField('decision.until', 'is over already')
      if (reviewOn && compareDays(reviewOn, today) < 0) return invalidField('decision.reviewOn', 'is over already')
      const days = { until: until && until.toString(), reviewOn: reviewOn && reviewOn.toString() }
      return { kind, params: { reason, ...days } }
    }
    case 'assign': {
      const { kind, userId } = wish
      const colleague = (await listColleagues(businessId)).find(({ id }) => id === userId)
      if (userId && !colleague) return invalidField('decision.userId', 'is nobody who belongs to this business')
      return { kind, params: { userId, name: colleague?.name ?? null } }
    }
    case 'policy': {
      const { kind, policyId, enterBy } = wish
      const policy = (await listPolicyNames(businessId)).find(({ id }) => id === policyId)
      if (policyId && !policy) return invalidField('decision.policyId', 'is no policy of this business')
      return { kind, params: { policyId, name: policy?.name ?? 'As the client or the business', enterBy } }
    }
    default:
      return { kind: wish.kind, params: {} }
  }
}

export const bulkOperations = [
  operation({
    id: 'startBulk',
    method: 'POST',
    path: '/bulk-runs',
    tag: 'bulk',
    summary: 'Decide about many invoices or clients at once',
    description:
      'Written down with everything it is about as it is now, and carried out by the worker; GET tells how far it is.',
    scope: 'write',
    body: z.strictObject({ decision: DecisionSchema, chosen: ChosenSchema }).meta({ id: 'NewBulkRun' }),
    out: BulkRunSchema,
    outStatus: 201,
    handle: async ({ caller: { businessId }, actor, body, now }) => {
      const today = await readBusinessDay(businessId, now)
      const asked = await askedOf(businessId, body.decision, today)
      if (!('params' in asked)) return refusal(asked)
      const id = newId()
      const back = 'clientIds' in body.chosen || 'clientsThat' in body.chosen ? '/admin/clients' : '/admin/invoices'
      await startBulk({ businessId, id, ...asked, chosen: chosenIn(body.chosen), back, today, actor, now })
      return read(businessId, id, 201)
    },
  }),
  operation({
    id: 'getBulkRun',
    method: 'GET',
    path: '/bulk-runs/{id}',
    tag: 'bulk',
    summary: 'How far a decision about many is, and what became of it',
    scope: 'read',
    out: BulkRunSchema,
    handle: ({ caller: { businessId }, id }) => read(businessId, id),
  }),
  operation({
    id: 'undoBulk',
    method: 'POST',
    path: '/bulk-runs/{id}/undo',
    tag: 'bulk',
    summary: 'Take a decision about many back, once',
    description: 'What somebody changed since stays as it is; mails that were approved stay so. Answers the new run.',
    scope: 'write',
    out: BulkRunSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: runId, now }) => {
      const undone = await undoBulk({ businessId, runId, actor, now })
      if (undone.ok) return read(businessId, undone.value.runId, 201)
      if (undone.reason === 'not_found') return refusal(notFound('bulk run that can be taken back'))
      return refusal(
        problem('conflict', undone.reason === 'not_over' ? 'It is not over yet.' : 'It was taken back already.'),
      )
    },
  }),
]
