import type { ReactNode } from 'react'

/** One column, as wide as a letter: everything a client reads. */
export function LetterPage({ children }: { children: ReactNode }) {
  return <div className="mx-auto flex w-full max-w-[640px] flex-col gap-8 px-4 py-8 sm:py-12">{children}</div>
}

/** A short page with one thing to say. */
export function NoticePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <LetterPage>
      <main className="flex flex-col gap-4">
        <h1 className="text-xl font-semibold">{title}</h1>
        <div className="prose flex flex-col gap-4 text-ink-soft">{children}</div>
      </main>
    </LetterPage>
  )
}
