import { pathOfWay, portalWays } from '#app/domain/portal/portal-ways.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { pageWords } from '#app/domain/portal/words/page/page-words.ts'
import { languageOf } from '#app/domain/words/language.ts'

/** Everything a client may want to answer other than with a payment: side by side, of equal weight, no shame in any. */
export function OtherWays({ invoice, path }: { invoice: PortalInvoice; path: string }) {
  const words = pageWords[languageOf(invoice.locale)]
  const { email, phone } = invoice.business
  const [toWrite, toCall, end] = words.reachUs
  return (
    <section aria-labelledby="something-else" className="flex flex-col gap-3 print:hidden">
      <h2 id="something-else" className="text-lg font-semibold">
        {words.somethingElse}
      </h2>
      <ul className="grid gap-x-6 border-t border-line sm:grid-cols-2">
        {portalWays(invoice).map((way) => (
          <li key={way} className="border-b border-line">
            <a className="link flex min-h-11 items-center py-2" href={`${path}/${pathOfWay(way)}`}>
              {words.ways[way]}
            </a>
          </li>
        ))}
      </ul>
      <p className="prose text-sm text-ink-soft">
        {toWrite}
        <a className="link" href={`mailto:${email}?subject=${encodeURIComponent(words.invoice(invoice.number))}`}>
          {email}
        </a>
        {phone && (
          <>
            {toCall}
            <a className="link whitespace-nowrap" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
              {phone}
            </a>
          </>
        )}
        {end}
      </p>
    </section>
  )
}
