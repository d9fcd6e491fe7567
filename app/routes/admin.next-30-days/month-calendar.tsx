import { Link } from '@remix-run/react'
import { CheckCheck, FileText, Gavel, Mail, Phone } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { useDesk } from '#app/ui/desk.ts'
import { sortWords } from './month-view.ts'
import type { DayView, Sort } from './month-view.ts'

const icons: Record<Sort, LucideIcon> = {
  mail: Mail,
  approval: CheckCheck,
  letter: FileText,
  call: Phone,
  decision: Gavel,
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

interface MonthCalendarProps {
  /** Weekdays before the first day, Monday first. */
  readonly before: number
  readonly days: readonly DayView[]
  /** YYYY-MM-DD; null: no day is chosen. */
  readonly chosen: string | null
}

/** The days as weeks, on a phone as a list of those that bring something: the same list, laid out twice. */
export function MonthCalendar({ before, days, chosen }: MonthCalendarProps) {
  return (
    <section aria-label="Day by day" className="min-w-0">
      <div
        aria-hidden="true"
        className="grid grid-cols-7 border-b border-line pb-1 text-xs font-medium text-ink-faint max-lg:hidden"
      >
        {weekdays.map((name) => (
          <span key={name} className="px-2">
            {name}
          </span>
        ))}
      </div>
      <ol className="flex flex-col lg:grid lg:grid-cols-7">
        {days.map((view, n) => (
          <Day key={view.day} view={view} isChosen={view.day === chosen} column={n === 0 ? before + 1 : null} />
        ))}
      </ol>
    </section>
  )
}

const cell = 'flex min-h-11 gap-x-4 gap-y-0.5 px-2 py-2 lg:min-h-24 lg:flex-col'

function Day({ view, isChosen, column }: { view: DayView; isChosen: boolean; column: number | null }) {
  const { locale, today } = useDesk()
  const { day, counts } = view
  const parsed = parseDay(day)
  if (!parsed) return null
  const isFirstOfMonth = parsed.day === 1 || column !== null
  const label = (
    <time dateTime={day} className={`shrink-0 max-lg:w-28 ${day === today ? 'font-semibold text-accent' : ''}`}>
      <span className="lg:sr-only">{formatDay(parsed, locale, 'weekday')}</span>
      <span aria-hidden="true" className="text-xs tabular-nums max-lg:hidden">
        {isFirstOfMonth ? formatDay(parsed, locale, 'short') : parsed.day}
      </span>
    </time>
  )
  return (
    <li
      style={column === null ? undefined : { gridColumnStart: column }}
      className={`min-w-0 border-b border-line lg:border-r ${counts.length === 0 ? 'text-ink-faint max-lg:hidden' : ''}`}
    >
      {counts.length === 0 ? (
        <div className={cell}>{label}</div>
      ) : (
        <Link
          to={isChosen ? '?' : `?day=${day}`}
          preventScrollReset
          aria-current={isChosen ? 'date' : undefined}
          className={`${cell} h-full ${isChosen ? 'bg-sunken outline-2 -outline-offset-2 outline-accent' : 'hover:bg-sunken'}`}
        >
          {label}
          <span className="flex min-w-0 flex-wrap gap-x-3 gap-y-0.5 text-xs lg:flex-col">
            {counts.map((each) => (
              <CountOf key={each.sort} {...each} />
            ))}
          </span>
        </Link>
      )}
    </li>
  )
}

function CountOf({ sort, count }: { sort: Sort; count: number }) {
  const Icon = icons[sort]
  return (
    <span className={`flex items-center gap-1 whitespace-nowrap ${sort === 'approval' ? 'text-waiting' : ''}`}>
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      {sortWords(sort, count)}
    </span>
  )
}
