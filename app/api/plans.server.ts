import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { planOfRow, withTalk } from '#app/db/read/plans.server.ts'
import { readPlanStandings } from '#app/db/read/plan-standing.server.ts'
import { planStates } from '#app/domain/plan/plan-state.ts'
import { acceptPlan } from '#app/features/plans/accept-plan.server.ts'
import { counterPlan } from '#app/features/plans/counter-plan.server.ts'
import { declinePlan } from '#app/features/plans/decline-plan.server.ts'
import { proposePlan } from '#app/features/plans/propose-plan.server.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import {
  AcceptPlanSchema,
  CounterOfferSchema,
  DeclinePlanSchema,
  NewPlanSchema,
  planOut,
  PlanSchema,
  rowsIn,
} from './plan-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'

/** Why nothing was decided, for all that is done with a plan. */
export const planRefusals = {
  not_found: notFound('plan'),
  not_open: invalidField('invoiceIds', 'must all be issued, with something open'),
  mixed_currencies: invalidField('invoiceIds', 'must be of one currency'),
  faulty_rows: invalidField('instalments', 'must sum to what is open of the invoices, on rising days from today on'),
  bad_name: invalidField('name', 'must not be empty'),
  plan_exists: problem('conflict', 'One of the invoices has a plan under talk or agreed.'),
  in_dispute: problem('conflict', 'One of the invoices is in dispute.'),
  processing: problem('conflict', 'A payment is on its way: what is open is not known before it arrives.'),
  over: problem('conflict', 'No offer of the other side waits: it was answered, changed or has run out.'),
  moved: problem('conflict', 'The balances have moved since the offer was made: make another one.'),
  outdated: problem('conflict', 'The first day of the offer has passed: make another one.'),
  outside_limits: problem('conflict', 'It is outside the limits of the business.'),
  nothing_open: problem('conflict', 'Nothing is open any more.'),
} as const satisfies Record<string, Problem>

const unknownInvoice = invalidField('invoiceIds', 'must be invoices of one client of this business')

async function readPlan(businessId: string, id: string, now: Date) {
  const row = await prisma.instalmentPlan.findUnique({
    where: { businessId_id: { businessId, id } },
    include: withTalk,
  })
  if (!row) return null
  const standings = await readPlanStandings(prisma, businessId, [id], now)
  return planOut(planOfRow(row), standings.get(id) ?? null)
}

/** What a decision about a plan is answered with: the plan as it is now, or why nothing was decided. */
export async function decided(
  { businessId, id, now }: { businessId: string; id: string; now: Date },
  result: { readonly ok: true } | { readonly ok: false; readonly reason: keyof typeof planRefusals },
  status: 200 | 201 = 200,
): Promise<Outcome> {
  return result.ok ? answer(await readPlan(businessId, id, now), status) : refusal(planRefusals[result.reason])
}

export const planOperations = [
  operation({
    id: 'listPlans',
    method: 'GET',
    path: '/plans',
    tag: 'plans',
    summary: 'Instalment plans, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({
      status: z.enum(planStates).optional(),
      clientId: z.uuid().optional(),
      invoiceId: z.uuid().optional(),
    }),
    out: pageOf(PlanSchema),
    handle: async ({ caller: { businessId }, query, now }) => {
      const { status, clientId, invoiceId, after } = query
      const rows = await prisma.instalmentPlan.findMany({
        where: {
          businessId,
          ...(status !== undefined && { state: status }),
          ...(clientId !== undefined && { clientId }),
          ...(invoiceId !== undefined && { invoices: { some: { invoiceId } } }),
          ...(after !== undefined && { id: { lt: after } }),
        },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
        include: withTalk,
      })
      const ids = rows.map(({ id }) => id)
      const standings = await readPlanStandings(prisma, businessId, ids, now)
      return answer(page(rows, query, (row) => planOut(planOfRow(row), standings.get(row.id) ?? null)))
    },
  }),
  operation({
    id: 'getPlan',
    method: 'GET',
    path: '/plans/{id}',
    tag: 'plans',
    summary: 'One plan',
    scope: 'read',
    out: PlanSchema,
    handle: async ({ caller: { businessId }, id, now }) => {
      const plan = await readPlan(businessId, id, now)
      return plan ? answer(plan) : refusal(notFound('plan'))
    },
  }),
  operation({
    id: 'proposePlan',
    method: 'POST',
    path: '/plans',
    tag: 'plans',
    summary: 'Offer a client a plan',
    description:
      'The client is asked by mail; follow-up of the invoices rests until they answer or the offer runs out.',
    scope: 'write',
    body: NewPlanSchema,
    out: PlanSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, body: { invoiceIds, instalments, message }, now }) => {
      const invoice = await prisma.invoice.findFirst({
        where: { businessId, id: { in: invoiceIds } },
        select: { clientId: true },
      })
      if (!invoice) return refusal(unknownInvoice)
      const proposed = await proposePlan({
        ...{
          businessId,
          clientId: invoice.clientId,
          invoiceIds,
          rows: rowsIn(instalments),
          by: 'business',
          actor,
          now,
        },
        words: message ?? null,
      })
      if (proposed.ok) return answer(await readPlan(businessId, proposed.value.planId, now), 201)
      return refusal(proposed.reason === 'not_found' ? unknownInvoice : planRefusals[proposed.reason])
    },
  }),
  operation({
    id: 'acceptPlan',
    method: 'POST',
    path: '/plans/{id}/accept',
    tag: 'plans',
    summary: 'Accept what a client proposes',
    description: 'The exact terms go to both sides as a PDF; follow-up rests while the plan is kept.',
    scope: 'write',
    body: AcceptPlanSchema,
    out: PlanSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body, now }) => {
      const business = await prisma.business.findUniqueOrThrow({ where: { id: businessId }, select: { name: true } })
      const call = { businessId, planId: id, by: 'business', name: body.name ?? business.name, from: null } as const
      return decided({ businessId, id, now }, await acceptPlan({ ...call, actor, now }))
    },
  }),
  operation({
    id: 'counterPlan',
    method: 'POST',
    path: '/plans/{id}/counter',
    tag: 'plans',
    summary: 'Answer with another offer, or change one’s own while it waits',
    scope: 'write',
    body: CounterOfferSchema,
    out: PlanSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { instalments, message }, now }) => {
      const call = {
        businessId,
        planId: id,
        by: 'business',
        rows: rowsIn(instalments),
        message: message ?? null,
      } as const
      return decided({ businessId, id, now }, await counterPlan({ ...call, actor, now }))
    },
  }),
  operation({
    id: 'declinePlan',
    method: 'POST',
    path: '/plans/{id}/decline',
    tag: 'plans',
    summary: 'Say no to what a client proposes',
    description: 'The client reads the message; follow-up goes on where it stood.',
    scope: 'write',
    body: DeclinePlanSchema,
    out: PlanSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { message }, now }) =>
      decided(
        { businessId, id, now },
        await declinePlan({ businessId, planId: id, by: 'business', message, actor, now }),
      ),
  }),
]
