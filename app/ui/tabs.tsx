import { Link } from '@remix-run/react'

export interface Tab {
  to: string
  label: string
  current: boolean
}

/** Ways to see one list; plain links, so that each has an address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 lg:mx-0 lg:px-0">
      <ul className="flex w-max gap-1">
        {tabs.map(({ to, label: text, current }) => (
          <li key={`${to} ${text}`}>
            <Link
              to={to}
              prefetch="intent"
              preventScrollReset
              aria-current={current ? 'page' : undefined}
              className={`flex min-h-11 items-center rounded-lg px-3 lg:min-h-8 ${current ? 'bg-ink text-paper' : 'text-ink-soft hover:bg-sunken'}`}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
