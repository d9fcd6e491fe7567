import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Field } from '#app/ui/field.tsx'

/** Which kind, and of what time; only asks, changes nothing. */
export function PeriodForm({ period }: { period: { from: string; to: string } | null }) {
  const { today } = useDesk()
  return (
    <Panel title="What it shows">
      <Form key={`${period?.from} ${period?.to}`} method="get" className="flex flex-col gap-3">
        <fieldset className="flex flex-col">
          <legend className="sr-only">Kind</legend>
          <label className="flex min-h-11 items-center gap-2 lg:min-h-9">
            <input type="radio" name="kind" value="open_item" defaultChecked={!period} className="size-4" />
            What is open today
          </label>
          <label className="flex min-h-11 items-center gap-2 lg:min-h-9">
            <input type="radio" name="kind" value="activity" defaultChecked={period !== null} className="size-4" />
            What happened, with balances
          </label>
        </fieldset>
        <div className="grid grid-cols-2 gap-2">
          <Field label="From">
            {(control) => (
              <input
                {...control}
                type="date"
                name="from"
                max={today}
                defaultValue={period?.from ?? ''}
                className={deskInput}
              />
            )}
          </Field>
          <Field label="To">
            {(control) => (
              <input
                {...control}
                type="date"
                name="to"
                max={today}
                defaultValue={period?.to ?? ''}
                className={deskInput}
              />
            )}
          </Field>
        </div>
        <div>
          <button type="submit" className={deskButton()}>
            Show
          </button>
        </div>
      </Form>
    </Panel>
  )
}
