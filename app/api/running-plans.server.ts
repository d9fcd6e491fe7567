import { z } from 'zod'
import type { ExtendRefusal } from '#app/domain/plan/extend-instalment.ts'
import { endPlan } from '#app/features/plans/end-plan.server.ts'
import { extendInstalment } from '#app/features/plans/extend-instalment.server.ts'
import { replan } from '#app/features/plans/replan.server.ts'
import { withdrawPlan } from '#app/features/plans/withdraw-plan.server.ts'
import { DaySchema } from './day-schema.ts'
import { operation, refusal } from './operation.ts'
import { CounterOfferSchema, PlanSchema, rowsIn } from './plan-schema.ts'
import { decided, planRefusals } from './plans.server.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { paragraph } from './text-schema.ts'

const MessageSchema = paragraph(1000).nullish().meta({ description: 'What the client reads with it.' })

const notActive = problem('conflict', 'This plan is not running.')

const extendRefusals: Record<ExtendRefusal | 'not_found' | 'not_active', Problem> = {
  not_found: notFound('plan'),
  not_active: notActive,
  no_such_instalment: invalidField('position', 'is no instalment of this plan'),
  already_paid: invalidField('position', 'is paid'),
  not_later: invalidField('dueOn', 'must be after the day it is due on'),
  already_over: invalidField('dueOn', 'is over already'),
  too_far: invalidField('dueOn', 'is more than a year away'),
}

export const runningPlanOperations = [
  operation({
    id: 'withdrawPlan',
    method: 'POST',
    path: '/plans/{id}/withdraw',
    tag: 'plans',
    summary: 'Take one’s own offer back while the client has not answered',
    description: 'The talk is over; follow-up goes on where it stood.',
    scope: 'write',
    body: z.strictObject({ message: MessageSchema }),
    out: PlanSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { message = null }, now }) =>
      decided(
        { businessId, id, now },
        await withdrawPlan({ businessId, planId: id, by: 'business', message, actor, now }),
      ),
  }),
  operation({
    id: 'extendPlan',
    method: 'POST',
    path: '/plans/{id}/extend',
    tag: 'plans',
    summary: 'Give an instalment of a running plan more time',
    scope: 'write',
    body: z
      .strictObject({
        position: z.int().min(1).meta({ description: 'Of the instalment, from 1.' }),
        dueOn: DaySchema,
        shiftsLater: z.boolean().default(false).meta({ description: 'True: later instalments move by as many days.' }),
        message: MessageSchema,
      })
      .meta({ id: 'PlanExtension' }),
    out: PlanSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { message = null, ...extension }, now }) => {
      const extended = await extendInstalment({ businessId, planId: id, ...extension, message, actor, now })
      if (!extended.ok) return refusal(extendRefusals[extended.reason])
      return decided({ businessId, id, now }, extended)
    },
  }),
  operation({
    id: 'replan',
    method: 'POST',
    path: '/plans/{id}/replan',
    tag: 'plans',
    summary: 'Offer another plan for the rest of a running one',
    description: 'The running one ends and the client is asked, in one step. Answers the new plan.',
    scope: 'write',
    body: CounterOfferSchema,
    out: PlanSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: planId, body: { instalments, message = null }, now }) => {
      const offered = await replan({ businessId, planId, rows: rowsIn(instalments), message, actor, now })
      if (offered.ok) return decided({ businessId, id: offered.value.planId, now }, offered, 201)
      if (offered.reason === 'not_active') return refusal(notActive)
      return refusal(planRefusals[offered.reason])
    },
  }),
  operation({
    id: 'endPlan',
    method: 'POST',
    path: '/plans/{id}/end',
    tag: 'plans',
    summary: 'End a running plan whose instalments do not come',
    description: 'Each invoice goes back to where its follow-up stood; the client is told once.',
    scope: 'write',
    body: z.strictObject({ message: MessageSchema }),
    out: PlanSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { message = null }, now }) => {
      const ended = await endPlan({ businessId, planId: id, message, actor, now })
      if (!ended.ok && ended.reason === 'not_active') return refusal(notActive)
      return decided({ businessId, id, now }, ended.ok ? ended : { ok: false, reason: 'not_found' })
    },
  }),
]
