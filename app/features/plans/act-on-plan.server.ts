import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { loadPlan, openOf } from '#app/db/read/plans.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import type { ExtendRefusal } from '#app/domain/plan/extend-instalment.ts'
import { planRhythms, planRows } from '#app/domain/plan/plan-schedule.ts'
import { endPlan } from './end-plan.server.ts'
import { extendInstalment } from './extend-instalment.server.ts'
import type { ProposalRefusal } from './propose-plan.server.ts'
import { replan } from './replan.server.ts'

type PlanIntent = 'extend' | 'replan' | 'end'

/** What became of the form: done, with the plan to look at now, or what is wrong with which field. */
export type PlanActionOutcome =
  | { readonly kind: 'done'; readonly said: 'extended' | 'replanned' | 'ended'; readonly planId: string }
  | { readonly kind: 'refused'; readonly intent: PlanIntent; readonly errors: Readonly<Record<string, string[]>> }

interface PlanAction {
  businessId: string
  planId: string
  /** Fields of `app/ui/plan-actions.tsx`; `intent` says which of its forms. */
  form: FormData
  actor: string
  now: Date
}

/** Carries out what the owner decided about an agreed plan. Null for a form that is none of these. */
export async function actOnPlan(call: PlanAction): Promise<PlanActionOutcome | null> {
  switch (call.form.get('intent')) {
    case 'extend':
      return extend(call)
    case 'replan':
      return offerAnew(call)
    case 'end':
      return end(call)
  }
  return null
}

const message = z
  .string()
  .trim()
  .max(1_000, 'Please use fewer words.')
  .default('')
  .transform((text) => text || null)
const ofField = (form: FormData) => Object.fromEntries(form)
const refused = (intent: PlanIntent, errors: Record<string, string[]>): PlanActionOutcome => ({
  ...{ kind: 'refused', intent, errors },
})
const faulty = (intent: PlanIntent, error: z.ZodError) => {
  const { fieldErrors } = z.flattenError(error)
  return refused(intent, fieldErrors as Record<string, string[]>)
}
const notADay = ['This is not a day.']
const isOver = ['This plan is not running any more.']

const ExtendSchema = z.object({
  position: z.coerce.number().int(),
  dueOn: z.string(),
  later: z.enum(['keep', 'shift']).default('keep'),
  message,
})

const extendProblems: Record<ExtendRefusal | 'not_found' | 'not_active', Record<string, string[]>> = {
  not_found: { dueOn: isOver },
  not_active: { dueOn: isOver },
  no_such_instalment: { position: ['Please choose an instalment.'] },
  already_paid: { position: ['This instalment is paid.'] },
  not_later: { dueOn: ['Please choose a day after the one it is due on.'] },
  already_over: { dueOn: ['That day has passed.'] },
  too_far: { dueOn: ['That day is more than a year away.'] },
}

async function extend({ form, ...call }: PlanAction): Promise<PlanActionOutcome> {
  const parsed = ExtendSchema.safeParse(ofField(form))
  if (!parsed.success) return faulty('extend', parsed.error)
  const { position, later, message: words } = parsed.data
  const dueOn = parseDay(parsed.data.dueOn)
  if (!dueOn) return refused('extend', { dueOn: notADay })
  const done = await extendInstalment({ ...call, position, dueOn, shiftsLater: later === 'shift', message: words })
  return done.ok
    ? { kind: 'done', said: 'extended', planId: call.planId }
    : refused('extend', extendProblems[done.reason])
}

const ReplanSchema = z.object({
  count: z.coerce.number().int('Please write a whole number.').min(1, 'At least one.').max(60, 'At most 60.'),
  firstOn: z.string(),
  rhythm: z.enum(planRhythms),
  message,
})

const replanProblems: Record<ProposalRefusal | 'not_active', Record<string, string[]>> = {
  not_found: { count: isOver },
  not_active: { count: isOver },
  over: { count: isOver },
  not_open: { count: ['Nothing is open any more.'] },
  mixed_currencies: { count: ['The invoices are of several currencies.'] },
  processing: { count: ['A payment is on its way: please wait for it, so that the sums are right.'] },
  in_dispute: { count: ['One of the invoices is in dispute: it comes first.'] },
  plan_exists: { count: ['One of the invoices has another plan.'] },
  faulty_rows: { firstOn: ['Please begin today or later, with at least a cent for each instalment.'] },
  outside_limits: { count: ['This is outside your limits.'] },
}

async function offerAnew({ form, ...call }: PlanAction): Promise<PlanActionOutcome> {
  const parsed = ReplanSchema.safeParse(ofField(form))
  if (!parsed.success) return faulty('replan', parsed.error)
  const { count, rhythm, message: words } = parsed.data
  const firstOn = parseDay(parsed.data.firstOn)
  if (!firstOn) return refused('replan', { firstOn: notADay })
  const plan = await loadPlan(prisma, call.businessId, call.planId)
  if (!plan) return refused('replan', { count: isOver })
  const rows = planRows({ total: openOf(plan), count, firstOn, rhythm, downPayment: null })
  if (!rows.ok) return refused('replan', replanProblems.faulty_rows)
  const offered = await replan({ ...call, rows: rows.value, message: words })
  return offered.ok
    ? { kind: 'done', said: 'replanned', planId: offered.value.planId }
    : refused('replan', replanProblems[offered.reason])
}

async function end({ form, ...call }: PlanAction): Promise<PlanActionOutcome> {
  const parsed = z.object({ message }).safeParse(ofField(form))
  if (!parsed.success) return faulty('end', parsed.error)
  const done = await endPlan({ ...call, message: parsed.data.message })
  return done.ok ? { kind: 'done', said: 'ended', planId: call.planId } : refused('end', { message: isOver })
}
