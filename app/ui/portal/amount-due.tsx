import { isPositive, subtractMoney } from '#app/domain/money.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
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

/** The sum in one glance, and below it what it is made of. */
export function AmountDue({ invoice, children }: { invoice: PortalInvoice; children?: ReactNode }) {
  const { balance, total, processing, locale } = invoice
  const paid = subtractMoney(total, balance)
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
      </div>
      <dl className="flex flex-col gap-1 text-sm text-ink-soft">
        <Part label="Invoice total">
          <Money amount={total} locale={locale} />
        </Part>
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
      {children}
    </section>
  )
}
