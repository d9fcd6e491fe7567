import { Form, Link } from '@remix-run/react'
import type { Money as Amount } from '#app/domain/money.ts'
import type { TypedManual } from '#app/features/payments/manual-form.ts'
import { AllocationRows } from '#app/ui/allocation-rows.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'

interface RecordFormProps {
  client: { id: string; name: string }
  /** Currencies in which something else is open. */
  others: readonly string[]
  currency: string
  items: readonly { id: string; number: string; dueOn: string; balance: Amount }[]
  paymentId: string
  answer: (TypedManual & { errors: Readonly<Record<string, string>> }) | null
}

export function RecordForm({ client, others, currency, items, paymentId, answer }: RecordFormProps) {
  const { today } = useDesk()
  const errors = answer?.errors ?? {}
  const wrong = (field: string) => (errors[field] ? [errors[field]] : undefined)
  return (
    // Anew for another proposal, since the browser keeps what was typed.
    <Form method="post" key={JSON.stringify(answer)} className="grid items-start gap-4 lg:grid-cols-2">
      <input type="hidden" name="paymentId" value={answer?.paymentId ?? paymentId} />
      <Panel title="What came">
        <Field label={`Amount (${currency})`} errors={wrong('amount')}>
          {(control) => (
            <input
              {...control}
              name="amount"
              required
              inputMode="decimal"
              autoComplete="off"
              defaultValue={answer?.amount}
              className={`${deskInput} tabular-nums`}
            />
          )}
        </Field>
        {others.length > 0 && (
          <p className="text-sm text-ink-soft">
            Something else is open in{' '}
            {others.map((other) => (
              <Link key={other} to={`?client=${client.id}&currency=${other}`} className="link">
                {other}
              </Link>
            ))}
            .
          </p>
        )}
        <Field label="How it came">
          {(control) => (
            <select {...control} name="method" defaultValue={answer?.method} className={deskInput}>
              <option value="transfer">Bank transfer</option>
              <option value="check">Check</option>
              <option value="cash">Cash</option>
              <option value="other">Other</option>
            </select>
          )}
        </Field>
        <Field label="Received on" errors={wrong('receivedOn')}>
          {(control) => (
            <input
              {...control}
              type="date"
              name="receivedOn"
              required
              max={today}
              defaultValue={answer?.receivedOn ?? today}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Reference" hint="What stood on the check or the transfer.">
          {(control) => (
            <input
              {...control}
              name="reference"
              maxLength={200}
              defaultValue={answer?.reference}
              className={deskInput}
            />
          )}
        </Field>
      </Panel>
      <Panel title="What it pays">
        {items.length === 0 ? (
          <p className="text-ink-soft">
            Nothing is open in {currency}. All of it is kept as the client’s credit, to be applied or given back later.
          </p>
        ) : (
          <>
            <p className="text-ink-soft">
              Lay it over the oldest invoices first, then change what you know better. What is left stays the client’s
              credit.
            </p>
            <div>
              <button type="submit" name="intent" value="propose" className={deskButton()}>
                Lay it over the oldest
              </button>
            </div>
            <AllocationRows rows={items} typed={answer?.parts ?? {}} errors={errors} />
          </>
        )}
        {errors.form && (
          <p role="alert" className="text-needs-you">
            {errors.form}
          </p>
        )}
        <div className="flex flex-col gap-2">
          <div>
            <button type="submit" name="intent" value="record" className={deskButton('primary')}>
              Record the payment
            </button>
          </div>
          <p className="text-xs text-ink-faint">The client is thanked at the next good hour.</p>
        </div>
      </Panel>
    </Form>
  )
}
