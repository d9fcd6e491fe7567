import type { Money as Amount } from '#app/domain/money.ts'
import { isPositive } from '#app/domain/money.ts'
import { useDesk } from '#app/ui/desk.ts'
import { Money } from '#app/ui/money.tsx'
import { Stat } from '#app/ui/stat.tsx'

interface Total {
  received: Amount
  refunded: Amount
  returned: Amount
  fees: Amount
  net: Amount
}

/** What came, what it cost and what stayed, for each currency. */
export function Totals({ title, totals }: { title: string; totals: readonly Total[] }) {
  const { locale } = useDesk()
  return (
    <section aria-label="Totals" className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <h2 className="text-xs text-ink-faint">{title}</h2>
      {totals.map(({ received, refunded, returned, fees, net }) => (
        <dl key={received.currency} className="grid grid-cols-2 gap-x-8 gap-y-3 sm:flex sm:flex-wrap">
          <Stat name="Received">
            <Money amount={received} locale={locale} />
          </Stat>
          {isPositive(refunded) && (
            <Stat name="Given back">
              <Money amount={refunded} locale={locale} />
            </Stat>
          )}
          {isPositive(returned) && (
            <Stat name="Taken back by banks">
              <Money amount={returned} locale={locale} />
            </Stat>
          )}
          <Stat name="Fees of providers">
            <Money amount={fees} locale={locale} />
          </Stat>
          <Stat name="What stays">
            <Money amount={net} locale={locale} />
          </Stat>
        </dl>
      ))}
    </section>
  )
}
