import { Form } from '@remix-run/react'
import type { PaymentPage } from '#app/db/read/payment-page.server.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { RefundEffect } from '#app/domain/payment/give-back.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import type { TypedRefund } from '#app/features/payments/refund-form.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton } from '#app/ui/desk-controls.ts'

const effects: Record<RefundEffect, (numbers: string) => string> = {
  credit_invoice: (numbers) => `A credit note over the same sum is issued for ${numbers}, so nothing is owed for it.`,
  reopen: (numbers) => `${numbers} is owed again by this sum, and follow-up goes on where it stood.`,
  credit: () => 'It comes out of the client’s credit. No invoice is touched.',
}

/** What will happen, before it happens. */
export function RefundReview({
  payment,
  typed,
}: {
  payment: Pick<PaymentPage, 'parts' | 'provider' | 'client' | 'amount'>
  typed: TypedRefund
}) {
  const { locale } = useDesk()
  const amount = parseTypedAmount(typed.amount, payment.amount.currency)
  const sum = amount.ok ? formatMoney(amount.value, locale) : typed.amount
  const numbers = payment.parts.map(({ number }) => number).join(', ')
  const isProvider = typed.through === 'provider'
  const provider = payment.provider === 'paypal' ? 'PayPal' : 'Stripe'
  return (
    <Form method="post" className="flex flex-col gap-4">
      {Object.entries(typed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ul className="flex list-disc flex-col gap-1.5 pl-5">
        <li>
          {isProvider
            ? `${provider} gives ${sum} back to ${payment.client.name}. What it kept as a fee stays with it.`
            : `You have paid ${sum} out to ${payment.client.name}; this writes it down.`}
        </li>
        <li>{effects[typed.effect](payment.parts.length > 1 ? `invoices ${numbers}` : `invoice ${numbers}`)}</li>
        <li>{payment.client.name} is told by mail that the money is on its way.</li>
        <li className="wrap-anywhere">On record: {typed.reason}</li>
        <li>It cannot be undone.</li>
      </ul>
      <div className="flex flex-wrap gap-2">
        <button type="submit" name="intent" value="refund" className={deskButton('primary')}>
          Refund {sum}
        </button>
        <button type="submit" name="intent" value="change" className={deskButton()}>
          Change something
        </button>
      </div>
    </Form>
  )
}
