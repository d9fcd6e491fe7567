import { compareDays, formatDay, parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { formatMoney, isPositive, negateMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { brokenLimits, guardRails, planFaults } from '#app/domain/plan/check-plan.ts'
import type { PlanLimitKey } from '#app/domain/plan/check-plan.ts'
import type { PlanRow } from '#app/domain/plan/plan-row.ts'
import { mostInstalments } from '#app/domain/plan/plan-rules.ts'
import { planRhythms, planRows } from '#app/domain/plan/plan-schedule.ts'
import type { PlanToAskFor } from '#app/domain/portal/plan-page.ts'
import type { PlanPageWords } from '#app/domain/portal/words/plan/plan-words.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'

/** What stood in the form, as it was typed. */
export interface TypedPlan {
  readonly count: string
  readonly first: string
  readonly rhythm: string
  readonly reason: string
  readonly down: string
  readonly downOn: string
  /** Own amounts, one for each instalment; empty: equal ones. */
  readonly amounts: readonly string[]
}

export type PlanField = 'count' | 'first' | 'rhythm' | 'down' | 'downOn' | 'amounts'
export type PlanFormErrors = Partial<Record<PlanField, string>>

export const reasonMax = 1_000

export function typedPlan(form: FormData): TypedPlan {
  const text = (name: string, max = 40) =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, max)
  return {
    ...{ count: text('count'), first: text('first'), rhythm: text('rhythm'), reason: text('reason', reasonMax) },
    ...{ down: text('down'), downOn: text('downOn') },
    amounts: form
      .getAll('amount')
      .slice(0, mostInstalments)
      .map((amount) => String(amount).trim().slice(0, 40)),
  }
}

/** The rows of what was typed, or at which field what is to be changed. `rows` stand beside own amounts that do not sum up, so that they can be put right. */
export function readPlanForm(
  typed: TypedPlan,
  ask: PlanToAskFor,
  { errors: words }: PlanPageWords,
  locale: string,
): { errors: PlanFormErrors; rows: PlanRow[] } {
  const { total } = ask
  const today = dayOf(ask.today)
  const count = /^\d{1,3}$/.test(typed.count) ? Number(typed.count) : 0
  const rhythm = planRhythms.find((one) => one === typed.rhythm) ?? 'monthly'
  const first = parseDay(typed.first)
  const down = readDown(typed, ask, words)
  const errors: PlanFormErrors = {
    ...(count < 2 && { count: words.count }),
    ...(!first && { first: words.first }),
    ...(first && compareDays(first, today) < 0 && { first: words.firstPast }),
    ...down.errors,
  }
  if (!first || Object.keys(errors).length > 0) return { errors, rows: [] }
  const amounts = typed.amounts.length > 0 ? readAmounts(typed.amounts, total.currency) : null
  if (typed.amounts.length > 0 && !amounts) return { errors: { amounts: words.amounts }, rows: equal() }
  const made = planRows({ total, count, firstOn: first, rhythm, downPayment: down.row, amounts })
  if (!made.ok) return { errors: faultOfWish(made.reason), rows: [] }
  const [fault] = planFaults(made.value, { total, today })
  if (fault?.kind === 'sum_off') return { errors: { amounts: sumOff(fault.by) }, rows: made.value }
  const broken = brokenLimits(guardRails(made.value, limitsOf(ask)))
  return { errors: broken.reduce<PlanFormErrors>((all, limit) => ({ ...broke(limit), ...all }), {}), rows: made.value }

  function equal(): PlanRow[] {
    const rows = first ? planRows({ total, count, firstOn: first, rhythm, downPayment: down.row }) : null
    return rows?.ok ? rows.value : []
  }
  function faultOfWish(reason: string): PlanFormErrors {
    if (reason === 'bad_down_payment') return { down: words.downTooLarge }
    if (reason === 'down_payment_late') return { downOn: words.downLate }
    if (reason === 'amounts_missing') return { amounts: words.amounts }
    return { count: words.limits.count(String(ask.most)) }
  }
  function sumOff(by: Money): string {
    return isPositive(by)
      ? words.tooMuch(formatMoney(by, locale))
      : words.tooLittle(formatMoney(negateMoney(by), locale))
  }
  function broke(limit: PlanLimitKey): PlanFormErrors {
    const own = amounts !== null
    if (limit === 'count') return { count: words.limits.count(String(ask.most)) }
    if (limit === 'months') return { rhythm: words.limits.months(String(ask.months)) }
    if (limit === 'first_day') return { first: words.limits.first_day(formatDay(dayOf(ask.firstBy), locale)) }
    const text =
      limit === 'smallest'
        ? words.limits.smallest(formatMoney(ask.smallest, locale))
        : words.limits.first_share(formatMoney(ask.firstAtLeast, locale))
    return own ? { amounts: text } : { count: text }
  }
}

/** The same limits as the business's, without what only it needs to know. */
const limitsOf = ({ most, months, smallest, firstAtLeast, firstBy }: PlanToAskFor) => ({
  ...{ count: most, months, smallest, firstAtLeast },
  firstBy: dayOf(firstBy),
})

function readDown(
  { down, downOn }: TypedPlan,
  { total, today }: PlanToAskFor,
  words: PlanPageWords['errors'],
): { row: PlanRow | null; errors: PlanFormErrors } {
  if (!down) return { row: null, errors: {} }
  const amount = parseTypedAmount(down, total.currency)
  const dueOn = downOn ? parseDay(downOn) : dayOf(today)
  const errors = {
    ...((!amount.ok || !isPositive(amount.value)) && { down: words.down }),
    ...((!dueOn || compareDays(dueOn, dayOf(today)) < 0) && { downOn: words.downOn }),
  }
  return { row: amount.ok && dueOn ? { dueOn, amount: amount.value } : null, errors }
}

function readAmounts(typed: readonly string[], currency: string): Money[] | null {
  const amounts = typed.flatMap((text) => {
    const amount = parseTypedAmount(text, currency)
    return amount.ok && isPositive(amount.value) ? [amount.value] : []
  })
  return amounts.length === typed.length ? amounts : null
}

/** Days that loaders wrote themselves. Errors: throws for any other text. */
export function dayOf(text: string): PlainDate {
  const day = parseDay(text)
  if (!day) throw new Error(`not a day: ${text}`)
  return day
}
