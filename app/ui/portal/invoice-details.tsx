import type { ReactNode } from 'react'
import { isPositive } from '#app/domain/money.ts'
import { portalHistory } from '#app/domain/portal/portal-history.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { Day } from '#app/ui/day.tsx'
import { Money } from '#app/ui/money.tsx'

/** The invoice itself. */
export function InvoiceLines({ invoice, children }: { invoice: PortalInvoice; children?: ReactNode }) {
  const { lines, locale, tax, total } = invoice
  return (
    <section aria-labelledby="lines" className="flex flex-col gap-3">
      <h2 id="lines" className="text-lg font-semibold">
        What it is for
      </h2>
      {invoice.description && <p className="prose">{invoice.description}</p>}
      {lines.length > 0 && (
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-line text-left text-ink-soft">
              <th scope="col" className="py-2 pr-2 font-medium">
                Item
              </th>
              <th scope="col" className="px-2 py-2 text-right font-medium">
                Qty
              </th>
              <th scope="col" className="py-2 pl-2 text-right font-medium">
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, i) => (
              <tr key={i} className="border-b border-line align-top">
                <td className="py-2 pr-2 wrap-anywhere">{line.description}</td>
                <td className="px-2 py-2 text-right tabular-nums">{line.quantity}</td>
                <td className="py-2 pl-2 text-right tabular-nums">
                  <Money amount={line.amount} locale={locale} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {isPositive(tax) && (
              <tr>
                <th scope="row" colSpan={2} className="pt-2 pr-2 text-left font-normal">
                  Tax
                </th>
                <td className="pt-2 pl-2 text-right tabular-nums">
                  <Money amount={tax} locale={locale} />
                </td>
              </tr>
            )}
            <tr>
              <th scope="row" colSpan={2} className="pt-2 pr-2 text-left font-semibold">
                Total
              </th>
              <td className="pt-2 pl-2 text-right font-semibold tabular-nums">
                <Money amount={total} locale={locale} />
              </td>
            </tr>
          </tfoot>
        </table>
      )}
      <p className="text-sm text-ink-soft">
        Issued to {invoice.clientName} on <Day day={invoice.issuedOn} />
        {invoice.terms && <>, {invoice.terms}</>}
        {invoice.purchaseOrder && <>, your order {invoice.purchaseOrder}</>}.
      </p>
      {children}
    </section>
  )
}

/** Mails, payments, agreements: everything the client has a part in, dated. */
export function InvoiceHistory({ invoice }: { invoice: PortalInvoice }) {
  return (
    <section aria-labelledby="history" className="flex flex-col gap-3">
      <h2 id="history" className="text-lg font-semibold">
        What happened so far
      </h2>
      <ol className="flex flex-col gap-2 text-sm">
        {portalHistory(invoice).map(({ on, text }, i) => (
          <li key={i} className="grid gap-x-4 sm:grid-cols-[9rem_1fr]">
            <span className="text-ink-faint">
              <Day day={on} />
            </span>
            <span className="wrap-anywhere">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
