import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import type { PlanAtDesk } from '#app/db/read/plan-desk.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { stopAutopay } from '#app/features/payments/stop-autopay.server.ts'
import { acceptPlan } from '#app/features/plans/accept-plan.server.ts'
import { actOnPlan } from '#app/features/plans/act-on-plan.server.ts'
import { counterPlan } from '#app/features/plans/counter-plan.server.ts'
import { declinePlan } from '#app/features/plans/decline-plan.server.ts'
import { layOutRows, readRowsForm, typedRows } from '#app/features/plans/rows-form.ts'
import type { TypedRow } from '#app/features/plans/rows-form.ts'
import { withdrawPlan } from '#app/features/plans/withdraw-plan.server.ts'

export interface DeskPlanCall {
  readonly staff: Staff
  readonly plan: PlanAtDesk
  readonly form: FormData
  readonly now: Date
}

export type DeskPlanOutcome =
  | { readonly kind: 'done'; readonly said: string; readonly planId: string }
  | {
      readonly kind: 'refused'
      readonly intent: string
      readonly errors: Readonly<Record<string, readonly string[]>>
      /** What stood in the schedule editor, where it was used. */
      readonly typed: { readonly rows: readonly TypedRow[]; readonly message: string } | null
    }

const refusals: Record<string, string> = {
  moved:
    'Something was paid, credited or charged since this offer was made. Please make another one, for what is open now.',
  outdated: 'The first day of this offer has passed. Please make another one, with other days.',
  over: 'The client has answered, changed or withdrawn it meanwhile. This page shows how it stands now.',
  not_found: 'This plan is not there any more.',
  nothing_open: 'Nothing is open any more, so the talk is over.',
  faulty_rows: 'The balance has moved while you were writing. Please look at the sum above and adjust the rows.',
}

const refused = (
  intent: string,
  errors: Readonly<Record<string, readonly string[]>>,
  typed: Extract<DeskPlanOutcome, { kind: 'refused' }>['typed'] = null,
): DeskPlanOutcome => ({ kind: 'refused', intent, errors, typed })

const messageMax = 1_000
const messageOf = (form: FormData): string =>
  String(form.get('message') ?? '')
    .trim()
    .slice(0, messageMax)

async function accept({ staff, plan, now }: DeskPlanCall): Promise<DeskPlanOutcome> {
  const { businessId, name } = staff
  const accepted = await acceptPlan({
    ...{ businessId, planId: plan.id, round: plan.round, by: 'business', name, from: null, actor: actorOf(staff), now },
  })
  if (accepted.ok) return { kind: 'done', said: 'accepted', planId: plan.id }
  return refused('accept', { accept: [refusals[accepted.reason] ?? refusals.over ?? ''] })
}

async function counter({ staff, plan, form, now }: DeskPlanCall): Promise<DeskPlanOutcome> {
  const { businessId, locale, timeZone } = staff
  const facts = { total: plan.open, today: todayIn(timeZone, instantOf(now)), locale }
  const message = messageOf(form)
  if (form.get('intent') === 'layout') {
    const laid = layOutRows(form, facts)
    return laid.ok ? refused('counter', {}) : refused('counter', { rows: laid.errors }, { rows: laid.typed, message })
  }
  const read = readRowsForm(form, facts)
  if (!read.ok) return refused('counter', { rows: read.errors }, { rows: read.typed, message })
  const countered = await counterPlan({
    ...{ businessId, planId: plan.id, by: 'business', rows: read.rows, message: message || null, now },
    actor: actorOf(staff),
  })
  if (countered.ok) return { kind: 'done', said: 'countered', planId: plan.id }
  return refused(
    'counter',
    { rows: [refusals[countered.reason] ?? refusals.over ?? ''] },
    countered.reason === 'faulty_rows' ? null : { rows: typedRows(read.rows), message },
  )
}

async function end({ staff, plan, form, now }: DeskPlanCall): Promise<DeskPlanOutcome> {
  const { businessId } = staff
  const message = messageOf(form)
  const intent = form.get('intent') === 'withdraw' ? 'withdraw' : 'decline'
  if (!message) return refused(intent, { message: ['A sentence of why: the client reads it.'] })
  const call = { businessId, planId: plan.id, by: 'business' as const, message, actor: actorOf(staff), now }
  const ended = await (intent === 'withdraw' ? withdrawPlan(call) : declinePlan(call))
  if (ended.ok) return { kind: 'done', said: intent === 'withdraw' ? 'withdrawn' : 'declined', planId: plan.id }
  return refused(intent, { message: [refusals[ended.reason] ?? refusals.over ?? ''] })
}

/** Already stopped counts as done. */
async function stopPayingByItself({ staff, plan, now }: DeskPlanCall): Promise<DeskPlanOutcome> {
  const reason = `${staff.name} stopped it`
  await stopAutopay({ businessId: staff.businessId, planId: plan.id, reason, actor: actorOf(staff), now })
  return { kind: 'done', said: 'autopay-stopped', planId: plan.id }
}

/** Carries out what a person decided on the plan's page. Null for a form that is none of its own. */
export async function decidePlan(call: DeskPlanCall): Promise<DeskPlanOutcome | null> {
  const { staff, plan, form, now } = call
  switch (form.get('intent')) {
    case 'accept':
      return accept(call)
    case 'counter':
    case 'layout':
      return counter(call)
    case 'decline':
    case 'withdraw':
      return end(call)
    case 'stop-autopay':
      return stopPayingByItself(call)
    default: {
      const acted = await actOnPlan({
        ...{ businessId: staff.businessId, planId: plan.id, form, actor: actorOf(staff), now },
      })
      return acted?.kind === 'refused' ? { ...acted, typed: null } : acted
    }
  }
}
