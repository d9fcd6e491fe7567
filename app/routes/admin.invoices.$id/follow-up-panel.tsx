import { Link, useParams } from '@remix-run/react'
import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { formatMoney } from '#app/domain/money.ts'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { TraceList } from '#app/ui/trace-list.tsx'
import { ResumeForm } from './action-forms.tsx'
import type { FollowUpView } from './invoice-view.ts'

/** Promises, notices and cases end on their own pages, with what belongs to them. */
const liftable = ['manual', 'hardship', 'proposal', 'paused_by_client']

const scopes = { invoice: '', client: ', all invoices of this client', business: ', everybody’s invoices' }

interface FollowUpPanelProps {
  followUp: FollowUpView
  mayHold: boolean
  mayChoose: boolean
  /** Policies themselves are the owner's. */
  mayConfigure: boolean
}

/** The trace: what was said last, what comes next and why, and what holds it back. */
export function FollowUpPanel({ followUp, mayHold, mayChoose, mayConfigure }: FollowUpPanelProps) {
  const { locale } = useDesk()
  const { id: invoiceId } = useParams()
  const throughDay = (day: string) => {
    const parsed = parseDay(day)
    return parsed ? formatDay(parsed, locale, 'short') : day
  }
  return (
    <Panel title="Follow-up" aside={`Last: ${followUp.stage.toLowerCase()}`}>
      <p className="prose">{followUp.why}</p>
      {followUp.holds.map((hold) => (
        <div key={hold.id} className="flex items-center justify-between gap-3 rounded-lg bg-sunken px-3 py-2">
          <p className="min-w-0">
            {hold.reason}
            <span className="block text-xs text-ink-faint">
              {hold.amount && <>{formatMoney(hold.amount, locale)} of it. </>}
              {hold.until ? `Through ${throughDay(hold.until)}` : 'Until someone resumes it'}
              {!hold.until && hold.reviewOn && `, looked at again on ${throughDay(hold.reviewOn)}`}
              {scopes[hold.scope]}
            </span>
          </p>
          {mayHold && liftable.includes(hold.kind) && <ResumeForm holdId={hold.id} />}
          {hold.kind === 'reply' && (
            <Link to="/admin/replies" className="link">
              Read the reply
            </Link>
          )}
          {hold.kind === 'dispute' && (
            <Link to={`/admin/disputes?invoice=${invoiceId}`} className="link">
              Open the case
            </Link>
          )}
        </div>
      ))}
      <TraceList items={followUp.trace} />
      {followUp.policy && (
        <p className="text-xs text-ink-faint">
          By the policy <PolicyName policy={followUp.policy} isLink={mayConfigure} />.{' '}
          {mayChoose && (
            <Link to="policy" relative="path" className="link">
              Choose its policy
            </Link>
          )}
        </p>
      )}
    </Panel>
  )
}

function PolicyName({
  policy: { id, name },
  isLink,
}: {
  policy: { id: string | null; name: string }
  isLink: boolean
}) {
  if (!isLink) return `“${name}”`
  return (
    <Link to={`/admin/settings/policies${id ? `/${id}` : ''}`} className="link">
      {name}
    </Link>
  )
}
