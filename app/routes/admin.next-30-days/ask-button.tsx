import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { ButtonVariant } from '#app/ui/button.tsx'
import { deskButton } from '#app/ui/desk-controls.ts'

/** Asks for a run. */
export function AskButton({ variant, children }: { variant: ButtonVariant; children: ReactNode }) {
  const isAsking = useNavigation().formMethod === 'POST'
  return (
    <Form method="post">
      <button type="submit" disabled={isAsking} className={deskButton(variant)}>
        {children}
      </button>
    </Form>
  )
}
