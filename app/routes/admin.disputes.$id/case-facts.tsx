import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { DisputeOutcome } from '#app/domain/dispute/check-outcome.ts'
import { reasonNames } from '#app/domain/dispute/dispute-reason.ts'
import type { DisputeReason } from '#app/domain/dispute/dispute-reason.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { outcomeNames } from '#app/ui/dispute-words.ts'
import { Money } from '#app/ui/money.tsx'

interface CaseFactsProps {
  dispute: {
    clientId: string
    clientName: string
    invoiceId: string
    invoice: { number: string; balance: Amount; total: Amount }
    reason: DisputeReason
    disputed: Amount | null
    lines: readonly string[]
    openedOn: string
    respondBy: string
    waitsFor: 'business' | 'client' | null
    outcome: DisputeOutcome | null
    amount: Amount | null
    agreed: boolean | null
    creditNotes: readonly { id: string; number: number; amount: Amount }[]
    corrected: { id: string; number: string } | null
  }
}

/** What the case is about, what is at stake and whose turn it is. */
export function CaseFacts({ dispute }: CaseFactsProps) {
  const { locale, today } = useDesk()
  const { invoice, corrected } = dispute
  const isLate = dispute.waitsFor === 'business' && dispute.respondBy < today
  const rows: [string, ReactNode][] = [
    [
      'Client',
      <Link to={`/admin/clients/${dispute.clientId}`} className="link">
        {dispute.clientName}
      </Link>,
    ],
    [
      'Invoice',
      <Link to={`/admin/invoices/${dispute.invoiceId}`} className="link">
        {invoice.number}
      </Link>,
    ],
    ['What is wrong', reasonNames[dispute.reason]],
    [
      'In question',
      dispute.disputed ? (
        <>
          <Money amount={dispute.disputed} locale={locale} /> of <Money amount={invoice.total} locale={locale} />
        </>
      ) : (
        <>
          The whole invoice, <Money amount={invoice.total} locale={locale} />
        </>
      ),
    ],
    ...(dispute.lines.length > 0 ? ([['Lines', dispute.lines.join(', ')]] as [string, ReactNode][]) : []),
    ['Open on the invoice', <Money amount={invoice.balance} locale={locale} />],
    ['Opened', <Day day={dispute.openedOn} locale={locale} />],
    ...(dispute.waitsFor === 'business'
      ? ([
          [
            'Answer by',
            <span className={isLate ? 'font-medium text-needs-you' : ''}>
              <Day day={dispute.respondBy} locale={locale} />
              {isLate && ' (passed)'}
            </span>,
          ],
        ] as [string, ReactNode][])
      : []),
    ...(dispute.waitsFor === 'client' ? ([['Waits for', 'The client']] as [string, ReactNode][]) : []),
    ...(dispute.outcome
      ? ([
          [
            dispute.waitsFor ? 'Proposed' : 'Outcome',
            `${outcomeNames[dispute.outcome]}${dispute.amount ? `: ${formatMoney(dispute.amount, locale)}` : ''}`,
          ],
        ] as [string, ReactNode][])
      : []),
    ...(dispute.agreed === null
      ? []
      : ([['The client', dispute.agreed ? 'Agreed' : 'Did not agree with the first decision']] as [
          string,
          ReactNode,
        ][])),
    ...dispute.creditNotes.map(({ id, number, amount }): [string, ReactNode] => [
      'Credit note',
      <a href={`/admin/credit-notes/${id}.pdf`} className="link">
        {number} over {formatMoney(amount, locale)} (PDF)
      </a>,
    ]),
    ...(corrected
      ? ([
          [
            'In its place',
            <Link to={`/admin/invoices/${corrected.id}`} className="link">
              Invoice {corrected.number}
            </Link>,
          ],
        ] as [string, ReactNode][])
      : []),
  ]
  return (
    <Panel title="The case">
      <dl className="flex flex-col gap-1.5">
        {rows.map(([name, value]) => (
          <div key={`${name}`} className="flex flex-wrap justify-between gap-x-4">
            <dt className="text-ink-faint">{name}</dt>
            <dd className="min-w-0 text-right wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
