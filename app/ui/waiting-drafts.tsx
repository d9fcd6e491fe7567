import { Link } from '@remix-run/react'
import { MailCheck } from 'lucide-react'
import { deskButton } from './desk-controls.ts'

/** Drafts that wait for a decision, and the way to them. */
export function WaitingDrafts({ count, oldest }: { count: number; oldest: string }) {
  if (count === 0) return null
  const text =
    count === 1 ? 'One draft waits for your OK' : `${count >= 100 ? 'More than 99' : count} drafts wait for your OK`
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line px-3 py-2">
      <MailCheck aria-hidden="true" className="size-4 shrink-0 text-needs-you" />
      <span className="grow">
        {text}
        <span className="text-ink-faint">, oldest {oldest}</span>
      </span>
      <Link to="/admin/approvals" data-row="" className={deskButton('secondary')}>
        Review
      </Link>
    </p>
  )
}
