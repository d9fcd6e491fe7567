import { isPositive, subtractMoney, sumMoney } from '#app/domain/money.ts'
import type { PortalCharge, PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { Day } from '#app/ui/day.tsx'
import { Money } from '#app/ui/money.tsx'
import type { ReactNode } from 'react'

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What of these was charged and not waived; nothing where that is nothing. */
function ChargeSum({ label, charges, locale }: { label: string; charges: readonly PortalCharge[]; locale: string }) {
  const [first] = charges
  if (!first) return null
  const sum = sumMoney(
    charges.map(({ amount, waived }) => subtractMoney(amount, waived)),
    first.amount.currency,
  )
  if (!isPositive(sum)) return null
  return (
    <Part label={label}>
      <Money amount={sum} locale={locale} />
    </Part>
  )
}

function Reckoning({ charges, locale }: { charges: readonly PortalCharge[]; locale: string }) {
  return (
    <details className="text-sm">
      <summary className="font-medium">How fees and interest were worked out</summary>
      <ul className="flex flex-col gap-3 pt-3 text-ink-soft">
        {charges.map(({ kind, amount, waived, on, calculation }, n) => (
          <li key={n}>
            <p className="text-ink">
              {kind === 'fee' ? 'Late fee' : 'Interest'} of <Money amount={amount} locale={locale} />, <Day day={on} />
            </p>
            {calculation.map((line, row) => (
              <p key={row} className="tabular-nums wrap-anywhere">
                {line}
              </p>
            ))}
            {isPositive(waived) && (
              <p>
                Waived: <Money amount={waived} locale={locale} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The sum in one glance, and below it what it is made of. */
export function AmountDue({ invoice, children }: { invoice: PortalInvoice; children?: ReactNode }) {
  const { balance, total, paid, credited, discounted, processing, charges, discount, locale } = invoice
  const isOwed = invoice.state === 'issued'
  return (
    <section
      aria-labelledby="amount-due"
      className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-4 sm:p-6 print:border-0 print:p-0"
    >
      <div>
        <h2 id="amount-due" className="text-sm font-medium text-ink-soft">
          Amount due
        </h2>
        <p className="text-2xl font-semibold wrap-anywhere">
          <Money amount={isOwed ? balance : { ...balance, minor: 0n }} locale={locale} />
        </p>
        {discount && (
          <p className="pt-1 font-medium text-settled">
            Pay by <Day day={discount.until} style="short" /> and save <Money amount={discount.saves} locale={locale} />
          </p>
        )}
      </div>
      <dl className="flex flex-col gap-1 text-sm text-ink-soft">
        <Part label="Invoice total">
          <Money amount={total} locale={locale} />
        </Part>
        <ChargeSum label="Late fees" charges={charges.filter(({ kind }) => kind === 'fee')} locale={locale} />
        <ChargeSum label="Interest" charges={charges.filter(({ kind }) => kind === 'interest')} locale={locale} />
        {isPositive(credited) && (
          <Part label="Credited">
            <Money amount={credited} locale={locale} />
          </Part>
        )}
        {isPositive(discounted) && (
          <Part label="Saved by paying early">
            <Money amount={discounted} locale={locale} />
          </Part>
        )}
        {isOwed && isPositive(paid) && (
          <Part label="Paid so far">
            <Money amount={paid} locale={locale} />
          </Part>
        )}
        {isPositive(processing) && (
          <Part label="On its way">
            <Money amount={processing} locale={locale} />
          </Part>
        )}
        <Part label="Due on">
          <Day day={invoice.dueOn} />
        </Part>
      </dl>
      {charges.length > 0 && <Reckoning charges={charges} locale={locale} />}
      {children}
    </section>
  )
}
