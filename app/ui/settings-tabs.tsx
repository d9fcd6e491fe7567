import { Link, useLocation } from '@remix-run/react'
import { ChevronDown } from 'lucide-react'

interface SettingsTabsProps {
  mayTeam: boolean
  mayKeys: boolean
  mayWebhooks: boolean
  mayExport: boolean
}

interface Part {
  to: string
  label: string
}

/** The parts of the settings, by what they are about; some stand there for some roles only. */
const groupsFor = ({
  mayTeam,
  mayKeys,
  mayWebhooks,
  mayExport,
}: SettingsTabsProps): { title: string; parts: Part[] }[] => [
  {
    title: 'Business',
    parts: [
      { to: '/admin/settings', label: 'General' },
      { to: '/admin/settings/numbering', label: 'Numbering' },
      { to: '/admin/settings/statements', label: 'Statements' },
    ],
  },
  {
    title: 'Follow-up',
    parts: [
      { to: '/admin/settings/policies', label: 'Policies' },
      { to: '/admin/settings/calendar', label: 'Calendar' },
      { to: '/admin/settings/charges', label: 'Fees and interest' },
      { to: '/admin/settings/plans', label: 'Plans' },
      { to: '/admin/settings/words', label: 'Words' },
    ],
  },
  {
    title: 'Access',
    parts: [
      ...(mayTeam ? [{ to: '/admin/settings/team', label: 'Team' }] : []),
      { to: '/admin/settings/providers', label: 'Payment providers' },
      { to: '/admin/settings/mail', label: 'Mail' },
      ...(mayKeys ? [{ to: '/admin/settings/api-keys', label: 'API keys' }] : []),
      ...(mayWebhooks ? [{ to: '/admin/settings/webhooks', label: 'Webhooks' }] : []),
      ...(mayExport ? [{ to: '/admin/settings/data', label: 'Your data' }] : []),
    ],
  },
]

const look = (isCurrent: boolean) =>
  `flex min-h-11 items-center rounded-lg px-3 lg:min-h-8 ${isCurrent ? 'bg-ink text-paper' : 'text-ink-soft hover:bg-sunken'}`

/** The parts of the settings in their groups: side by side on wide screens, folded away on a phone. */
export function SettingsTabs(props: SettingsTabsProps) {
  const { pathname } = useLocation()
  const groups = groupsFor(props)
  const here = groups
    .flatMap(({ parts }) => parts)
    .filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
    .sort((a, b) => a.to.length - b.to.length)
    .at(-1)
  const list = (
    <div className="flex flex-col gap-x-6 gap-y-2 lg:flex-row lg:flex-wrap">
      {groups.map(({ title, parts }) => (
        <div key={title} className="flex flex-col gap-1">
          <p className="px-3 text-xs font-medium text-ink-faint">{title}</p>
          <ul className="grid grid-cols-2 gap-1 lg:flex lg:flex-wrap">
            {parts.map(({ to, label }) => (
              <li key={to}>
                <Link
                  to={to}
                  prefetch="intent"
                  aria-current={to === here?.to ? 'page' : undefined}
                  className={look(to === here?.to)}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
  return (
    <nav aria-label="Settings">
      <div className="hidden lg:block">{list}</div>
      {/* A new page folds it again. */}
      <details key={pathname} className="group/parts rounded-lg border border-line bg-surface lg:hidden">
        <summary className="flex min-h-11 list-none items-center justify-between px-3 font-medium [&::-webkit-details-marker]:hidden">
          Settings: {here?.label ?? 'all parts'}
          <ChevronDown aria-hidden="true" className="size-4 text-ink-faint group-open/parts:rotate-180" />
        </summary>
        <div className="border-t border-line p-2">{list}</div>
      </details>
    </nav>
  )
}
