import { Form, Link } from '@remix-run/react'
import type { CreditPage } from '#app/db/read/credit-list.server.ts'
import { toDecimalString } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { AllocationRows } from '#app/ui/allocation-rows.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'
import { methodWords } from '#app/ui/payment-words.ts'
import { When } from '#app/ui/when.tsx'

interface Answer {
  typed: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
}

export function ApplyPanel({
  invoices,
  proposal,
  newId,
  answer,
}: {
  invoices: readonly { id: string; number: string; dueOn: string; balance: Amount }[]
  proposal: Readonly<Record<string, string>>
  newId: string
  answer: Answer | null
}) {
  return (
    <Panel title="Apply it to invoices">
      {invoices.length === 0 ? (
        <p className="text-ink-soft">Nothing is open. The credit waits for the next invoice, or is given back.</p>
      ) : (
        <Form method="post" className="flex flex-col gap-3">
          <input type="hidden" name="applyId" value={newId} />
          <p className="text-ink-soft">Proposed for the oldest first. No mail goes out by it.</p>
          <AllocationRows rows={invoices} typed={answer?.typed ?? proposal} errors={answer?.errors ?? {}} />
          {answer?.errors.form && (
            <p role="alert" className="text-needs-you">
              {answer.errors.form}
            </p>
          )}
          <div>
            <button type="submit" name="intent" value="apply" className={deskButton('primary')} aria-keyshortcuts="a">
              Apply the credit
            </button>
          </div>
        </Form>
      )}
    </Panel>
  )
}

export function SourcesPanel({ sources, mayRefund }: { sources: CreditPage['sources']; mayRefund: boolean }) {
  const { locale } = useDesk()
  if (sources.length === 0) return null
  return (
    <Panel title="Where it came from">
      <ul className="flex flex-col gap-2">
        {sources.map(({ amount, payment }) => (
          <li key={payment?.id ?? 'note'} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <span>
              {payment ? (
                <Link to={`/admin/payments/${payment.id}`} className="link">
                  {methodWords[payment.method]}, <When at={payment.at} />
                </Link>
              ) : (
                'Credit notes over invoices that were paid'
              )}
            </span>
            <span className="flex items-baseline gap-3">
              <Money amount={amount} locale={locale} className="font-medium tabular-nums" />
              {mayRefund && payment?.byProvider && (
                <Link to={`/admin/payments/${payment.id}/refund`} className="link">
                  Refund
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

interface PayOutProps {
  credit: Amount
  /** The person has confirmed who they are and fills the form. */
  isGiving: boolean
  newId: string
  answer: Answer | null
}

export function PayOutPanel({ credit, isGiving, newId, answer }: PayOutProps) {
  return (
    <Panel title="Give it back">
      <p className="text-ink-soft">
        Money that came by card, bank debit or PayPal goes back the way it came: refund its payment. Anything else you
        pay out yourself and write down here.
      </p>
      {isGiving ? (
        <PayOutForm {...{ credit, newId, answer }} />
      ) : (
        <div>
          <Link to={`?currency=${credit.currency}&give=yes`} className={deskButton()}>
            I paid it out myself
          </Link>
        </div>
      )}
    </Panel>
  )
}

function PayOutForm({ credit, newId, answer }: Omit<PayOutProps, 'isGiving'>) {
  const { today } = useDesk()
  const wrong = (field: string) => (answer?.errors[field] ? [answer.errors[field]] : undefined)
  const typed = answer?.typed ?? {}
  return (
    <Form method="post" className="flex flex-col gap-3">
      <input type="hidden" name="refundId" value={newId} />
      <Field label={`Amount (${credit.currency})`} errors={wrong('amount')}>
        {(control) => (
          <input
            {...control}
            name="amount"
            required
            inputMode="decimal"
            autoComplete="off"
            defaultValue={typed.amount ?? toDecimalString(credit)}
            className={`${deskInput} tabular-nums`}
          />
        )}
      </Field>
      <Field label="How">
        {(control) => (
          <select {...control} name="method" defaultValue={typed.method} className={deskInput}>
            <option value="transfer">Bank transfer</option>
            <option value="check">Check</option>
            <option value="cash">Cash</option>
            <option value="other">Other</option>
          </select>
        )}
      </Field>
      <Field label="Paid out on" errors={wrong('paidOn')}>
        {(control) => (
          <input
            {...control}
            type="date"
            name="paidOn"
            required
            max={today}
            defaultValue={typed.paidOn ?? today}
            className={deskInput}
          />
        )}
      </Field>
      <Field label="Reference" hint="What stands on the check or the transfer.">
        {(control) => (
          <input {...control} name="reference" maxLength={200} defaultValue={typed.reference} className={deskInput} />
        )}
      </Field>
      <Field label="Reason" hint="Stays on record." errors={wrong('reason')}>
        {(control) => (
          <input
            {...control}
            name="reason"
            required
            maxLength={300}
            defaultValue={typed.reason}
            className={deskInput}
          />
        )}
      </Field>
      <div>
        <button type="submit" name="intent" value="pay-out" className={deskButton('primary')}>
          Write it down
        </button>
      </div>
    </Form>
  )
}
