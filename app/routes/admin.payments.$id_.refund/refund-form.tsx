import { Form } from '@remix-run/react'
import type { PaymentPage } from '#app/db/read/payment-page.server.ts'
import { formatMoney, isPositive, toDecimalString } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { RefundEffect } from '#app/domain/payment/give-back.ts'
import type { Errors, TypedRefund } from '#app/features/payments/refund-form.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'

interface RefundFormProps {
  payment: Pick<PaymentPage, 'parts' | 'provider'>
  left: Money
  /** What of the client's credit could be given back through this payment. */
  credit: Money
  viaProvider: boolean
  refundId: string
  typed: TypedRefund | null
  errors: Errors
}

export function RefundForm({ payment, left, credit, viaProvider, refundId, typed, errors }: RefundFormProps) {
  const { locale, today } = useDesk()
  const choices = effectChoices(payment.parts.length, isPositive(credit) ? formatMoney(credit, locale) : null)
  const provider = payment.provider === 'paypal' ? 'PayPal' : 'Stripe'
  const first = payment.parts.length === 0 ? credit : left
  return (
    <Form method="post" className="flex flex-col gap-4">
      <input type="hidden" name="refundId" value={refundId} />
      {errors.form && (
        <p role="alert" className="text-needs-you">
          {errors.form.join(' ')}
        </p>
      )}
      <Field label={`Amount (${left.currency})`} errors={errors.amount}>
        {(control) => (
          <input
            {...control}
            name="amount"
            required
            inputMode="decimal"
            autoComplete="off"
            defaultValue={typed?.amount ?? toDecimalString(isPositive(first) ? first : left)}
            className={`${deskInput} tabular-nums`}
          />
        )}
      </Field>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-sm font-medium">What about the invoice?</legend>
        {choices.map(({ effect, label, hint }, position) => (
          <label key={effect} className="flex min-h-11 items-start gap-3 rounded-lg px-2 py-2 hover:bg-sunken">
            <input
              type="radio"
              name="effect"
              value={effect}
              required
              defaultChecked={typed ? typed.effect === effect : position === 0}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span className="block font-medium">{label}</span>
              <span className="block text-sm text-ink-soft">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label="Reason" hint="Stays on record; on a credit note the client reads it." errors={errors.reason}>
        {(control) => (
          <input
            {...control}
            name="reason"
            required
            maxLength={300}
            defaultValue={typed?.reason}
            className={deskInput}
          />
        )}
      </Field>
      <Field
        label="How it goes back"
        hint={
          viaProvider
            ? `${provider} gives it back to the card or account it came from.`
            : 'It came by hand, so you pay it out by hand.'
        }
        errors={errors.through}
      >
        {(control) => (
          <select {...control} name="through" defaultValue={typed?.through} className={deskInput}>
            {viaProvider && <option value="provider">Through {provider}</option>}
            <option value="transfer">Paid out by bank transfer</option>
            <option value="check">Paid out by check</option>
            <option value="cash">Paid out in cash</option>
            <option value="other">Paid out another way</option>
          </select>
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Paid out on"
          hint={viaProvider ? 'Only if you paid it out yourself.' : undefined}
          errors={errors.paidOn}
        >
          {(control) => (
            <input
              {...control}
              type="date"
              name="paidOn"
              max={today}
              defaultValue={typed?.paidOn ?? (viaProvider ? '' : today)}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Reference" hint="What stands on the check or the transfer." errors={errors.reference}>
          {(control) => (
            <input
              {...control}
              name="reference"
              maxLength={200}
              defaultValue={typed?.reference}
              className={deskInput}
            />
          )}
        </Field>
      </div>
      <div>
        <button type="submit" name="intent" value="review" className={deskButton('primary')}>
          Review the refund
        </button>
      </div>
    </Form>
  )
}

function effectChoices(
  invoices: number,
  credit: string | null,
): { effect: RefundEffect; label: string; hint: string }[] {
  return [
    ...(invoices > 0
      ? [
          {
            effect: 'credit_invoice' as const,
            label: 'Credit the invoice too',
            hint: 'A credit note over the same sum: nothing is owed for it.',
          },
          {
            effect: 'reopen' as const,
            label: 'The client owes it again',
            hint: 'The invoice is open by this sum, and follow-up goes on where it stood.',
          },
        ]
      : []),
    ...(credit
      ? [
          {
            effect: 'credit' as const,
            label: `Out of the client’s credit of ${credit}`,
            hint: 'Paid beyond what was open. No invoice is touched.',
          },
        ]
      : []),
  ]
}
