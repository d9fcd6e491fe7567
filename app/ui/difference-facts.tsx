import { Link } from '@remix-run/react'
import type { Money as Amount } from '#app/domain/money.ts'
import type { DifferenceKind } from '#app/domain/provider/difference-kind.ts'
import { Money } from './money.tsx'
import { Facts } from './stat.tsx'
import { When } from './when.tsx'

interface ShownDifference {
  kind: DifferenceKind
  provider: 'stripe' | 'paypal'
  amount: Amount
  ours: Amount | null
  ref: string
  payer: string | null
  note: string | null
  paymentId: string | null
  paidAt: Date
  foundAt: Date
}

const providers = { stripe: 'Stripe', paypal: 'PayPal' }

const kinds: Record<ShownDifference['kind'], string> = {
  unknown_here: 'Money that belongs to no payment here',
  unknown_there: 'On your books, but not at the provider',
  not_booked: 'Paid there, not on your books',
  amount: 'Another sum there than here',
  refunds: 'Another sum was given back there than here',
  losses: 'Another sum was taken back there than here',
}

export const differenceTitle = ({ kind }: Pick<ShownDifference, 'kind'>): string => kinds[kind]

/** What is known of a difference between a provider's books and ours. */
export function DifferenceFacts({ difference }: { difference: ShownDifference }) {
  const { provider, amount, ours, ref, payer, note, paidAt, foundAt, paymentId, kind } = difference
  return (
    <Facts
      facts={[
        [`At ${providers[provider]}`, <Money key="there" amount={amount} />],
        ...(ours ? [['On your books', <Money key="here" amount={ours} />] as const] : []),
        [
          'Its name there',
          <span key="ref" className="wrap-anywhere">
            {ref}
          </span>,
        ],
        ...(payer
          ? [
              [
                'From',
                <span key="payer" className="wrap-anywhere">
                  {payer}
                </span>,
              ] as const,
            ]
          : []),
        ...(note
          ? [
              [
                'It says',
                <span key="note" className="wrap-anywhere">
                  {note}
                </span>,
              ] as const,
            ]
          : []),
        ['Paid', <When key="paid" at={paidAt} />],
        ['Found', <When key="found" at={foundAt} />],
        ...(paymentId && kind !== 'unknown_here'
          ? [
              [
                'Payment',
                <Link key="payment" to={`/admin/payments/${paymentId}`} className="link">
                  Open it
                </Link>,
              ] as const,
            ]
          : []),
      ]}
    />
  )
}
