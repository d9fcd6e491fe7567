import { useLocation } from '@remix-run/react'
import { Tabs } from './tabs.tsx'

const parts = [
  { to: '/admin/settings', label: 'General' },
  { to: '/admin/settings/policies', label: 'Policies' },
  { to: '/admin/settings/calendar', label: 'Calendar' },
  { to: '/admin/settings/charges', label: 'Fees and interest' },
  { to: '/admin/settings/plans', label: 'Plans' },
  { to: '/admin/settings/words', label: 'Words' },
]

/** The parts of the settings. */
export function SettingsTabs() {
  const { pathname } = useLocation()
  const here = parts.filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`)).at(-1)
  return <Tabs label="Settings" tabs={parts.map((part) => ({ ...part, current: part === here }))} />
}
