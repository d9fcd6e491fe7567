import { Link } from '@remix-run/react'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'

interface WishesPanelProps {
  preferences: readonly string[]
  waiting: readonly { taskId: string; title: string }[]
  timeGiven: readonly { number: string; invoiceId: string; until: string }[]
}

/** What the client asked for on the portal: what is followed already, and what waits for an answer. */
export function WishesPanel({ preferences, waiting, timeGiven }: WishesPanelProps) {
  const { locale } = useDesk()
  if (preferences.length + waiting.length + timeGiven.length === 0) return null
  return (
    <Panel title="What the client asked for">
      {waiting.length > 0 && (
        <ul className="flex flex-col gap-1">
          {waiting.map(({ taskId, title }) => (
            <li key={taskId}>
              <Link to={`/admin/tasks/${taskId}`} className="link">
                {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {timeGiven.length > 0 && (
        <ul className="flex flex-col gap-1">
          {timeGiven.map(({ number, invoiceId, until }) => (
            <li key={invoiceId}>
              <Link to={`/admin/invoices/${invoiceId}`} className="link">
                Invoice {number}
              </Link>{' '}
              has time until <Day day={until} locale={locale} />.
            </li>
          ))}
        </ul>
      )}
      {preferences.length > 0 && (
        <>
          <ul className="list-disc ps-5">
            {preferences.map((wish) => (
              <li key={wish}>{wish.replace(/^./, (first) => first.toUpperCase())}</li>
            ))}
          </ul>
          <p className="text-xs text-ink-faint">Said by the client on the portal; follow-up keeps to it.</p>
        </>
      )}
    </Panel>
  )
}
