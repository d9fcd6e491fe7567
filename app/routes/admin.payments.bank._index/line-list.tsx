import { Form, Link } from '@remix-run/react'
import type { BankLineState } from '#app/db/read/bank-lines.server.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { BankLineFacts } from '#app/ui/bank-line-facts.tsx'
import { Proposal } from './proposal.tsx'
import type { Match } from './proposal.tsx'

interface Line {
  id: string
  bookedOn: string
  amount: Amount
  name: string | null
  account: string | null
  text: string
  reference: string | null
  reason: string | null
  paymentId: string | null
  client: { id: string; name: string } | null
  found: { matches: readonly Match[]; closedNumbers: readonly string[] } | null
}

const SHOWN = 2

export function LineList({ rows, state, mayBook }: { rows: readonly Line[]; state: BankLineState; mayBook: boolean }) {
  return (
    <ul aria-label="Movements" className="flex flex-col gap-3">
      {rows.map((line) => (
        <li key={line.id} className="grid gap-4 rounded-lg border border-line bg-surface p-4 lg:grid-cols-2">
          <BankLineFacts {...line} />
          <div className="flex min-w-0 flex-col gap-3">
            {state === 'open' ? <Choices line={line} mayBook={mayBook} /> : <Outcome line={line} mayBook={mayBook} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Choices({ line, mayBook }: { line: Line; mayBook: boolean }) {
  const { matches = [], closedNumbers = [] } = line.found ?? {}
  return (
    <>
      {matches.length === 0 && <p className="text-ink-soft">Nothing that is open fits.</p>}
      {closedNumbers.length > 0 && (
        <p className="text-needs-you">
          It names {closedNumbers.join(', ')}, on which nothing is open{matches.length > 0 ? ' in this currency' : ''}.
        </p>
      )}
      {matches.slice(0, SHOWN).map((match, at) => (
        <Proposal key={at} lineId={line.id} match={match} isBest={at === 0} mayBook={mayBook} />
      ))}
      {mayBook && (
        <div className="flex flex-wrap items-center gap-2">
          <Link to={`/admin/payments/bank/${line.id}`} className={deskButton()}>
            {matches.length > 0 ? 'Choose something else' : 'Choose an invoice'}
          </Link>
          <Form method="post">
            <input type="hidden" name="line" value={line.id} />
            <button type="submit" name="intent" value="ignore" className={deskButton('quiet')}>
              Not for an invoice
            </button>
          </Form>
        </div>
      )}
    </>
  )
}

function Outcome({ line, mayBook }: { line: Line; mayBook: boolean }) {
  return (
    <>
      {line.client && (
        <p>
          <Link to={`/admin/payments/${line.paymentId}`} className="link">
            Payment
          </Link>{' '}
          of{' '}
          <Link to={`/admin/clients/${line.client.id}`} className="link">
            {line.client.name}
          </Link>
        </p>
      )}
      {line.reason && <p className="text-ink-soft">{line.reason}</p>}
      {mayBook && !line.client && line.amount.minor > 0n && (
        <Form method="post">
          <input type="hidden" name="line" value={line.id} />
          <button type="submit" name="intent" value="back" className={deskButton()}>
            Decide about it again
          </button>
        </Form>
      )}
    </>
  )
}
