import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** What to read where nothing is listed: why that is so, and what would change it. */
export function EmptyState({ Icon, title, children }: { Icon: LucideIcon; title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-lg border border-dashed border-line px-6 py-12 text-center">
      <Icon aria-hidden="true" className="size-6 text-ink-faint" />
      <p className="font-medium">{title}</p>
      {children && <div className="prose flex max-w-md flex-col items-center gap-3 text-ink-soft">{children}</div>}
    </div>
  )
}
