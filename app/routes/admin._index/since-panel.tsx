import { Link } from '@remix-run/react'
import { Panel } from '#app/ui/desk-page.tsx'
import { When } from '#app/ui/when.tsx'

interface SincePanelProps {
  /** `isVisit` false: nobody knows when this person was here, so it is since yesterday. */
  since: { isVisit: boolean; at: Date }
  happened: Readonly<Record<string, number>>
  news: readonly { id: string; to: string; words: string }[]
}

const counted: { name: string; one: string; many: string; to: string }[] = [
  { name: 'payments', one: 'payment', many: 'payments', to: '/admin/payments' },
  { name: 'dispute.opened', one: 'dispute', many: 'disputes', to: '/admin/disputes' },
  { name: 'plan.proposed', one: 'plan proposed', many: 'plans proposed', to: '/admin/plans' },
  { name: 'help.asked', one: 'call for help', many: 'calls for help', to: '/admin/tasks' },
  { name: 'reminder.sent', one: 'reminder sent', many: 'reminders sent', to: '/admin/outbox?show=sent' },
  { name: 'thank_you.sent', one: 'thank-you sent', many: 'thank-yous sent', to: '/admin/thank-yous?show=sent' },
  { name: 'portal.viewed', one: 'page opened', many: 'pages opened', to: '/admin/invoices?show=open' },
]

/** What happened while nobody looked: counted, and the latest by name. */
export function SincePanel({ since, happened, news }: SincePanelProps) {
  const some = counted.filter(({ name }) => (happened[name] ?? 0) > 0)
  return (
    <Panel
      title={since.isVisit ? 'Since you were here' : 'Since yesterday'}
      aside={since.isVisit && <When at={since.at} />}
    >
      {some.length === 0 ? (
        <p className="text-ink-soft">Nothing happened.</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {some.map(({ name, one, many, to }) => (
            <li key={name}>
              <Link to={to} className="link inline-flex min-h-6 items-center">
                {happened[name]} {happened[name] === 1 ? one : many}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {news.length > 0 && (
        <ul aria-label="The latest" className="flex flex-col gap-1 border-t border-line pt-3">
          {news.map(({ id, to, words }) => (
            <li key={id}>
              <Link to={to} className="inline-flex min-h-6 items-center wrap-anywhere hover:underline">
                {words}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
