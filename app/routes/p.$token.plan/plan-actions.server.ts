import { data, redirect } from '@remix-run/node'
import type { OpenVisit } from '#app/auth/require-portal-visit.server.ts'
import { readPlanOfInvoice, readPlanToAskFor } from '#app/db/read/plan-page.server.ts'
import { zero } from '#app/domain/money.ts'
import { planWaitsFor } from '#app/domain/plan/plan-state.ts'
import type { PlanOnPage } from '#app/domain/portal/plan-page.ts'
import type { PlanPageWords } from '#app/domain/portal/words/plan/plan-words.ts'
import { planWords } from '#app/domain/portal/words/plan/plan-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { acceptPlan } from '#app/features/plans/accept-plan.server.ts'
import { counterPlan } from '#app/features/plans/counter-plan.server.ts'
import { declinePlan } from '#app/features/plans/decline-plan.server.ts'
import { proposePlan } from '#app/features/plans/propose-plan.server.ts'
import { withdrawPlan } from '#app/features/plans/withdraw-plan.server.ts'
import { obstacleText } from './first-values.ts'
import type { PlanFormErrors, TypedPlan } from './read-plan-form.ts'
import { readPlanForm, reasonMax, typedPlan } from './read-plan-form.ts'

export interface PlanPost {
  readonly visit: OpenVisit
  readonly form: FormData
  /** The invoices it is about, where somebody with an open account chose several. */
  readonly invoiceIds: readonly string[]
  readonly clientIp: string | null
  readonly now: Date
}

export interface PlanAnswer {
  readonly view: 'form' | 'step' | 'page'
  readonly typed: TypedPlan | null
  readonly errors: PlanFormErrors
  readonly parts: PlanOnPage['instalments']
  /** What went wrong beyond a field. */
  readonly notice: string | null
  readonly name: { readonly typed: string; readonly error: string | null }
}

const plainAnswer: PlanAnswer = {
  ...{ view: 'page', typed: null, errors: {}, parts: [], notice: null },
  name: { typed: '', error: null },
}
const answer = (over: Partial<PlanAnswer>, status: number) => data<PlanAnswer>({ ...plainAnswer, ...over }, { status })

const wordsFor = ({ invoice }: OpenVisit): PlanPageWords => planWords[languageOf(invoice.locale)]

const refusal = (words: PlanPageWords, reason: string): string => {
  const { refusals, blocked } = words
  if (reason === 'plan_exists' || reason === 'moved' || reason === 'outdated') return refusals[reason]
  if (reason === 'processing' || reason === 'in_dispute') return blocked[reason]
  if (reason === 'not_open' || reason === 'nothing_open') return blocked.nothing_open
  if (reason === 'over' || reason === 'not_found') return refusals.over
  return refusals.malformed
}

/** Shows the exact schedule of what was typed, sends it, or leads back to the form with what stood in it. */
async function write(post: PlanPost, intent: 'look' | 'send' | 'edit') {
  const { visit, form, invoiceIds, now } = post
  const { businessId, clientId, path, invoice } = visit
  const words = wordsFor(visit)
  const typed = typedPlan(form)
  if (intent === 'edit') return answer({ view: 'form', typed: { ...typed, amounts: [] } }, 200)
  const ask = await readPlanToAskFor({ ...visit, now }, invoiceIds)
  const obstacle = obstacleText(words, ask, invoice.locale)
  if (obstacle) return answer({ notice: obstacle }, 409)
  const { errors, rows } = readPlanForm(typed, ask, words, invoice.locale)
  const parts = rows.map(({ dueOn, amount }, n) => ({
    ...{ position: n + 1, dueOn: dueOn.toString(), amount, paid: zero(amount.currency), status: null },
  }))
  const wrong = Object.keys(errors)
  if (wrong.length > 0) {
    // Own amounts that do not fit are put right where they stand.
    const view = rows.length > 0 && wrong.every((field) => field === 'amounts') ? 'step' : 'form'
    return answer({ view, typed, errors, parts, notice: words.errors.summary }, 400)
  }
  if (intent === 'look') return answer({ view: 'step', typed, parts }, 200)

  const plan = await readPlanOfInvoice({ ...visit, now })
  const isTalk = plan !== null && planWaitsFor(plan.state) !== null
  const reason = typed.reason || null
  const offered = isTalk
    ? await counterPlan({ businessId, planId: plan.id, by: 'client', rows, message: reason, actor: 'client', now })
    : await proposePlan({
        ...{
          businessId,
          clientId,
          invoiceIds: ask.invoiceIds,
          rows,
          by: 'client',
          words: reason,
          actor: 'client',
          now,
        },
      })
  if (!offered.ok) return answer({ view: 'page', typed, notice: refusal(words, offered.reason) }, 409)
  return redirect(`${path}/plan`, 303)
}

async function accept({ visit, form, clientIp, now }: PlanPost) {
  const words = wordsFor(visit)
  const name = String(form.get('name') ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
  if (!name) {
    return answer({ name: { typed: '', error: words.errors.name }, notice: words.errors.summary }, 400)
  }
  const plan = await readPlanOfInvoice({ ...visit, now })
  const round = Number(form.get('round'))
  const accepted = plan
    ? await acceptPlan({
        ...{ businessId: visit.businessId, planId: plan.id, round, by: 'client', name, from: clientIp },
        ...{ actor: 'client', now },
      })
    : null
  if (accepted?.ok) return redirect(`${visit.path}/plan`, 303)
  const notice = refusal(words, accepted?.reason ?? 'over')
  return answer({ notice, name: { typed: name, error: null } }, 409)
}

async function end({ visit, form, now }: PlanPost, intent: 'withdraw' | 'decline') {
  const plan = await readPlanOfInvoice({ ...visit, now })
  const why = String(form.get('why') ?? '')
    .trim()
    .slice(0, reasonMax)
  const call = plan && {
    ...({ businessId: visit.businessId, planId: plan.id, by: 'client', message: why, actor: 'client', now } as const),
  }
  const ended = call && (await (intent === 'withdraw' ? withdrawPlan(call) : declinePlan(call)))
  if (ended?.ok) return redirect(`${visit.path}/plan`, 303)
  return answer({ notice: refusal(wordsFor(visit), 'over') }, 409)
}

/** What each button of the page does. */
export async function answerPlanPost(post: PlanPost) {
  const intent = String(post.form.get('do') ?? 'look')
  if (intent === 'look' || intent === 'send' || intent === 'edit') return write(post, intent)
  if (intent === 'accept') return accept(post)
  if (intent === 'withdraw' || intent === 'decline') return end(post, intent)
  return answer({ notice: wordsFor(post.visit).refusals.malformed }, 400)
}
