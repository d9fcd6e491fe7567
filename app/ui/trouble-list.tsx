import { Link } from '@remix-run/react'
import { ChevronRight, TriangleAlert } from 'lucide-react'

interface Troubles {
  untouched: number
  unknownMails: number
  failedMails: number
  unreachableClients: number
  parkedReports: number
}

const several = (count: number, one: string, many: string) =>
  count === 1 ? one : `${count >= 100 ? 'More than 99' : count} ${many}`

interface Line {
  count: number
  text: string
  to: string | null
}

function linesOf(troubles: Troubles): Line[] {
  const { untouched, unknownMails, failedMails, unreachableClients, parkedReports } = troubles
  return [
    {
      count: untouched,
      text: several(
        untouched,
        'One overdue invoice was not touched for too long',
        'overdue invoices were not touched for too long',
      ),
      to: '/admin/untouched',
    },
    {
      count: unknownMails,
      text: several(unknownMails, 'One mail may or may not have arrived', 'mails may or may not have arrived'),
      to: '/admin/outbox?show=unknown',
    },
    {
      count: failedMails,
      text: several(failedMails, 'One mail could not be sent', 'mails could not be sent'),
      to: '/admin/outbox?show=failed',
    },
    {
      count: unreachableClients,
      text: several(unreachableClients, 'One address does not take our mail', 'addresses do not take our mail'),
      to: '/admin/outbox?show=bounced',
    },
    {
      count: parkedReports,
      text: several(
        parkedReports,
        'One report of a provider could not be read: please tell whoever runs this installation',
        'reports of providers could not be read: please tell whoever runs this installation',
      ),
      to: null,
    },
  ]
}

/** What is wrong beside the tasks, each with the way to its list. */
export function TroubleList(troubles: Troubles) {
  const lines = linesOf(troubles).filter(({ count }) => count > 0)
  if (lines.length === 0) return null
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {lines.map(({ text, to }) => (
        <li key={text} className="relative flex min-h-11 items-center gap-3 px-3 py-2 hover:bg-sunken lg:min-h-9">
          <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-needs-you" />
          {to ? (
            <Link to={to} data-row="" className="grow after:absolute after:inset-0">
              {text}
            </Link>
          ) : (
            <span className="grow">{text}</span>
          )}
          {to && <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />}
        </li>
      ))}
    </ul>
  )
}
