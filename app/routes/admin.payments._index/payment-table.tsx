import type { Money as Amount } from '#app/domain/money.ts'
import { isOwnEnding } from '#app/domain/payment/own-ending.ts'
import type { PaymentState } from '#app/domain/payment/payment-state.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Money } from '#app/ui/money.tsx'
import { declineWords, methodWords, paymentLooks } from '#app/ui/payment-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

interface Row {
  id: string
  clientName: string
  numbers: readonly string[]
  reference: string | null
  method: PaymentMethod
  state: PaymentState
  failureReason: string | null
  amount: Amount
  fee: Amount | null
  startedAt: Date
  receivedOn: string | null
}

const shownNumbers = 3

export function PaymentTable({ rows }: { rows: readonly Row[] }) {
  const { locale } = useDesk()
  return (
    <Table
      caption="Payments"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Client',
          narrow: 'title',
          cell: ({ id, clientName }) => <RowLink to={`/admin/payments/${id}`}>{clientName}</RowLink>,
        },
        { head: 'For', narrow: 'below', cell: (row) => <WhatFor {...row} /> },
        { head: 'How', narrow: 'line', cell: ({ method }) => methodWords[method] },
        {
          head: 'State',
          narrow: 'sideBelow',
          cell: ({ state }) => <StatusBadge tone={paymentLooks[state].tone}>{paymentLooks[state].word}</StatusBadge>,
        },
        {
          head: 'When',
          narrow: 'line',
          cell: ({ startedAt, receivedOn }) =>
            receivedOn ? <Day day={receivedOn} locale={locale} style="short" /> : <When at={startedAt} />,
        },
        {
          head: 'Fee',
          narrow: 'hidden',
          align: 'right',
          cell: ({ fee }) => (fee ? <Money amount={fee} locale={locale} /> : <span className="text-ink-faint">–</span>),
        },
        {
          head: 'Amount',
          narrow: 'side',
          align: 'right',
          cell: ({ amount }) => <Money amount={amount} locale={locale} className="font-medium" />,
        },
      ]}
    />
  )
}

function WhatFor({ numbers, reference, state, failureReason }: Row) {
  const rest = numbers.length - shownNumbers
  const words = [
    numbers.length > 0 &&
      `${numbers.length > 1 ? 'Invoices' : 'Invoice'} ${numbers.slice(0, shownNumbers).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
    reference,
  ].filter(Boolean)
  return (
    <span className="wrap-anywhere">
      {words.join(' · ') || 'No invoice'}
      {state === 'failed' && failureReason && !isOwnEnding(failureReason) && (
        <span className="block text-xs text-ink-faint">{declineWords(failureReason)}</span>
      )}
    </span>
  )
}
