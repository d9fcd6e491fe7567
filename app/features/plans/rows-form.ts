import { compareDays, formatDay, parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { formatMoney, isPositive, negateMoney, toDecimalString } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { planFaults } from '#app/domain/plan/check-plan.ts'
import type { PlanFault } from '#app/domain/plan/check-plan.ts'
import type { PlanRow } from '#app/domain/plan/plan-row.ts'
import { planRhythms, planRows } from '#app/domain/plan/plan-schedule.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'

/** A row as it stands in the editor. */
export interface TypedRow {
  readonly dueOn: string
  readonly amount: string
}

export const typedRows = (rows: readonly PlanRow[]): TypedRow[] =>
  rows.map(({ dueOn, amount }) => ({ dueOn: dueOn.toString(), amount: toDecimalString(amount) }))

export type RowsForm =
  | { readonly ok: true; readonly rows: PlanRow[] }
  | { readonly ok: false; readonly typed: TypedRow[]; readonly errors: string[] }

interface RowsFacts {
  readonly total: Money
  readonly today: PlainDate
  readonly locale: string
}

/** The schedule a person of the business wrote, in the order of its days; empty rows are left out. */
export function readRowsForm(form: FormData, facts: RowsFacts): RowsForm {
  const amounts = form.getAll('amount')
  const typed = form
    .getAll('dueOn')
    .map((dueOn, n) => ({
      dueOn: String(dueOn).trim(),
      amount: String(amounts[n] ?? '')
        .trim()
        .slice(0, 40),
    }))
    .filter(({ dueOn, amount }) => dueOn || amount)
  const rows = typed.flatMap(({ dueOn, amount }) => {
    const [day, sum] = [parseDay(dueOn), parseTypedAmount(amount, facts.total.currency)]
    return day && sum.ok ? [{ dueOn: day, amount: sum.value }] : []
  })
  if (rows.length < typed.length)
    return { ok: false, typed, errors: ['Each row needs a day and an amount such as 250 or 250.00.'] }
  rows.sort((a, b) => compareDays(a.dueOn, b.dueOn))
  const faults = planFaults(rows, facts)
  if (faults.length === 0) return { ok: true, rows }
  return { ok: false, typed: typedRows(rows), errors: faults.map((fault) => faultWords(fault, facts)) }
}

/** Equal rows as the fields beside the editor ask for them, to go on from. */
export function layOutRows(form: FormData, facts: RowsFacts): RowsForm {
  const text = (name: string) => String(form.get(name) ?? '')
  const firstOn = parseDay(text('firstOn'))
  const rhythm = planRhythms.find((one) => one === text('rhythm')) ?? 'monthly'
  const made =
    firstOn && planRows({ total: facts.total, count: Number(text('count')), firstOn, rhythm, downPayment: null })
  const typed = typedRows(made?.ok ? made.value : [])
  const errors = made?.ok ? [] : ['Please write how many instalments, up to 60, and the day of the first.']
  return { ok: false, typed, errors }
}

/** What to change in a schedule, in words. */
export function faultWords(fault: PlanFault, { total, today, locale }: RowsFacts): string {
  switch (fault.kind) {
    case 'no_rows':
      return 'Please write at least one row.'
    case 'too_many_rows':
      return 'At most 60 rows are possible.'
    case 'not_positive':
      return `Every amount must be more than nothing, in ${total.currency}.`
    case 'not_ascending':
      return 'Two rows are on the same day.'
    case 'in_past':
      return `A day has passed already: today is ${formatDay(today, locale)}.`
    case 'sum_off':
      return isPositive(fault.by)
        ? `Together the rows are ${formatMoney(fault.by, locale)} more than the ${formatMoney(total, locale)} that is open.`
        : `Together the rows are ${formatMoney(negateMoney(fault.by), locale)} less than the ${formatMoney(total, locale)} that is open.`
  }
}
