import { Form } from '@remix-run/react'
import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { deskButton } from './desk-controls.ts'

/** How a decision is taken back: a form of its own, posted to the noun it belongs to. */
export interface UndoStep {
  /** Path of the route whose action takes it back. */
  readonly action: string
  /** What it posts, `intent` among it; a list posts its name once for each value. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>
}

/** What was just done, and the way back from it, by `z` too. Only for what has not left the house. */
export function UndoNotice({ step: { action, fields }, children }: { step: UndoStep; children: ReactNode }) {
  const values = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-settled-soft px-3 py-2 text-settled">
      <div role="status" className="flex min-w-0 grow basis-60 items-start gap-2">
        <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
        <div className="min-w-0">{children}</div>
      </div>
      <Form method="post" action={action} preventScrollReset>
        {values.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" aria-keyshortcuts="z" className={deskButton()}>
          Undo
        </button>
      </Form>
    </div>
  )
}
