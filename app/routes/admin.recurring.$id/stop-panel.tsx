import { Form } from '@remix-run/react'
import type { RecurringPage } from '#app/db/read/recurring-page.server.ts'
import { Day } from '#app/ui/day.tsx'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Foldout } from '#app/ui/foldout.tsx'

/** Pausing, going on and ending, each with what will happen. */
export function StopPanel({ page }: { page: RecurringPage }) {
  const { locale } = useDesk()
  const { state, goesOnWith } = page
  return (
    <Panel title="Pause or end">
      {state === 'active' && (
        <Foldout title="Pause" shortcut="h">
          <Step intent="pause" label="Pause it">
            No invoices are made until you go on. Periods that begin meanwhile are left out and not made up for later.
            Invoices that are made already stay as they are.
          </Step>
        </Foldout>
      )}
      {state !== 'active' && (
        <Step intent="resume" label="Go on" primary>
          {goesOnWith ? (
            <>
              The next invoice is made on <Day day={goesOnWith} locale={locale} />. What began before today is left out.
            </>
          ) : (
            'There is no period left. Change its end to go on.'
          )}
        </Step>
      )}
      {state !== 'ended' && (
        <Foldout title="End">
          <Step intent="end" label="End it">
            No more invoices are made. Those that are made already stay as they are, and are followed up as usual.
          </Step>
        </Foldout>
      )}
    </Panel>
  )
}

interface StepProps {
  intent: string
  label: string
  primary?: boolean
  children: React.ReactNode
}

function Step({ intent, label, primary = false, children }: StepProps) {
  return (
    <Form method="post" className="flex flex-col items-start gap-3">
      <p className="text-sm text-ink-soft">{children}</p>
      <button type="submit" name="intent" value={intent} className={deskButton(primary ? 'primary' : 'secondary')}>
        {label}
      </button>
    </Form>
  )
}
