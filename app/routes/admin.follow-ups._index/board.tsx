import { Link, useSearchParams } from '@remix-run/react'
import { useDesk } from '#app/ui/desk.ts'
import type { InvoiceItem } from '#app/ui/invoice-item.ts'
import { InvoiceBadges } from '#app/ui/invoice-badges.tsx'
import { Money } from '#app/ui/money.tsx'
import type { Money as Amount } from '#app/domain/money.ts'
import { Tabs } from '#app/ui/tabs.tsx'

export interface BoardColumn {
  place: string
  title: string
  rests: boolean
  count: number
  open: readonly Amount[]
  cards: readonly InvoiceItem[]
  /** The list of everything in it. */
  all: string
}

const counted = (count: number) => count.toLocaleString('en-US')

/** A column for each stage, side by side where there is room; a phone shows the one that is chosen. */
export function Board({ columns }: { columns: readonly BoardColumn[] }) {
  const [query] = useSearchParams()
  const chosen =
    columns.find(({ place }) => place === query.get('place')) ?? columns.find(({ count }) => count > 0) ?? columns[0]
  const to = (place: string) => {
    const next = new URLSearchParams(query)
    next.set('place', place)
    return `?${next}`
  }
  return (
    <>
      <div className="lg:hidden">
        <Tabs
          label="Stages"
          tabs={columns.map(({ place, title, count }) => ({
            to: to(place),
            label: `${title} ${counted(count)}`,
            current: place === chosen?.place,
          }))}
        />
      </div>
      <div
        role="region"
        aria-label="Board"
        tabIndex={0}
        className="flex flex-col gap-3 pb-2 lg:flex-row lg:items-start lg:overflow-x-auto"
      >
        {columns.map((column) => (
          <Column key={column.place} column={column} isChosen={column === chosen} />
        ))}
      </div>
    </>
  )
}

function Column({ column, isChosen }: { column: BoardColumn; isChosen: boolean }) {
  const { locale } = useDesk()
  const { place, title, rests, count, open, cards, all } = column
  const id = `place-${place}`
  if (count === 0) {
    return (
      <section
        aria-labelledby={id}
        className={`shrink-0 rounded-lg border border-dashed border-line px-3 py-2 text-ink-faint lg:w-32 ${isChosen ? '' : 'max-lg:hidden'}`}
      >
        <h2 id={id} className="text-xs font-medium">
          {title}
        </h2>
        <p className="text-xs">None</p>
      </section>
    )
  }
  return (
    <section
      aria-labelledby={id}
      className={`flex min-w-0 shrink-0 flex-col gap-2 rounded-lg p-2 lg:w-64 ${rests ? 'border border-line' : 'bg-sunken'} ${isChosen ? '' : 'max-lg:hidden'}`}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-2 px-1">
        <h2 id={id} className="font-semibold">
          {title} <span className="font-normal text-ink-soft tabular-nums">{counted(count)}</span>
        </h2>
        <p className="flex flex-col text-xs text-ink-soft tabular-nums">
          {open.map((amount) => (
            <Money key={amount.currency} amount={amount} locale={locale} />
          ))}
        </p>
      </div>
      <ul className="flex flex-col gap-2">
        {cards.map((card) => (
          <Card key={card.id} card={card} />
        ))}
      </ul>
      <Link to={all} prefetch="intent" className="link flex min-h-11 items-center px-1 lg:min-h-8">
        {count > cards.length ? `Show all ${counted(count)}` : 'Show as a list'}
        <span className="sr-only">: {title}</span>
      </Link>
    </section>
  )
}

function Card({ card }: { card: InvoiceItem }) {
  const { locale } = useDesk()
  const { id, number, clientName, balance, daysLate, next, rests, state, labels } = card
  const badges = labels.filter((label) => label !== 'due' && label !== 'overdue')
  return (
    <li className="relative flex flex-col gap-1 rounded-lg border border-line bg-surface p-3 focus-within:border-line-strong hover:border-line-strong">
      <div className="flex items-baseline justify-between gap-2">
        <Link
          data-row=""
          to={`/admin/invoices/${id}`}
          prefetch="intent"
          className="min-w-0 font-semibold break-words after:absolute after:inset-0"
        >
          {number}
        </Link>
        <Money amount={balance} locale={locale} className="font-medium whitespace-nowrap" />
      </div>
      <p className="line-clamp-2 text-ink-soft">{clientName}</p>
      {daysLate > 0 && <p className="text-xs text-late">{daysLate === 1 ? '1 day late' : `${daysLate} days late`}</p>}
      <p className={`text-xs ${rests ? 'text-ink-faint' : ''}`}>{next}</p>
      {badges.length > 0 && <InvoiceBadges state={state} labels={badges} />}
    </li>
  )
}
