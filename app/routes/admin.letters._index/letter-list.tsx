import { Link } from '@remix-run/react'
import { letterKind } from '#app/domain/letter/letter-kind.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Money } from '#app/ui/money.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { When } from '#app/ui/when.tsx'

export interface LetterItem {
  id: string
  number: number | null
  kind: string
  subject: string
  createdAt: Date
  printedAt: Date | null
  postedOn: string | null
  tracking: string | null
  client: { id: string; name: string }
  invoice: { id: string; number: string; balance: Amount }
  /** What has changed since it was written, in plain words. */
  trouble: string | null
}

/** Letters as they are chosen from; the subject opens the sheets. */
export function LetterList({ letters, canChoose }: { letters: readonly LetterItem[]; canChoose: boolean }) {
  return (
    <ul aria-label="Letters" className="flex flex-col">
      {letters.map((letter) => (
        <li key={letter.id} className="flex items-start gap-3 border-b border-line py-3 last:border-b-0">
          {canChoose && (
            <span className="flex min-h-11 items-center lg:min-h-6">
              <input
                type="checkbox"
                name="letter"
                value={letter.id}
                defaultChecked={letter.trouble === null}
                aria-label={`Choose ${nameOf(letter)} to ${letter.client.name}`}
                className="size-4"
              />
            </span>
          )}
          <Entry letter={letter} />
        </li>
      ))}
    </ul>
  )
}

const nameOf = ({ number }: LetterItem) => (number === null ? 'the letter' : `letter ${number}`)

function Entry({ letter }: { letter: LetterItem }) {
  const { locale } = useDesk()
  const { client, invoice, trouble } = letter
  return (
    <div className="flex min-w-0 grow flex-col gap-0.5">
      <a
        href={`/admin/letters/${letter.id}.pdf`}
        target="_blank"
        rel="noreferrer"
        data-row=""
        className="font-medium break-words hover:underline"
      >
        {letter.subject}
        <span className="sr-only"> (PDF, opens in a new tab)</span>
      </a>
      <span className="flex flex-wrap gap-x-3 text-xs leading-6 text-ink-faint">
        <span>
          {letter.number !== null && `Letter ${letter.number}, `}
          {letterKind(letter.kind)}
        </span>
        <Link to={`/admin/clients/${client.id}`} className="link">
          {client.name}
        </Link>
        <Link to={`/admin/invoices/${invoice.id}`} className="link">
          Invoice {invoice.number}
        </Link>
        <Money amount={invoice.balance} locale={locale} />
        <Fate letter={letter} />
      </span>
      {trouble && (
        <span className="flex flex-wrap items-center gap-2">
          <StatusBadge tone="needs-you">{letter.printedAt ? 'Please do not post' : 'Will not be printed'}</StatusBadge>
          <span className="min-w-0">Since it was written, {trouble}.</span>
        </span>
      )}
    </div>
  )
}

function Fate({ letter: { postedOn, tracking, printedAt, createdAt } }: { letter: LetterItem }) {
  const { locale } = useDesk()
  if (postedOn) {
    return (
      <span>
        Posted <Day day={postedOn} locale={locale} style="short" />
        {tracking && `, tracking number ${tracking}`}
      </span>
    )
  }
  return printedAt ? (
    <span>
      Printed <When at={printedAt} />
    </span>
  ) : (
    <span>
      Written <When at={createdAt} />
    </span>
  )
}
