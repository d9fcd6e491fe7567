import { formatDay, parseDay } from '#app/domain/business-day.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import type { AccountWords } from '#app/domain/portal/words/account/account-words.ts'
import { Money } from '#app/ui/money.tsx'
import { OpenInvoiceButton } from './account-open-invoice.tsx'

/** What was settled, the newest first, page by page. */
export function SettledInvoices({
  rows,
  next,
  isFirst,
  words,
  locale,
  path,
}: {
  words: AccountWords
  locale: string
  rows: readonly { id: string; number: string; total: Amount; settledOn: string }[]
  next: string | null
  isFirst: boolean
  path: string
}) {
  const { settled, open } = words
  return (
    <section aria-labelledby="settled" className="flex flex-col gap-3">
      <h2 id="settled" className="text-lg font-semibold">
        {settled.title}
      </h2>
      {rows.length === 0 && <p className="text-ink-soft">{settled.nothing}</p>}
      <ul className="flex flex-col">
        {rows.map(({ id, number, total, settledOn }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-1">
            <span className="min-w-0 flex-1 basis-40 wrap-anywhere">
              {open.invoice(number)}{' '}
              <span className="block text-sm text-ink-soft">{settled.on(inWords(settledOn, locale))}</span>
            </span>
            <span className="ms-auto flex items-center gap-4">
              <Money amount={total} locale={locale} className="tabular-nums" />
              <OpenInvoiceButton invoiceId={id} label={open.openInvoice(number)} text={open.see} />
            </span>
          </li>
        ))}
      </ul>
      {(next !== null || !isFirst) && (
        <nav aria-label={settled.pages} className="flex flex-wrap justify-between gap-4">
          {!isFirst && (
            <a className="link inline-flex min-h-11 items-center" href={`${path}/account`}>
              {settled.newest}
            </a>
          )}
          {next !== null && (
            <a
              className="link ms-auto inline-flex min-h-11 items-center"
              rel="next"
              href={`${path}/account?after=${encodeURIComponent(next)}`}
            >
              {settled.older}
            </a>
          )}
        </nav>
      )}
    </section>
  )
}

function inWords(text: string, locale: string): string {
  const day = parseDay(text)
  return day ? formatDay(day, locale, 'long') : text
}
