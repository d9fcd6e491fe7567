import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'

interface Troubles {
  untouched: number
  unknownMails: number
  failedMails: number
  unreachableClients: number
  parkedReports: number
}

const several = (count: number, one: string, many: string) =>
  count === 1 ? one : `${count >= 100 ? 'More than 99' : count} ${many}`

/** What went wrong without becoming a task, each with the way to its list. */
export function TroubleList(troubles: Troubles) {
  const { untouched, unknownMails, failedMails, unreachableClients, parkedReports } = troubles
  const lines: [count: number, text: string, to: string | null][] = [
    [
      untouched,
      several(
        untouched,
        'One invoice is a week late and nothing was sent about it',
        'invoices are a week late and nothing was sent about them',
      ),
      '/admin/invoices?show=overdue&untouched=1',
    ],
    [
      unknownMails,
      several(unknownMails, 'Nobody knows whether one mail arrived', 'mails may or may not have arrived'),
      '/admin/outbox?show=unknown',
    ],
    [
      failedMails,
      several(failedMails, 'One mail could not be sent', 'mails could not be sent'),
      '/admin/outbox?show=failed',
    ],
    [
      unreachableClients,
      several(unreachableClients, 'One address does not take our mail', 'addresses do not take our mail'),
      '/admin/outbox?show=bounced',
    ],
    [
      parkedReports,
      several(
        parkedReports,
        'One report of a payment or mail provider could not be read: please tell whoever runs this installation',
        'reports of payment or mail providers could not be read: please tell whoever runs this installation',
      ),
      null,
    ],
  ]
  return (
    <ul className="flex flex-col gap-2 empty:hidden">
      {lines
        .filter(([count]) => count > 0)
        .map(([, text, to]) => (
          <li key={text} className="rounded-lg bg-needs-you-soft text-needs-you">
            {to ? (
              <Link
                to={to}
                data-row=""
                className="flex min-h-11 items-center justify-between gap-3 px-3 py-2 lg:min-h-9"
              >
                {text}
                <ChevronRight aria-hidden="true" className="size-4 shrink-0" />
              </Link>
            ) : (
              <p className="px-3 py-2">{text}</p>
            )}
          </li>
        ))}
    </ul>
  )
}
