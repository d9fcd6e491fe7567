import { FileDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { formatMoney, isPositive } from '#app/domain/money.ts'
import { hasReceipt } from '#app/domain/paper/has-receipt.ts'
import { portalHistory } from '#app/domain/portal/portal-history.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { pageWords } from '#app/domain/portal/words/page/page-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { Day } from '#app/ui/day.tsx'
import { Money } from '#app/ui/money.tsx'

/** The invoice itself. */
export function InvoiceLines({ invoice, children }: { invoice: PortalInvoice; children?: ReactNode }) {
  const { lines, locale, tax, total } = invoice
  const words = pageWords[languageOf(locale)]
  const facts = [
    words.issuedTo(invoice.clientName, inWords(invoice.issuedOn, locale)),
    invoice.terms,
    invoice.purchaseOrder && words.yourOrder(invoice.purchaseOrder),
  ]
  return (
    <section aria-labelledby="lines" className="flex flex-col gap-3">
      <h2 id="lines" className="text-lg font-semibold">
        {words.whatFor}
      </h2>
      {invoice.description && <p className="prose">{invoice.description}</p>}
      {lines.length > 0 && (
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-line text-start text-ink-soft">
              <th scope="col" className="py-2 pe-2 text-start font-medium">
                {words.columns.item}
              </th>
              <th scope="col" className="px-2 py-2 text-end font-medium">
                {words.columns.quantity}
              </th>
              <th scope="col" className="py-2 ps-2 text-end font-medium">
                {words.columns.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, i) => (
              <tr key={i} className="border-b border-line align-top">
                <td className="py-2 pe-2 wrap-anywhere">{line.description}</td>
                <td className="px-2 py-2 text-end tabular-nums">{line.quantity}</td>
                <td className="py-2 ps-2 text-end tabular-nums">
                  <Money amount={line.amount} locale={locale} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {isPositive(tax) && (
              <tr>
                <th scope="row" colSpan={2} className="pe-2 pt-2 text-start font-normal">
                  {words.tax}
                </th>
                <td className="ps-2 pt-2 text-end tabular-nums">
                  <Money amount={tax} locale={locale} />
                </td>
              </tr>
            )}
            <tr>
              <th scope="row" colSpan={2} className="pe-2 pt-2 text-start font-semibold">
                {words.total}
              </th>
              <td className="ps-2 pt-2 text-end font-semibold tabular-nums">
                <Money amount={total} locale={locale} />
              </td>
            </tr>
          </tfoot>
        </table>
      )}
      <p className="text-sm wrap-anywhere text-ink-soft">{facts.filter(Boolean).join(', ')}.</p>
      {children}
    </section>
  )
}

function Download({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <a className="link inline-flex min-h-11 items-center gap-2" href={href}>
        <FileDown aria-hidden="true" className="size-5 shrink-0" />
        {children}
      </a>
    </li>
  )
}

/** The papers: the invoice, how it stands, and a receipt for every payment that arrived, and credit notes. */
export function Downloads({ invoice, path }: { invoice: PortalInvoice; path: string }) {
  const { locale } = invoice
  const { downloads } = pageWords[languageOf(locale)]
  return (
    <ul className="flex flex-col items-start print:hidden">
      <Download href={`${path}/invoice.pdf`}>{downloads.invoice}</Download>
      {invoice.files.map(({ id, filename }) => (
        <Download key={id} href={`${path}/files/${id}`}>
          {filename}
        </Download>
      ))}
      <Download href={`${path}/statement.pdf`}>{downloads.statement}</Download>
      {invoice.payments.filter(hasReceipt).map(({ id, amount, settledOn, startedOn }) => (
        <Download key={id} href={`${path}/receipts/${id}.pdf`}>
          {downloads.receipt(formatMoney(amount, locale), inWords(settledOn ?? startedOn, locale))}
        </Download>
      ))}
      {invoice.creditNotes.map(({ id, number, amount }) => (
        <Download key={id} href={`${path}/credit-notes/${id}.pdf`}>
          {downloads.creditNote(number, formatMoney(amount, locale))}
        </Download>
      ))}
    </ul>
  )
}

/** Mails, payments, agreements: everything the client has a part in, dated. */
export function InvoiceHistory({ invoice }: { invoice: PortalInvoice }) {
  const { locale } = invoice
  return (
    <section aria-labelledby="history" className="flex flex-col gap-3">
      <h2 id="history" className="text-lg font-semibold">
        {pageWords[languageOf(locale)].history}
      </h2>
      <ol className="flex flex-col gap-2 text-sm">
        {portalHistory(invoice).map(({ on, text }, i) => (
          <li key={i} className="grid gap-x-4 sm:grid-cols-[9rem_1fr]">
            <span className="text-ink-faint">
              <Day day={on} locale={locale} />
            </span>
            <span className="wrap-anywhere">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function inWords(day: string, locale: string): string {
  const parsed = parseDay(day)
  return parsed ? formatDay(parsed, locale, 'long') : day
}
