import { Form, Link, useNavigation, useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Money } from '#app/ui/money.tsx'
import type { DraftItem } from './draft-view.ts'

interface DraftListProps {
  drafts: readonly DraftItem[]
  shownId: string
  mayDecide: boolean
}

/** What waits, and which of it is chosen to be approved together. */
export function DraftList({ drafts, shownId, mayDecide }: DraftListProps) {
  const [query] = useSearchParams()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { state } = useNavigation()
  const count = drafts.filter(({ id }) => chosen.has(id)).length
  const choose = (id: string, isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...chosen, id] : [...chosen].filter((other) => other !== id)))
  const addressOf = (id: string) => {
    const after = query.get('after')
    return `?${new URLSearchParams({ draft: id, ...(after && { after }) })}`
  }
  return (
    <Form method="post" action="/admin/approvals" className="flex flex-col gap-3">
      <ul aria-label="Drafts" className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {drafts.map((draft) => (
          <li
            key={draft.id}
            className={`relative flex gap-3 px-3 py-2.5 focus-within:bg-sunken hover:bg-sunken ${draft.id === shownId ? 'lg:bg-sunken' : ''}`}
          >
            {mayDecide && (
              <input
                type="checkbox"
                name="message"
                value={draft.id}
                aria-label={`Select “${draft.subject}”`}
                aria-keyshortcuts={draft.id === shownId ? 'x' : undefined}
                checked={chosen.has(draft.id)}
                onChange={(event) => choose(draft.id, event.currentTarget.checked)}
                className="relative z-10 mt-0.5 size-5 shrink-0 lg:size-4"
              />
            )}
            <DraftEntry draft={draft} to={addressOf(draft.id)} isShown={draft.id === shownId} />
          </li>
        ))}
      </ul>
      {mayDecide && drafts.length > 1 && (
        <button
          type="submit"
          name="intent"
          value="approve-chosen"
          disabled={state !== 'idle'}
          className={deskButton('secondary')}
        >
          {count > 0 ? `Approve ${count}` : 'Approve those selected'}
        </button>
      )}
    </Form>
  )
}

function DraftEntry({ draft, to, isShown }: { draft: DraftItem; to: string; isShown: boolean }) {
  const { locale } = useDesk()
  const { subject, clientName, what, open, waits, isLate } = draft
  return (
    <div className="flex min-w-0 grow flex-col gap-0.5">
      <Link
        to={to}
        data-row="open"
        preventScrollReset
        aria-current={isShown ? 'true' : undefined}
        className="line-clamp-2 font-medium after:absolute after:inset-0"
      >
        {subject}
      </Link>
      <span className="flex justify-between gap-3 text-ink-soft">
        <span className="truncate">{clientName}</span>
        {open && <Money amount={open} locale={locale} className="shrink-0 tabular-nums" />}
      </span>
      <span className="flex justify-between gap-3 text-xs text-ink-faint">
        {what}
        <span className={isLate ? 'shrink-0 font-medium text-needs-you' : 'shrink-0'}>
          {isLate ? `waits ${waits} already` : `waits ${waits}`}
        </span>
      </span>
    </div>
  )
}
