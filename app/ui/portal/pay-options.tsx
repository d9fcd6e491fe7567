import { toDecimalString } from '#app/domain/money.ts'
import { openAttempt } from '#app/domain/portal/portal-status.ts'
import { everythingOpen } from '#app/domain/portal/portal-invoice.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { Button } from '#app/ui/button.tsx'
import { inputClass } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'

const buttonWords = { card: 'Pay by card', ach: 'Pay by bank (ACH)', paypal: 'Pay with PayPal' } as const

/** What the client chose before, when the page has to ask again. */
export interface PayAnswer {
  choice: 'everything' | 'other'
  amount: string
  error: string
}

/** All or part, and how: one plain form, each way to pay its own button. */
export function PayForm({ invoice, path, answer }: { invoice: PortalInvoice; path: string; answer: PayAnswer | null }) {
  if (invoice.methods.length === 0) return null
  const isOther = answer?.choice === 'other'
  return (
    <form method="post" action={`${path}/pay`} className="flex flex-col gap-4 print:hidden">
      <fieldset className="flex flex-col gap-3">
        <legend className="sr-only">How much to pay</legend>
        <div className="flex items-center justify-between gap-4">
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="choice"
              value="everything"
              defaultChecked={!isOther}
              className="size-5 shrink-0"
            />
            Everything open
          </label>
          <Money amount={everythingOpen(invoice)} locale={invoice.locale} className="font-medium" />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <label className="flex min-h-11 items-center gap-3">
            <input type="radio" name="choice" value="other" defaultChecked={isOther} className="size-5 shrink-0" />
            Other amount
          </label>
          <div className="ml-auto flex items-center gap-2">
            <span aria-hidden="true" className="text-sm text-ink-faint">
              {invoice.balance.currency}
            </span>
            <span className="w-36">
              <input
                type="text"
                name="amount"
                aria-label="Amount"
                inputMode="decimal"
                autoComplete="off"
                maxLength={40}
                defaultValue={answer?.amount ?? ''}
                className={`${inputClass} text-right tabular-nums`}
                {...(answer && { 'aria-invalid': true, 'aria-describedby': 'pay-problem' })}
              />
            </span>
          </div>
        </div>
        {answer && (
          <p id="pay-problem" role="alert" className="text-sm text-late">
            {answer.error}
          </p>
        )}
      </fieldset>
      <div className="flex flex-col gap-2 sm:flex-row sm:flex-wrap">
        {invoice.methods.map(({ method }, i) => (
          <Button
            key={method}
            name="method"
            value={method}
            variant={i === 0 ? 'primary' : 'secondary'}
            className="sm:flex-1 sm:whitespace-nowrap"
          >
            {buttonWords[method]}
          </Button>
        ))}
      </div>
    </form>
  )
}

/** An attempt is open, here or in another window: go on with it, or end it first. Two at once would be one too many. */
export function ContinueForm({ invoice, path }: { invoice: PortalInvoice; path: string }) {
  const attempt = openAttempt(invoice)
  if (!attempt) return null
  return (
    <div className="flex flex-col gap-2 sm:flex-row print:hidden">
      <form method="post" action={`${path}/pay`} className="flex sm:flex-1">
        <input type="hidden" name="choice" value="other" />
        <input type="hidden" name="amount" value={toDecimalString(attempt.amount)} />
        <Button name="method" value={attempt.method} className="w-full">
          Continue this payment
        </Button>
      </form>
      <form method="post" action={`${path}/cancel-payment`} className="flex sm:flex-1">
        <Button variant="secondary" className="w-full">
          Cancel it and choose again
        </Button>
      </form>
    </div>
  )
}

/** Bank details live here and nowhere else: a mail that brings other ones is not from the business. */
export function TransferDetails({ invoice }: { invoice: PortalInvoice }) {
  if (!invoice.transferDetails) return null
  return (
    <details className="border-t border-line pt-4">
      <summary className="font-medium">
        Or by transfer, reference <span className="whitespace-nowrap tabular-nums">{invoice.reference}</span>
      </summary>
      <div className="prose flex flex-col gap-3 pt-3 text-sm">
        <p className="whitespace-pre-line">{invoice.transferDetails}</p>
        <p>
          Please state the reference <strong className="wrap-anywhere">{invoice.reference}</strong>, so that your
          payment finds this invoice by itself.
        </p>
        <p className="text-ink-soft">
          These details are shown on this page only. We never send or change them by mail; if a mail says otherwise,
          please call us.
        </p>
      </div>
    </details>
  )
}
