import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { MailAttachments, MailFrame } from '#app/ui/mail-frame.tsx'
import { Money } from '#app/ui/money.tsx'
import { StatusBadge, StatusSentence } from '#app/ui/status-badge.tsx'
import { DecisionForms } from './decision-forms.tsx'
import type { Refusal } from './decision-form.tsx'
import type { DraftView } from './draft-view.ts'

interface DraftPaneProps {
  draft: DraftView
  /** The draft that is shown after this one is decided. */
  nextId: string | null
  mayDecide: boolean
  refusal: Refusal | null
}

/** One draft as it would go out, why, and what can be done about it. */
export function DraftPane({ draft, nextId, mayDecide, refusal }: DraftPaneProps) {
  const { what, cause, reviewReason, editedBy, waits, isLate } = draft
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Link to="/admin/approvals" className="link w-fit lg:hidden">
        All drafts
      </Link>
      <Panel
        title={draft.subject}
        aside={<StatusBadge tone={isLate ? 'needs-you' : 'waiting'}>Waits {waits}</StatusBadge>}
      >
        <p>
          {what}
          {cause && `: ${cause}`}.{editedBy && ` Its words were changed by ${editedBy}.`}
        </p>
        {reviewReason && <StatusSentence tone="late">Written anew. {reviewReason}</StatusSentence>}
        {mayDecide ? (
          <DecisionForms draft={draft} nextId={nextId} refusal={refusal} />
        ) : (
          <p className="text-ink-soft">The owner and the staff decide about it.</p>
        )}
        <Envelope draft={draft} />
        <MailFrame html={draft.html} subject={draft.subject} />
        <MailAttachments messageId={draft.id} attachments={draft.attachments} />
      </Panel>
    </div>
  )
}

function Envelope({ draft }: { draft: DraftView }) {
  const { locale } = useDesk()
  const { client, invoices, from, to, cc } = draft
  const rows = [
    ['To', to],
    ...(cc.length > 0 ? [['Copies', cc.join(', ')]] : []),
    ['From', from],
    ['Subject', draft.subject],
  ]
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 rounded-lg bg-sunken px-3 py-2">
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-ink-faint">{name}</dt>
          <dd className="break-words">{value}</dd>
        </Fragment>
      ))}
      <dt className="text-ink-faint">Client</dt>
      <dd>
        <Link to={`/admin/clients/${client.id}`} className="link">
          {client.name}
        </Link>
      </dd>
      <dt className="text-ink-faint">About</dt>
      <dd className="flex flex-col">
        {invoices.map(({ id, number, dueOn, balance }) => (
          <span key={id}>
            <Link to={`/admin/invoices/${id}`} className="link">
              Invoice {number}
            </Link>
            , <Money amount={balance} locale={locale} /> open, due <Day day={dueOn} locale={locale} style="short" />
          </span>
        ))}
      </dd>
    </dl>
  )
}
