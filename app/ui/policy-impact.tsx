import { Link } from '@remix-run/react'
import { reentryChoices } from '#app/domain/dunning/reentry.ts'
import type { Reentry } from '#app/domain/dunning/reentry.ts'
import { deskButton } from './desk-controls.ts'
import { Table } from './table.tsx'
import type { Column } from './table.tsx'

export interface ImpactView {
  readonly total: number
  readonly looked: number
  readonly rows: readonly {
    readonly invoiceId: string
    readonly number: string
    readonly clientName: string
    readonly before: string
    readonly after: string
  }[]
  readonly next: string | null
}

const count = (number: number) => number.toLocaleString('en-US')

/** What a change of policy would do, before it is done: inside the form that would do it. */
export function PolicyImpact({ impact }: { impact: ImpactView }) {
  const { total, looked, rows, next } = impact
  return (
    <>
      <p id="impact" tabIndex={-1} role="status" className="prose">
        {impactSentence(impact)}
      </p>
      {rows.length > 0 && (
        <Table caption="What would change" columns={columns} rows={rows} keyOf={({ invoiceId }) => invoiceId} />
      )}
      {next && (
        <div className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="after" value={next} />
          <button type="submit" name="intent" value="more" className={deskButton()}>
            Look at the next {count(Math.min(looked, total))}
          </button>
        </div>
      )}
    </>
  )
}

function impactSentence({ total, looked, rows }: ImpactView): string {
  if (total === 0) return 'No open invoice follows it, so nothing changes today.'
  const open = total === 1 ? 'One open invoice is concerned' : `${count(total)} open invoices are concerned`
  const seen = looked < total ? ` We looked at ${count(looked)} of them:` : ':'
  const changed =
    rows.length === 0 ? 'none would do anything else next' : `${count(rows.length)} would do something else next`
  return `${open}${looked < total ? '.' : ''}${seen} ${changed}.`
}

const columns: readonly Column<ImpactView['rows'][number]>[] = [
  {
    head: 'Invoice',
    narrow: 'title',
    cell: ({ invoiceId, number }) => (
      <Link to={`/admin/invoices/${invoiceId}`} className="link">
        {number}
      </Link>
    ),
  },
  { head: 'Client', narrow: 'side', cell: ({ clientName }) => clientName },
  { head: 'Next now', narrow: 'line', cell: ({ before }) => <Labelled label="Now">{before}</Labelled> },
  { head: 'Next then', narrow: 'line', cell: ({ after }) => <Labelled label="Then">{after}</Labelled> },
]

/** A card has no heads: there the value says which of the two it is. */
function Labelled({ label, children }: { label: string; children: string }) {
  return (
    <>
      <span className="text-ink-faint md:hidden">{label}: </span>
      {children}
    </>
  )
}

const reentryLabels: Record<Reentry, string> = {
  keep: 'where they stand',
  age: 'at the step their age implies, at most the last before your decision',
  first: 'from the first follow-up, where they are overdue',
  now: 'with steps whose day lies ahead; what has passed is left out',
}

/** Where open invoices go on. What was said is never said again, whichever is chosen. */
export function ReentryChoice({ value }: { value: Reentry }) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 text-sm font-medium">Open invoices go on</legend>
      {reentryChoices.map((choice) => (
        <label key={choice} className="flex min-h-11 items-center gap-2 lg:min-h-0">
          <input
            type="radio"
            name="enterBy"
            value={choice}
            defaultChecked={choice === value}
            className="size-4 shrink-0"
          />
          {reentryLabels[choice]}
        </label>
      ))}
      <p className="text-sm text-ink-faint">What was said is never said again, whichever you choose.</p>
    </fieldset>
  )
}
