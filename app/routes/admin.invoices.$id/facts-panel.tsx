import { Link } from '@remix-run/react'
import { isPositive } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { formatPercent } from '#app/domain/percent.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { EmailAddress } from '#app/ui/email-address.tsx'
import { Money } from '#app/ui/money.tsx'
import { methodWords, paymentLooks } from '#app/ui/payment-words.ts'
import { Facts } from '#app/ui/stat.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { telHref } from '#app/ui/tel-href.ts'
import { When } from '#app/ui/when.tsx'
import type { ChargesView } from './charges-view.server.ts'
import type { InvoiceView } from './invoice-view.ts'

type Parts = Pick<ChargesView, 'fees' | 'interest' | 'credited' | 'discounted'>

export function AmountsPanel({ invoice, parts }: { invoice: InvoiceView; parts: Parts }) {
  const { balance, total, paid, processing, payments } = invoice
  const { locale } = useDesk()
  const rows = [
    ['Late fees open', parts.fees],
    ['Interest open', parts.interest],
    ['Credited or written off', parts.credited],
    ['Early-payment discount', parts.discounted],
    ['Clearing', processing],
  ] as const
  return (
    <Panel title="Amounts">
      <p className="text-xl font-semibold tabular-nums">
        <Money amount={balance} locale={locale} />
        <span className="pl-2 text-sm font-normal text-ink-faint">open</span>
      </p>
      <Facts
        facts={[
          ['Invoice', <Money key="v" amount={total} locale={locale} />],
          ['Paid', <Money key="v" amount={paid} locale={locale} />],
          ...rows
            .filter(([, amount]) => isPositive(amount))
            .map(([label, amount]) => [label, <Money key="v" amount={amount} locale={locale} />] as const),
        ]}
      />
      {payments.length > 0 && (
        <ul className="flex flex-col gap-2 border-t border-line pt-3">
          {payments.map((payment) => (
            <li key={payment.id} className="flex flex-col gap-0.5">
              <span className="flex flex-wrap items-center justify-between gap-2">
                <Money amount={payment.amount} locale={locale} className="font-medium" />
                <StatusBadge tone={paymentLooks[payment.state].tone}>{paymentLooks[payment.state].word}</StatusBadge>
              </span>
              <span className="text-xs text-ink-faint">
                {methodWords[payment.method]}, <When at={payment.settledAt ?? payment.startedAt} />
                {payment.reference && <> · {payment.reference}</>}
              </span>
              {payment.ledBy && (
                <span className="text-xs wrap-anywhere text-ink-faint">
                  begun from{' '}
                  <Link to={`/admin/outbox/${payment.ledBy.messageId}`} className="link">
                    {payment.ledBy.subject}
                  </Link>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

export function ClientPanel({ invoice: { client, recipients } }: { invoice: InvoiceView }) {
  return (
    <Panel title="Client">
      <p>
        <Link to={`/admin/clients/${client.id}`} className="link font-medium">
          {client.name}
        </Link>
      </p>
      <ul className="flex flex-col gap-1">
        {recipients.length === 0 && <li className="text-needs-you">No e-mail address yet</li>}
        {recipients.map(({ email, role, state }) => (
          <li key={email} className="flex flex-wrap items-center gap-x-2">
            <EmailAddress email={email} />
            {role === 'cc' && <span className="text-xs text-ink-faint">copy</span>}
            {state !== 'usable' && (
              <StatusBadge tone="needs-you">{state === 'bounced' ? 'Bounced' : 'Unwanted'}</StatusBadge>
            )}
          </li>
        ))}
        {client.phone && (
          <li>
            <a href={telHref(client.phone)} className="link">
              {client.phone}
            </a>
          </li>
        )}
      </ul>
    </Panel>
  )
}

const discountTerms = ({ bps, until }: { bps: bigint; until: string }, locale: string) => (
  <>
    {formatPercent(bps, locale)} off through <Day day={until} locale={locale} />
  </>
)

interface FactsPanelProps {
  invoice: InvoiceView
  net: Amount
  taxes: readonly { rate: string; tax: Amount }[]
}

export function FactsPanel({ invoice, net, taxes }: FactsPanelProps) {
  const { locale } = useDesk()
  const { lines } = invoice
  return (
    <Panel title="Facts">
      <Facts
        facts={[
          ['Issued', <Day key="v" day={invoice.issuedOn} locale={locale} />],
          ['Due', <Day key="v" day={invoice.dueOn} locale={locale} />],
          ...(invoice.terms ? ([['Terms', invoice.terms]] as const) : []),
          ...(invoice.earlyDiscount
            ? ([['Early payment', discountTerms(invoice.earlyDiscount, locale)]] as const)
            : []),
          ...(invoice.purchaseOrder ? ([['Purchase order', invoice.purchaseOrder]] as const) : []),
          ...(taxes.length > 0 ? ([['Net', <Money key="v" amount={net} locale={locale} />]] as const) : []),
          ...taxes.map(({ rate, tax }) => [`Tax ${rate} %`, <Money key="v" amount={tax} locale={locale} />] as const),
          ['Reference', <code key="v">{invoice.referenceCode}</code>],
        ]}
      />
      {invoice.description && <p className="text-ink-soft">{invoice.description}</p>}
      {lines.length > 0 && (
        <ul className="flex flex-col gap-1 border-t border-line pt-3">
          {lines.map((line, position) => (
            <li key={position} className="flex justify-between gap-4">
              <span className="min-w-0">
                {line.description} <span className="text-ink-faint">× {line.quantity}</span>
              </span>
              <Money amount={line.amount} locale={locale} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
