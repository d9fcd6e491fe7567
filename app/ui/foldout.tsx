import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

interface FoldoutProps {
  title: ReactNode
  /** Open from the start, e.g. because something in it is wrong. */
  isOpen?: boolean
  onToggle?: (isOpen: boolean) => void
  /** The key that unfolds it. */
  shortcut?: string
  children: ReactNode
}

/** A framed part that unfolds under its own name, also without script. */
export function Foldout({ title, isOpen = false, onToggle, shortcut, children }: FoldoutProps) {
  return (
    <details
      open={isOpen}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
      className="group/fold rounded-lg border border-line bg-paper"
    >
      <summary
        aria-keyshortcuts={shortcut}
        className="flex min-h-11 list-none items-center gap-2 rounded-lg px-3 py-1.5 hover:bg-sunken lg:min-h-9 [&::-webkit-details-marker]:hidden"
      >
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-ink-faint group-open/fold:rotate-90 motion-safe:transition-transform motion-safe:duration-[120ms]"
        />
        {title}
      </summary>
      <div className="border-t border-line p-3">{children}</div>
    </details>
  )
}
