import { CalendarCheck } from 'lucide-react'
import type { Channel, StageKey } from '#app/domain/dunning/dunning-policy.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Money } from '#app/ui/money.tsx'
import { stageWords } from '#app/ui/next-step-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'

interface StepItem {
  readonly position: number
  /** YYYY-MM-DD. */
  readonly onDay: string
  readonly invoiceId: string
  readonly number: string
  readonly client: string
  readonly balance: Amount
  readonly stage: StageKey
  readonly channel: Channel
  readonly needsApproval: boolean
}

const channelWords: Record<Channel, string> = { email: 'by mail', letter: 'by letter', phone: 'by phone', owner: '' }

/** What would happen on one day, or on all. */
export function StepList({ rows, day }: { rows: readonly StepItem[]; day: string | null }) {
  const { locale } = useDesk()
  if (rows.length === 0) {
    return (
      <EmptyState Icon={CalendarCheck} title={day ? 'Nothing comes on this day' : 'Nothing comes in this month'}>
        <p>Every open invoice says on its own page what it waits for.</p>
      </EmptyState>
    )
  }
  return (
    <section aria-labelledby="what-comes" className="flex min-w-0 flex-col gap-3">
      <h2 id="what-comes" className="font-semibold">
        {day ? <Day day={day} locale={locale} style="weekday" /> : 'All days'}
      </h2>
      <Table
        caption="What would happen"
        rows={rows}
        keyOf={({ position }) => String(position)}
        columns={[
          {
            head: 'Day',
            narrow: day ? 'hidden' : 'line',
            cell: ({ onDay }) => <Day day={onDay} locale={locale} style="short" />,
          },
          {
            head: 'Invoice',
            narrow: 'title',
            cell: ({ invoiceId, number }) => <RowLink to={`/admin/invoices/${invoiceId}`}>{number}</RowLink>,
          },
          { head: 'Client', narrow: 'below', cell: ({ client }) => client },
          {
            head: 'Balance',
            narrow: 'side',
            align: 'right',
            cell: ({ balance }) => <Money amount={balance} locale={locale} />,
          },
          {
            head: 'Step',
            narrow: 'line',
            cell: ({ stage, channel }) => `${stageWords(stage)} ${channelWords[channel]}`,
          },
          {
            head: 'Waits for',
            narrow: 'line',
            cell: ({ needsApproval }) => needsApproval && <StatusBadge tone="waiting">Waits for your OK</StatusBadge>,
          },
        ]}
      />
    </section>
  )
}
