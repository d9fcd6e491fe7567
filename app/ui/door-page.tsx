import type { ReactNode } from 'react'
import { StatusSentence } from './status-badge.tsx'

/** A page outside the desk that leads into it: one column, one form. */
export function DoorPage({
  title,
  problem,
  children,
}: {
  title: string
  problem?: string | null | undefined
  children: ReactNode
}) {
  return (
    <main className="mx-auto flex min-h-[80dvh] w-full max-w-sm flex-col justify-center gap-6 px-4 py-10">
      <h1 className="text-xl font-semibold">{title}</h1>
      {problem && <StatusSentence tone="needs-you">{problem}</StatusSentence>}
      {children}
    </main>
  )
}
