import { formatMoney, isPositive } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import type { PlanOnPage } from '#app/domain/portal/plan-page.ts'
import type { PlanPageWords } from '#app/domain/portal/words/plan/plan-words.ts'
import { Day } from '#app/ui/day.tsx'
import { Money } from '#app/ui/money.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import type { StatusTone } from '#app/ui/status-badge.tsx'

type Part = PlanOnPage['instalments'][number]

const tones: Record<NonNullable<Part['status']>, StatusTone> = {
  paid: 'settled',
  part_paid: 'waiting',
  due: 'waiting',
  late: 'late',
  upcoming: 'quiet',
}

interface PlanScheduleProps {
  parts: readonly Part[]
  total: Amount
  words: PlanPageWords
  locale: string
}

/** Which sum comes on which day; for an agreed plan also what has arrived. */
export function PlanSchedule({ parts, total, words: { schedule }, locale }: PlanScheduleProps) {
  return (
    <table className="w-full text-start tabular-nums">
      <caption className="sr-only">{schedule.caption}</caption>
      <thead className="text-sm text-ink-soft">
        <tr className="border-b border-line">
          <th scope="col" className="py-2 pe-3 text-start font-medium">
            {schedule.number}
          </th>
          <th scope="col" className="py-2 pe-3 text-start font-medium">
            {schedule.on}
          </th>
          <th scope="col" className="py-2 text-end font-medium">
            {schedule.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.position} className="border-b border-line align-top">
            <th scope="row" className="py-2 pe-3 text-start font-normal">
              {part.position}
            </th>
            <td className="py-2 pe-3">
              <Day day={part.dueOn} locale={locale} style="full" />
            </td>
            <td className="py-2 text-end">
              <Money amount={part.amount} locale={locale} className="font-medium" />
              {part.status && <Status part={part} status={part.status} schedule={schedule} locale={locale} />}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2} className="py-2 pe-3 text-start font-medium">
            {schedule.total}
          </th>
          <td className="py-2 text-end font-semibold">
            <Money amount={total} locale={locale} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

interface StatusProps {
  part: Part
  status: NonNullable<Part['status']>
  schedule: PlanPageWords['schedule']
  locale: string
}

function Status({ part: { paid }, status, schedule, locale }: StatusProps) {
  return (
    <span className="flex flex-col items-end gap-1 pt-1">
      <StatusBadge tone={tones[status]}>{schedule.statuses[status]}</StatusBadge>
      {status !== 'paid' && isPositive(paid) && (
        <span className="text-sm text-ink-soft">{schedule.paidOf(formatMoney(paid, locale))}</span>
      )}
    </span>
  )
}
