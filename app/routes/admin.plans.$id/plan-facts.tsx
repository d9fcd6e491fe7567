import { Link } from '@remix-run/react'
import { CircleCheck, CircleX, FileDown } from 'lucide-react'
import type { PlanAtDesk } from '#app/db/read/plan-desk.server.ts'
import { isPositive } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Money } from '#app/ui/money.tsx'
import { limitWords } from '#app/ui/plan-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import type { StatusTone } from '#app/ui/status-badge.tsx'
import { When } from '#app/ui/when.tsx'

interface ShownRow {
  readonly dueOn: string
  readonly amount: Amount
  readonly paid?: Amount
  readonly status?: keyof typeof statuses
}

const statuses: Record<'paid' | 'part_paid' | 'due' | 'late' | 'upcoming', { word: string; tone: StatusTone }> = {
  paid: { word: 'Paid', tone: 'settled' },
  part_paid: { word: 'Part paid', tone: 'waiting' },
  due: { word: 'Due today', tone: 'waiting' },
  late: { word: 'Late', tone: 'late' },
  upcoming: { word: 'To come', tone: 'quiet' },
}

/** Which sum comes on which day, and of an agreed plan what has come. */
export function RowList({ rows }: { rows: readonly ShownRow[] }) {
  const { locale } = useDesk()
  return (
    <ol className="flex flex-col">
      {rows.map(({ dueOn, amount, paid, status }, n) => (
        <li key={n} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0">
          <span className="w-5 text-ink-faint tabular-nums">{n + 1}</span>
          <span className="min-w-32 flex-1">
            <Day day={dueOn} locale={locale} style="full" />
          </span>
          {status && <StatusBadge tone={statuses[status].tone}>{statuses[status].word}</StatusBadge>}
          <span className="ms-auto text-right tabular-nums">
            <Money amount={amount} locale={locale} className="font-medium" />
            {paid && isPositive(paid) && status !== 'paid' && (
              <span className="block text-xs text-ink-faint">
                <Money amount={paid} locale={locale} /> paid
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** The offer that stands against each of the business's limits. */
export function LimitsPanel({ plan }: { plan: PlanAtDesk }) {
  const { locale } = useDesk()
  return (
    <Panel
      title="Your limits"
      aside={
        <Link to="/admin/settings/plans" className="link">
          Change
        </Link>
      }
    >
      <ul className="flex flex-col gap-1.5">
        {plan.rails.map(({ limit, isKept }) => (
          <li key={limit} className="flex items-start gap-2">
            {isKept ? (
              <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-settled" />
            ) : (
              <CircleX aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-late" />
            )}
            <span>
              {limitWords(limit, plan.limits, locale)}
              <span className={isKept ? 'text-ink-faint' : 'text-late'}>{isKept ? ': kept' : ': not kept'}</span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What it covers, and who agreed. */
export function CoverPanel({ plan }: { plan: PlanAtDesk }) {
  const { locale } = useDesk()
  const { invoices, acceptedAt, acceptedName, acceptedFrom, hasTerms, autopay, endedAt, endReason, clientId } = plan
  return (
    <Panel title="What it covers">
      <ul className="flex flex-col gap-1">
        {invoices.map(({ invoiceId, number, amount, balance }) => (
          <li key={invoiceId} className="flex flex-wrap justify-between gap-x-4">
            <Link to={`/admin/invoices/${invoiceId}`} className="link">
              Invoice {number}
            </Link>
            <span className="tabular-nums">
              <Money amount={amount} locale={locale} />
              {balance.minor !== amount.minor && (
                <span className="text-ink-faint">
                  , open <Money amount={balance} locale={locale} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-sm">
        <Link to={`/admin/clients/${clientId}`} className="link">
          {plan.clientName}
        </Link>
      </p>
      {acceptedAt && (
        <p className="text-sm text-ink-soft">
          {acceptedName ? `Accepted by ${acceptedName}` : 'Accepted by your own limits'}
          {acceptedFrom && `, from ${acceptedFrom}`}, <When at={acceptedAt} />
        </p>
      )}
      {autopay && <p className="text-sm text-ink-soft">Paid by itself from {autopay}.</p>}
      {endedAt && (
        <p className="text-sm text-ink-soft">
          Over since <When at={endedAt} />
          {endReason && `: ${endReason}`}
        </p>
      )}
      {hasTerms && (
        <a
          href={`/admin/plans/${plan.id}/terms.pdf`}
          className="link inline-flex min-h-6 items-center gap-2 self-start"
        >
          <FileDown aria-hidden="true" className="size-4 shrink-0" />
          The terms (PDF)
        </a>
      )}
    </Panel>
  )
}

/** Every offer that was made, the newest first. */
export function RoundsPanel({ plan }: { plan: PlanAtDesk }) {
  const { locale } = useDesk()
  return (
    <Panel title="The talk so far">
      <ol className="flex flex-col gap-3" reversed>
        {plan.offers.toReversed().map(({ round, by, at, rows, message }) => (
          <li key={round} className="flex flex-col gap-1">
            <p>
              <span className="font-medium">{by === 'client' ? plan.clientName : 'You'}</span>, <When at={at} />
            </p>
            <p className="text-ink-soft">
              {rows.map(({ dueOn, amount }, n) => (
                <span key={n}>
                  {n > 0 && ', '}
                  <Money amount={amount} locale={locale} /> on <Day day={dueOn} locale={locale} style="short" />
                </span>
              ))}
            </p>
            {(message ?? (round === 1 ? plan.reason : null)) && (
              <blockquote className="border-l-2 border-line pl-3 wrap-anywhere whitespace-pre-line">
                {message ?? plan.reason}
              </blockquote>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
