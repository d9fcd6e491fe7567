import { Form, Link } from '@remix-run/react'
import {
  Banknote,
  CalendarClock,
  CircleAlert,
  EyeOff,
  Handshake,
  Inbox,
  LifeBuoy,
  Mail,
  MailCheck,
  MailWarning,
  MailX,
  Phone,
  Scale,
  ServerCrash,
  Unplug,
  UserRound,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useDesk } from './desk.ts'
import { deskButton } from './desk-controls.ts'
import { Money } from './money.tsx'
import type { NeedItem, NeedKind } from './need-item.ts'
import { telHref } from './tel-href.ts'

const icons: Record<NeedKind, LucideIcon> = {
  sweep: ServerCrash,
  report: Unplug,
  reply: Inbox,
  dispute: Scale,
  escalation: Scale,
  help: LifeBuoy,
  plan: CalendarClock,
  contact: UserRound,
  payment: Banknote,
  call: Phone,
  draft: MailCheck,
  promise: Handshake,
  bounce: MailX,
  mail: MailWarning,
  letter: Mail,
  untouched: EyeOff,
  other: CircleAlert,
}

/** What waits for a person, each with the way to its decision, or the decision itself. */
export function NeedList({ label, needs, mayPress }: { label: string; needs: readonly NeedItem[]; mayPress: boolean }) {
  return (
    <ul aria-label={label} className="flex flex-col">
      {needs.map((need) => (
        <NeedRow key={need.key} need={need} mayPress={mayPress} />
      ))}
    </ul>
  )
}

function NeedRow({ need, mayPress }: { need: NeedItem; mayPress: boolean }) {
  const { locale, today } = useDesk()
  const { kind, title, by, when, facts, amount, client, verb, to, press } = need
  const Icon = icons[kind]
  return (
    <li className="relative flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line py-2.5 last:border-b-0 focus-within:bg-sunken hover:bg-sunken">
      <Icon aria-hidden="true" className="size-4 shrink-0 self-start text-needs-you max-sm:mt-1 sm:mt-0.5" />
      <div className="flex min-w-0 grow basis-48 flex-col gap-0.5">
        <span className="font-medium wrap-anywhere">{title}</span>
        <span className="flex flex-wrap items-center gap-x-3 text-xs text-ink-faint">
          {when && <span className={by < today ? 'font-medium text-late' : ''}>{when}</span>}
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          {client && (
            <Link to={`/admin/clients/${client.id}`} className="link relative z-10 inline-flex min-h-6 items-center">
              {client.name}
            </Link>
          )}
          {client?.phone && (
            <a href={telHref(client.phone)} className="link relative z-10 inline-flex min-h-6 items-center">
              {client.phone}
            </a>
          )}
        </span>
      </div>
      {amount && <Money amount={amount} locale={locale} className="tabular-nums" />}
      <div className="ms-auto flex gap-2">
        {press && mayPress && (
          <Form method="post" action={press.action} preventScrollReset className="relative z-10">
            {Object.entries(press.fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <button type="submit" className={deskButton()} aria-label={`${press.label}: ${title}`}>
              {press.label}
            </button>
          </Form>
        )}
        <Link
          to={to}
          data-row=""
          prefetch="intent"
          aria-label={`${verb}: ${title}`}
          className={`${deskButton(press ? 'secondary' : 'primary')} after:absolute after:inset-0`}
        >
          {verb}
        </Link>
      </div>
    </li>
  )
}
