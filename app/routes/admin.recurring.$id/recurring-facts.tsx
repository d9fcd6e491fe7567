import { Form, Link } from '@remix-run/react'
import type { RecurringPage } from '#app/db/read/recurring-page.server.ts'
import { Day } from '#app/ui/day.tsx'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Money } from '#app/ui/money.tsx'

const row = 'flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-2 last:border-0'

/** The days that come, each with what its invoice comes to. */
export function AheadPanel({ page }: { page: RecurringPage }) {
  const { locale } = useDesk()
  return (
    <Panel title={page.state === 'active' ? 'Next dates' : 'If it goes on today'}>
      {page.ahead.length === 0 ? (
        <p className="text-ink-soft">Nothing is to come.</p>
      ) : (
        <ol>
          {page.ahead.map(({ on, total }) => (
            <li key={on} className={row}>
              <Day day={on} locale={locale} style="full" />
              <Money amount={total} locale={locale} className="tabular-nums" />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

/** What the invoices say, and from when. */
export function VersionsPanel({ page, mayEdit }: { page: RecurringPage; mayEdit: boolean }) {
  const { locale } = useDesk()
  return (
    <Panel
      title="Lines and price"
      aside={
        mayEdit &&
        page.state !== 'ended' && (
          <Link to="price" className="link">
            Change from a day
          </Link>
        )
      }
    >
      <ol>
        {page.versions.map((version) => (
          <li key={version.fromOn} className="flex flex-col gap-1 border-b border-line py-2 last:border-0">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">{version.fromWords}</span>
              <Money amount={version.total} locale={locale} className="tabular-nums" />
            </p>
            {version.lines.map(({ description, quantity }, n) => (
              <p key={n} className="text-sm text-ink-soft wrap-anywhere">
                {quantity === '1' ? description : `${quantity} × ${description}`}
              </p>
            ))}
            {mayEdit && version.canBeWithdrawn && (
              <Form method="post">
                <input type="hidden" name="fromOn" value={version.fromOn} />
                <button type="submit" name="intent" value="withdraw-price" className={deskButton()}>
                  Take this change back
                </button>
              </Form>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const stateWords: Record<string, string> = {
  draft: 'Draft',
  issued: 'Open',
  settled: 'Paid',
  void: 'Void',
  written_off: 'Written off',
}

/** What it has made so far, the newest first. */
export function MadePanel({ page }: { page: RecurringPage }) {
  const { locale } = useDesk()
  return (
    <Panel title="Invoices made">
      {page.invoices.length === 0 ? (
        <p className="text-ink-soft">None yet.</p>
      ) : (
        <ul>
          {page.invoices.map(({ id, number, state, periodOn, total }) => (
            <li key={id} className={row}>
              <span className="min-w-0">
                <Link data-row="" to={`/admin/invoices/${id}`} className="link wrap-anywhere">
                  {number}
                </Link>{' '}
                <span className="text-sm text-ink-soft">
                  for <Day day={periodOn} locale={locale} /> · {stateWords[state]}
                </span>
              </span>
              <Money amount={total} locale={locale} className="tabular-nums" />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
