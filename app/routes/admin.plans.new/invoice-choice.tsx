import { Form } from '@remix-run/react'
import type { PlanCandidate } from '#app/db/read/plan-candidates.server.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Money } from '#app/ui/money.tsx'

/** Which of the client's open invoices the plan covers; the address keeps the choice. */
export function InvoiceChoice({ invoices, chosen }: { invoices: readonly PlanCandidate[]; chosen: readonly string[] }) {
  const { locale } = useDesk()
  return (
    <Panel title="What it covers">
      <Form method="get" className="flex flex-col gap-3">
        <ul className="flex flex-col gap-1">
          {invoices.map(({ id, number, dueOn, balance }) => (
            <li key={id}>
              <label className="flex min-h-11 flex-wrap items-center gap-x-3 lg:min-h-8">
                <input
                  type="checkbox"
                  name="invoice"
                  value={id}
                  defaultChecked={chosen.includes(id)}
                  className="size-4 shrink-0"
                />
                <span className="grow">
                  Invoice {number}, due <Day day={dueOn} locale={locale} />
                </span>
                <Money amount={balance} locale={locale} className="tabular-nums" />
              </label>
            </li>
          ))}
        </ul>
        {invoices.length > 1 && (
          <div>
            <button type="submit" className={deskButton()}>
              Cover these
            </button>
          </div>
        )}
      </Form>
    </Panel>
  )
}
