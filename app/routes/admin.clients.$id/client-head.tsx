import { Link } from '@remix-run/react'
import type { Money as Amount } from '#app/domain/money.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { EvidenceButton } from '#app/ui/evidence-button.tsx'
import { Money } from '#app/ui/money.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { When } from '#app/ui/when.tsx'

interface ClientSumsProps {
  sums: { open: readonly Amount[]; overdue: readonly Amount[]; disputed: readonly Amount[] }
  credit: readonly Amount[]
  lastContactAt: Date | null
}

/** What is owed, what of it is late or in question, and what is held for the client; one sum per currency. */
export function ClientSums({ sums: { open, overdue, disputed }, credit, lastContactAt }: ClientSumsProps) {
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-4">
      <Stat name="Open">{open.length === 0 ? 'Nothing' : <Sums of={open} />}</Stat>
      {overdue.length > 0 && (
        <Stat name="Overdue">
          <Sums of={overdue} />
        </Stat>
      )}
      {disputed.length > 0 && (
        <Stat name="In question" note="Rests until it is answered">
          <Sums of={disputed} />
        </Stat>
      )}
      {credit.length > 0 && (
        <Stat name="Credit" note="Received, not yet used">
          <Sums of={credit} />
        </Stat>
      )}
      <Stat name="Last contact">{lastContactAt ? <When at={lastContactAt} /> : 'None yet'}</Stat>
    </dl>
  )
}

function Sums({ of }: { of: readonly Amount[] }) {
  const { locale } = useDesk()
  return of.map((amount) => <Money key={amount.currency} amount={amount} locale={locale} className="mr-3" />)
}

interface ClientLinksProps {
  clientId: string
  mayWrite: boolean
  mayErase: boolean
}

/** What else there is of a client, on pages of its own. */
export function ClientLinks({ clientId, mayWrite, mayErase }: ClientLinksProps) {
  const page = `/admin/clients/${clientId}`
  return (
    <>
      {mayWrite && (
        <Link to={`/admin/invoices/new?client=${clientId}`} aria-keyshortcuts="n" className={deskButton('primary')}>
          New invoice
        </Link>
      )}
      <Link to={`${page}/statement`} className={deskButton()}>
        Statement
      </Link>
      <EvidenceButton of={page} />
      {mayErase && (
        <Link to={`${page}/erase`} className={deskButton('quiet')}>
          Remove this person
        </Link>
      )}
    </>
  )
}
