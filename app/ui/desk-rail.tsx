import { Form, Link, NavLink } from '@remix-run/react'
import {
  BanknoteArrowDown,
  BookUser,
  CalendarCheck,
  CalendarClock,
  CalendarRange,
  ChartColumn,
  CircleHelp,
  CircleUser,
  Columns3,
  FileText,
  History,
  Import,
  Inbox,
  ListTodo,
  LogOut,
  Mail,
  MailCheck,
  MailOpen,
  Menu,
  PartyPopper,
  Repeat,
  Scale,
  ScrollText,
  Search,
  Send,
  Settings,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'

interface RailItem {
  to: string
  label: string
  Icon: LucideIcon
  /** What is counted beside it. */
  counts?: 'drafts' | 'tasks'
}

const first: RailItem[] = [
  { to: '/admin', label: 'Today', Icon: CalendarCheck },
  { to: '/admin/invoices', label: 'Invoices', Icon: FileText },
  { to: '/admin/approvals', label: 'Approvals', Icon: MailCheck, counts: 'drafts' },
  { to: '/admin/tasks', label: 'Tasks', Icon: ListTodo, counts: 'tasks' },
]
const groups: RailItem[][] = [
  [
    { to: '/admin/follow-ups', label: 'Follow-ups', Icon: Columns3 },
    { to: '/admin/disputes', label: 'Disputes', Icon: Scale },
    { to: '/admin/plans', label: 'Plans', Icon: CalendarClock },
    { to: '/admin/next-30-days', label: 'Next 30 days', Icon: CalendarRange },
    { to: '/admin/replies', label: 'Replies', Icon: Inbox },
    { to: '/admin/outbox', label: 'Outbox', Icon: Send },
    { to: '/admin/letters', label: 'Letters', Icon: Mail },
    { to: '/admin/thank-yous', label: 'Thank-yous', Icon: PartyPopper },
  ],
  [
    { to: '/admin/clients', label: 'Clients', Icon: BookUser },
    { to: '/admin/payments', label: 'Payments', Icon: BanknoteArrowDown },
    { to: '/admin/recurring', label: 'Recurring', Icon: Repeat },
    { to: '/admin/statements', label: 'Statements', Icon: ScrollText },
    { to: '/admin/reports', label: 'Reports', Icon: ChartColumn },
  ],
  [{ to: '/admin/imports', label: 'Imports', Icon: Import }],
]
const audit: RailItem = { to: '/admin/audit', label: 'Audit', Icon: History }
const settings: RailItem = { to: '/admin/settings', label: 'Settings', Icon: Settings }

/** What stands behind the first four, in groups; the last holds what only some roles may open. */
const rest = ({ mayAudit, maySettings }: RailProps): RailItem[][] =>
  groups.map((items, position) =>
    position < groups.length - 1 ? items : [...items, ...(mayAudit ? [audit] : []), ...(maySettings ? [settings] : [])],
  )

export interface RailProps {
  businessName: string
  person: string
  /** How many wait for a person. */
  waiting: { drafts: number; tasks: number }
  mailboxUrl: string | null
  maySettings: boolean
  mayAudit: boolean
}

/** The desk's way around: a rail at the left on wide screens, a bar at the bottom of a phone. */
export function DeskRail(props: RailProps) {
  return (
    <>
      <WideRail {...props} />
      <NarrowBar {...props} />
    </>
  )
}

function WideRail(props: RailProps) {
  const { businessName, person, waiting, mailboxUrl } = props
  return (
    <aside className="hidden w-52 shrink-0 border-r border-line bg-surface lg:block print:hidden">
      {/* One line shorter than the window: the sandbox banner may stand above. */}
      <div className="sticky top-0 flex h-[calc(100dvh-1.5rem)] flex-col gap-4 overflow-y-auto px-3 py-4">
        <p className="shrink-0 truncate px-2 font-semibold" title={businessName}>
          {businessName}
        </p>
        <SearchLink />
        <nav aria-label="Desk" className="flex flex-col gap-0.5">
          {first.map((item) => (
            <RailLink key={item.to} {...item} count={item.counts ? waiting[item.counts] : 0} />
          ))}
          {rest(props).map((items, position) => (
            <div key={position} className="mt-1.5 flex flex-col gap-0.5 border-t border-line pt-1.5">
              {items.map((item) => (
                <RailLink key={item.to} {...item} count={0} />
              ))}
            </div>
          ))}
        </nav>
        <div className="mt-auto flex flex-col gap-0.5">
          {mailboxUrl && (
            <a href={mailboxUrl} className={linkLook(false)}>
              <MailOpen aria-hidden="true" className="size-4 shrink-0" />
              Sandbox mailbox
            </a>
          )}
          <Guide />
          <Person name={person} />
          <SignOut />
        </div>
      </div>
    </aside>
  )
}

function NarrowBar(props: RailProps) {
  const { person, waiting, mailboxUrl } = props
  return (
    <nav
      aria-label="Desk"
      className="fixed inset-x-0 bottom-0 z-20 grid grid-cols-5 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
    >
      {first.map((item) => (
        <BarLink key={item.to} {...item} count={item.counts ? waiting[item.counts] : 0} />
      ))}
      <details className="group relative" name="desk-menu">
        <summary className={`${barLook} list-none text-ink-soft [&::-webkit-details-marker]:hidden`}>
          <Menu aria-hidden="true" className="size-5" />
          More
        </summary>
        <div className="absolute right-2 bottom-full mb-2 flex max-h-[calc(100dvh-6rem)] w-56 flex-col overflow-y-auto rounded-lg border border-line bg-surface p-2 shadow-lg">
          <SearchLink />
          {rest(props)
            .flat()
            .map((item) => (
              <RailLink key={item.to} {...item} count={0} />
            ))}
          {mailboxUrl && (
            <a href={mailboxUrl} className={linkLook(false)}>
              <MailOpen aria-hidden="true" className="size-4 shrink-0" />
              Sandbox mailbox
            </a>
          )}
          <Guide />
          <Person name={person} />
          <SignOut />
        </div>
      </details>
    </nav>
  )
}

const linkLook = (isActive: boolean) =>
  `flex min-h-11 items-center gap-2.5 rounded-lg px-2 lg:min-h-7 ${
    isActive ? 'bg-sunken font-medium text-ink' : 'text-ink-soft hover:bg-sunken hover:text-ink'
  }`

const barLook = 'flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs'

/** Opens the command menu; without scripts, the page of the search. */
function SearchLink() {
  return (
    <Link
      to="/admin/search"
      data-search
      aria-keyshortcuts="Meta+K Control+K"
      className="flex min-h-11 items-center gap-2.5 rounded-lg border border-line px-2 text-ink-soft hover:bg-sunken hover:text-ink lg:min-h-8"
    >
      <Search aria-hidden="true" className="size-4 shrink-0" />
      Search
      <kbd aria-hidden="true" className="ml-auto font-mono text-xs text-ink-faint max-lg:hidden">
        ⌘K
      </kbd>
    </Link>
  )
}

function RailLink({ to, label, Icon, count }: RailItem & { count: number }) {
  return (
    <NavLink to={to} end={to === '/admin'} prefetch="intent" className={({ isActive }) => linkLook(isActive)}>
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {label}
      <Count of={count} className="ml-auto" />
    </NavLink>
  )
}

function BarLink({ to, label, Icon, count }: RailItem & { count: number }) {
  return (
    <NavLink
      to={to}
      end={to === '/admin'}
      className={({ isActive }) => `${barLook} relative ${isActive ? 'font-medium text-accent' : 'text-ink-soft'}`}
    >
      <Icon aria-hidden="true" className="size-5" />
      {label}
      <Count of={count} className="absolute top-1 left-1/2 ml-1.5" />
    </NavLink>
  )
}

function Count({ of, className }: { of: number; className: string }) {
  if (of === 0) return null
  return (
    <span
      className={`rounded-full bg-needs-you-soft px-1.5 text-xs leading-4 font-medium text-needs-you tabular-nums ${className}`}
    >
      {of > 99 ? '99+' : of}
      <span className="sr-only"> open</span>
    </span>
  )
}

function Guide() {
  return (
    <a href="/help" className={linkLook(false)}>
      <CircleHelp aria-hidden="true" className="size-4 shrink-0" />
      Guide
    </a>
  )
}

/** The way to the own account. */
function Person({ name }: { name: string }) {
  return (
    <NavLink to="/admin/account" className={({ isActive }) => linkLook(isActive)} title="Your account">
      <CircleUser aria-hidden="true" className="size-4 shrink-0" />
      <span className="truncate">
        {name}
        <span className="sr-only">, your account</span>
      </span>
    </NavLink>
  )
}

function SignOut() {
  return (
    <Form method="post" action="/sign-out" reloadDocument>
      <button type="submit" className={`${linkLook(false)} w-full text-left`}>
        <LogOut aria-hidden="true" className="size-4 shrink-0" />
        Sign out
      </button>
    </Form>
  )
}
