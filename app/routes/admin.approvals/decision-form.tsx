import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { ToneFlag } from '#app/domain/dunning/tone-check.ts'
import { deskButton } from '#app/ui/desk-controls.ts'

/** What was wrong with the last decision about this draft. */
export interface Refusal {
  readonly intent: string
  readonly errors: Readonly<Record<string, string[]>>
  readonly flags: readonly ToneFlag[]
  readonly typed: Readonly<Record<string, string>>
}

/** A decision about one draft; `nextId` is what is shown afterwards. */
export function DecisionForm({
  draftId,
  nextId,
  intent,
  children,
}: {
  draftId: string
  nextId: string | null
  intent: string
  children: ReactNode
}) {
  return (
    <Form method="post" action={`/admin/approvals?draft=${draftId}`} className="flex flex-col items-start gap-3">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="message" value={draftId} />
      {nextId && <input type="hidden" name="next" value={nextId} />}
      {children}
    </Form>
  )
}

export function Decide({
  look = 'secondary',
  shortcut,
  confirms = false,
  children,
}: {
  look?: 'primary' | 'secondary'
  shortcut?: string
  confirms?: boolean
  children: ReactNode
}) {
  const { state } = useNavigation()
  return (
    <button
      type="submit"
      {...(confirms && { name: 'confirm', value: 'yes' })}
      aria-keyshortcuts={shortcut}
      disabled={state !== 'idle'}
      className={deskButton(look)}
    >
      {children}
    </button>
  )
}
