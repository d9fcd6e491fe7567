import { Link } from '@remix-run/react'
import {
  Banknote,
  CircleCheck,
  Eye,
  FileText,
  HandHeart,
  Hand,
  Handshake,
  Link as LinkIcon,
  ListTodo,
  Mail,
  Phone,
  Scale,
  TriangleAlert,
  UserRound,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { EmailAddress } from './email-address.tsx'
import { Foldout } from './foldout.tsx'
import { FetchedMailFrame, MailAttachments } from './mail-frame.tsx'
import { MessageBadge } from './message-badge.tsx'
import type { TimelineItem } from './timeline-item.ts'
import { When } from './when.tsx'

const icons: Record<string, LucideIcon> = {
  reminder: Mail,
  message: Mail,
  thank_you: HandHeart,
  payment: Banknote,
  invoice: FileText,
  portal: Eye,
  hold: Hand,
  promise: Handshake,
  already_paid: Banknote,
  call: Phone,
  escalation: Scale,
  task: ListTodo,
  client: UserRound,
  contact: UserRound,
}

const trouble = /\.(bounced|complained|failed|unknown|unreachable|quarantined|returned|disputed|refund_failed)$/

function iconOf(type: string): { Icon: LucideIcon; look: string } {
  if (trouble.test(type)) return { Icon: TriangleAlert, look: 'bg-needs-you-soft text-needs-you' }
  if (type === 'payment.settled' || type === 'invoice.settled')
    return { Icon: CircleCheck, look: 'bg-settled-soft text-settled' }
  if (type === 'portal.link_created') return { Icon: LinkIcon, look: 'bg-sunken text-ink-soft' }
  return { Icon: icons[type.split('.')[0] ?? ''] ?? FileText, look: 'bg-sunken text-ink-soft' }
}

/** What happened, newest first; every mail opens where it is mentioned, exactly as it is stored. */
export function TimelineList({
  items,
  withInvoice = false,
}: {
  items: readonly TimelineItem[]
  withInvoice?: boolean
}) {
  return (
    <ol className="flex flex-col">
      {items.map((item) => (
        <TimelineEntry key={item.id} item={item} withInvoice={withInvoice} />
      ))}
    </ol>
  )
}

function TimelineEntry({ item, withInvoice }: { item: TimelineItem; withInvoice: boolean }) {
  const { Icon, look } = iconOf(item.type)
  return (
    <li className="group grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 pb-4 last:pb-0">
      <div className="flex flex-col items-center gap-1">
        <span className={`flex size-7 items-center justify-center rounded-full ${look}`}>
          <Icon aria-hidden="true" className="size-3.5" />
        </span>
        <span className="w-px grow bg-line group-last:hidden" />
      </div>
      <div className="flex min-w-0 flex-col gap-1 pt-1">
        <p>{item.sentence}</p>
        <p className="flex flex-wrap gap-x-2 text-xs text-ink-faint">
          <When at={item.at} />
          {item.by && <span>by {item.by}</span>}
          {withInvoice && item.invoice && (
            <Link to={`/admin/invoices/${item.invoice.id}`} className="link">
              Invoice {item.invoice.number}
            </Link>
          )}
        </p>
        {item.mail && <FoldedMail mail={item.mail} />}
      </div>
    </li>
  )
}

function FoldedMail({ mail }: { mail: NonNullable<TimelineItem['mail']> }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="mt-1">
      <Foldout
        onToggle={setOpen}
        title={
          <span className="flex grow flex-wrap items-center justify-between gap-x-3 gap-y-1">
            {mail.subject}
            <MessageBadge state={mail.state} />
          </span>
        }
      >
        <div className="flex flex-col gap-3">
          <p className="flex flex-wrap justify-between gap-x-4 gap-y-1 text-xs text-ink-faint">
            <span>
              To <EmailAddress email={mail.toAddress} />
            </span>
            <Link to={`/admin/outbox/${mail.id}`} className="link">
              Text version and details
            </Link>
          </p>
          {isOpen && <FetchedMailFrame messageId={mail.id} subject={mail.subject} />}
          <MailAttachments messageId={mail.id} attachments={mail.attachments} />
        </div>
      </Foldout>
    </div>
  )
}
