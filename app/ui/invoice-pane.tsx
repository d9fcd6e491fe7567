import { Link, useFetcher } from '@remix-run/react'
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import type { Money as Amount } from '#app/domain/money.ts'
import { Day } from './day.tsx'
import { deskButton } from './desk-controls.ts'
import { useDesk } from './desk.ts'
import { Money } from './money.tsx'
import { Facts } from './stat.tsx'
import type { TimelineItem } from './timeline-item.ts'
import { TimelineList } from './timeline-list.tsx'

/** An invoice as it is shown beside a list. */
export interface InvoiceGlance {
  id: string
  number: string
  clientId: string
  clientName: string
  total: Amount
  balance: Amount
  dueOn: string
  /** Where it stands and why, in a sentence. */
  standing: string
  latest: readonly TimelineItem[]
  /** What this person may do about it now. */
  decisions: readonly { label: string; to: string; key: string }[]
}

const roomBeside = '(min-width: 1280px)'

/**
 * A list that opens its rows beside itself where there is room, and on their own page where there is not. Escape closes.
 * `children` is given what a table needs for it.
 */
export function BesideList({
  children,
}: {
  children: (beside: {
    open: string | null
    onOpen: (event: MouseEvent<HTMLAnchorElement>, id: string) => void
  }) => ReactNode
}) {
  const { load, data } = useFetcher<{ glance: InvoiceGlance }>()
  const [open, setOpen] = useState<string | null>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) setOpen(null)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const onOpen = (event: MouseEvent<HTMLAnchorElement>, id: string) => {
    const isPlain = !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0
    if (!isPlain || !matchMedia(roomBeside).matches) return
    event.preventDefault()
    if (id === open) return
    setOpen(id)
    load(`/admin/follow-ups/glance/${id}`)
  }
  const glance = data?.glance.id === open ? data?.glance : null
  return (
    <div className={open ? 'grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]' : ''}>
      <div className="min-w-0">{children({ open, onOpen })}</div>
      {open && (
        <aside
          aria-label="Invoice beside the list"
          aria-busy={!glance}
          className="sticky top-16 hidden max-h-[calc(100dvh-5rem)] min-h-40 flex-col gap-4 overflow-y-auto rounded-lg border border-line bg-surface p-4 xl:flex"
        >
          {glance && <Glance {...glance} onClose={() => setOpen(null)} />}
        </aside>
      )}
    </div>
  )
}

function Glance({ onClose, ...glance }: InvoiceGlance & { onClose: () => void }) {
  const { locale } = useDesk()
  const { id, number, clientId, clientName, total, balance, dueOn, standing, latest, decisions } = glance
  return (
    <>
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <h2 className="font-semibold">Invoice {number}</h2>
          <Link to={`/admin/clients/${clientId}`} className="link">
            {clientName}
          </Link>
        </div>
        <button type="button" onClick={onClose} aria-label="Close" className={deskButton()}>
          <X aria-hidden="true" className="size-4" />
        </button>
      </div>
      <Facts
        facts={[
          ['Open', <Money key="open" amount={balance} locale={locale} className="font-semibold" />],
          ['Invoice', <Money key="total" amount={total} locale={locale} />],
          ['Due', <Day key="due" day={dueOn} locale={locale} />],
        ]}
      />
      <p role="status">{standing}</p>
      <div className="flex flex-wrap gap-2">
        <Link to={`/admin/invoices/${id}`} aria-keyshortcuts="o" className={deskButton('primary')}>
          Open invoice
        </Link>
        {decisions.map(({ label, to, key }) => (
          <Link key={to} to={to} aria-keyshortcuts={key} className={deskButton()}>
            {label}
          </Link>
        ))}
      </div>
      <div className="flex flex-col gap-2">
        <h3 className="text-xs text-ink-faint">Latest</h3>
        <TimelineList items={latest} />
      </div>
    </>
  )
}
