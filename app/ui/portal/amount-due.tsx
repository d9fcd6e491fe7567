import type { ReactNode } from 'react'
import { formatDay, parseDay } from '#app/domain/business-day.ts'
import type { DayStyle } from '#app/domain/business-day.ts'
import { formatMoney, isPositive, subtractMoney, sumMoney, zero } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import type { PortalCharge, PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { pageWords } from '#app/domain/portal/words/page/page-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { Day } from '#app/ui/day.tsx'
import { Money } from '#app/ui/money.tsx'

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt>{label}</dt>
      <dd className="text-end">{children}</dd>
    </div>
  )
}

function SumPart({ label, amount, locale }: { label: string; amount: Amount; locale: string }) {
  if (!isPositive(amount)) return null
  return (
    <Part label={label}>
      <Money amount={amount} locale={locale} />
    </Part>
  )
}

/** What of these was charged and not waived. */
const standing = (charges: readonly PortalCharge[], currency: string): Amount =>
  sumMoney(
    charges.map(({ amount, waived }) => subtractMoney(amount, waived)),
    currency,
  )

function Reckoning({ invoice: { charges, locale } }: { invoice: PortalInvoice }) {
  const words = pageWords[languageOf(locale)]
  return (
    <details className="text-sm">
      <summary className="flex min-h-11 items-center font-medium">{words.reckoned}</summary>
      <ul className="flex flex-col gap-3 pt-1 text-ink-soft">
        {charges.map(({ kind, amount, waived, on, calculation }, n) => (
          <li key={n}>
            <p className="text-ink">{words.charge[kind](formatMoney(amount, locale), inWords(on, locale))}</p>
            {calculation.map((line, row) => (
              <p key={row} className="tabular-nums wrap-anywhere">
                {line}
              </p>
            ))}
            {isPositive(waived) && <p>{words.waived(formatMoney(waived, locale))}</p>}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The sum in one glance, and below it what it is made of. */
export function AmountDue({ invoice, children }: { invoice: PortalInvoice; children?: ReactNode }) {
  const { balance, charges, discount, credit, locale } = invoice
  const words = pageWords[languageOf(locale)]
  const isOwed = invoice.state === 'issued'
  const chargesOf = (kind: PortalCharge['kind']) =>
    standing(
      charges.filter((charge) => charge.kind === kind),
      balance.currency,
    )
  return (
    <section
      aria-labelledby="amount-due"
      className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-4 sm:p-6 print:border-0 print:p-0"
    >
      <div>
        <h2 id="amount-due" className="text-sm font-medium text-ink-soft">
          {words.amountDue}
        </h2>
        <p className="text-2xl font-semibold wrap-anywhere">
          <Money amount={isOwed ? balance : zero(balance.currency)} locale={locale} />
        </p>
        {discount && (
          <p className="pt-1 font-medium text-settled">
            {words.saveBy(inWords(discount.until, locale, 'short'), formatMoney(discount.saves, locale))}
          </p>
        )}
      </div>
      <dl className="flex flex-col gap-1 text-sm text-ink-soft">
        <Part label={words.parts.total}>
          <Money amount={invoice.total} locale={locale} />
        </Part>
        <SumPart label={words.parts.fees} amount={chargesOf('fee')} locale={locale} />
        <SumPart label={words.parts.interest} amount={chargesOf('interest')} locale={locale} />
        <SumPart label={words.parts.credited} amount={invoice.credited} locale={locale} />
        <SumPart label={words.parts.saved} amount={invoice.discounted} locale={locale} />
        {isOwed && <SumPart label={words.parts.paid} amount={invoice.paid} locale={locale} />}
        <SumPart label={words.parts.onItsWay} amount={invoice.processing} locale={locale} />
        {isOwed && <SumPart label={words.parts.disputed} amount={invoice.disputed} locale={locale} />}
        <Part label={words.parts.dueOn}>
          <Day day={invoice.dueOn} locale={locale} />
        </Part>
      </dl>
      {charges.length > 0 && <Reckoning invoice={invoice} />}
      {isPositive(credit) && (
        <p className="rounded-lg bg-settled-soft px-3 py-2 text-sm text-settled">
          {words.credit(formatMoney(credit, locale))}
        </p>
      )}
      {children}
    </section>
  )
}

function inWords(day: string, locale: string, style: DayStyle = 'long'): string {
  const parsed = parseDay(day)
  return parsed ? formatDay(parsed, locale, style) : day
}
