import { Link } from '@remix-run/react'
import type { PaymentPage } from '#app/db/read/payment-page.server.ts'
import { isPositive } from '#app/domain/money.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Money } from '#app/ui/money.tsx'
import { methodWords } from '#app/ui/payment-words.ts'
import { Facts } from '#app/ui/stat.tsx'
import { When } from '#app/ui/when.tsx'

export type ShownPayment = Omit<PaymentPage, 'receivedOn'> & { receivedOn: string | null }

const providers = { stripe: 'Stripe', paypal: 'PayPal', manual: 'Recorded by hand' }

export function FactsPanel({ payment }: { payment: ShownPayment }) {
  const { locale } = useDesk()
  const { amount, refunded, returned, fee, pending, method, provider, reference, providerRef } = payment
  const inOneCurrency = fee !== null && fee.currency === amount.currency
  const kept = amount.minor - refunded.minor - returned.minor - (inOneCurrency ? fee.minor : 0n)
  return (
    <Panel title="The payment">
      <Facts
        facts={[
          ['Amount', <Money key="amount" amount={amount} locale={locale} className="font-medium" />],
          ...(isPositive(refunded)
            ? [['Given back', <Money key="refunded" amount={refunded} locale={locale} />] as const]
            : []),
          ...(isPositive(pending)
            ? [['Refund asked for', <Money key="pending" amount={pending} locale={locale} />] as const]
            : []),
          ...(isPositive(returned)
            ? [['Taken back by the bank', <Money key="returned" amount={returned} locale={locale} />] as const]
            : []),
          ...(fee
            ? [
                ['Fee of the provider', <Money key="fee" amount={fee} locale={locale} />] as const,
                ...(inOneCurrency
                  ? [
                      [
                        'What stays',
                        <Money key="net" amount={{ ...amount, minor: kept }} locale={locale} className="font-medium" />,
                      ] as const,
                    ]
                  : []),
              ]
            : []),
          ['How', methodWords[method]],
          ['Through', providers[provider]],
          ['Begun', <When key="begun" at={payment.startedAt} />],
          ...(payment.receivedOn
            ? [['Received on', <Day key="received" day={payment.receivedOn} locale={locale} />] as const]
            : []),
          ...(payment.settledAt ? [['On the books', <When key="settled" at={payment.settledAt} />] as const] : []),
          ...(reference
            ? [
                [
                  'Reference',
                  <span key="reference" className="wrap-anywhere">
                    {reference}
                  </span>,
                ] as const,
              ]
            : []),
        ]}
      />
      {providerRef && (
        <p className="text-xs text-ink-faint">
          Known to {providers[provider]} as <span className="font-mono wrap-anywhere">{providerRef}</span>
        </p>
      )}
    </Panel>
  )
}

const hasCome = ['settled', 'part_refunded', 'refunded', 'disputed', 'returned']

/** What it pays, and what of it no invoice has taken. */
export function PartsPanel({ payment }: { payment: ShownPayment }) {
  const { locale } = useDesk()
  const { parts, state, held, amount, client } = payment
  const isThere = hasCome.includes(state)
  const applied = parts.reduce((sum, part) => sum + part.amount.minor, 0n)
  const rest = { ...held, minor: held.minor - applied }
  if (parts.length === 0 && !(isThere && isPositive(rest))) return null
  return (
    <Panel title={isThere ? 'What it pays' : 'What it is for'}>
      <ul className="flex flex-col gap-1">
        {parts.map(({ invoiceId, number, amount: part }) => (
          <li key={invoiceId} className="flex flex-wrap justify-between gap-x-4">
            <Link to={`/admin/invoices/${invoiceId}`} className="link">
              Invoice {number}
            </Link>
            <Money amount={part} locale={locale} />
          </li>
        ))}
        {isThere && isPositive(rest) && (
          <li className="flex flex-wrap justify-between gap-x-4">
            <Link to={`/admin/credits/${client.id}?currency=${amount.currency}`} className="link">
              Kept as the client’s credit
            </Link>
            <Money amount={rest} locale={locale} />
          </li>
        )}
      </ul>
    </Panel>
  )
}
