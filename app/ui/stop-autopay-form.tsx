import { Form } from '@remix-run/react'
import { deskButton } from './desk-controls.ts'
import { Foldout } from './foldout.tsx'

/** Ends that a plan pays itself; the plan goes on. Posts to its own page with an `intent`. */
export function StopAutopayForm({ label }: { label: string }) {
  return (
    <Foldout title="Stop automatic payment">
      <Form method="post" className="flex flex-col gap-3">
        <p className="text-sm text-ink-soft">
          Nothing more is collected from {label}. The plan goes on: the client is told, and pays each instalment by
          hand.
        </p>
        <div>
          <button type="submit" name="intent" value="stop-autopay" className={deskButton('secondary')}>
            Stop automatic payment
          </button>
        </div>
      </Form>
    </Foldout>
  )
}
