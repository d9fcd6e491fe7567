import type { PreviewRow } from '#app/domain/account/preview-payment.ts'
import { formatMoney, isPositive, isZero, toDecimalString } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import type { OnlineMethod } from '#app/domain/payment/methods-on-offer.ts'
import type { AccountWords } from '#app/domain/portal/words/account/account-words.ts'
import type { PayWords } from '#app/domain/portal/words/pay/pay-words.ts'
import { Button } from '#app/ui/button.tsx'
import { Money } from '#app/ui/money.tsx'

interface PayProps {
  words: AccountWords
  locale: string
  path: string
  preview: { total: Amount; rows: readonly PreviewRow[]; methods: readonly OnlineMethod[] }
  /** Ways whose provider does not answer at the moment, and the words for it. */
  down: readonly OnlineMethod[]
  downWords: PayWords['down']
  /** What was typed as the sum; empty: the chosen ones as a whole. */
  amount: string
}

/** Which invoice gets what, before anything is paid; then one button for each way to pay. */
export function AccountPay({ words: { pay, open }, locale, path, preview, down, downWords, amount }: PayProps) {
  const { total, rows, methods } = preview
  return (
    <form method="post" action={`${path}/account/pay`} className="flex flex-col gap-4">
      <p className="prose">{pay.lede}</p>
      <dl className="flex flex-col rounded-lg border border-line bg-surface p-4">
        {rows.map((row) => (
          <div key={row.invoiceId} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2">
            <dt className="min-w-0 wrap-anywhere">
              {open.invoice(row.number)}
              <span className="block text-sm text-ink-soft">
                {isZero(row.leftOpen) ? pay.whole : pay.leftOpen(formatMoney(row.leftOpen, locale))}
              </span>
              {isPositive(row.saves) && (
                <span className="block text-sm text-settled">{pay.saves(formatMoney(row.saves, locale))}</span>
              )}
            </dt>
            <dd className="ms-auto tabular-nums">
              <Money amount={row.amount} locale={locale} />
            </dd>
          </div>
        ))}
        <div className="flex justify-between gap-4 pt-3 font-semibold">
          <dt>{pay.total}</dt>
          <dd className="tabular-nums">
            <Money amount={total} locale={locale} />
          </dd>
        </div>
      </dl>
      {rows.map(({ invoiceId }) => (
        <input key={invoiceId} type="hidden" name="invoice" value={invoiceId} />
      ))}
      <input type="hidden" name="currency" value={total.currency} />
      <input type="hidden" name="amount" value={amount} />
      <input type="hidden" name="total" value={toDecimalString(total)} />
      {methods.length === 0 ? (
        <p className="prose">{pay.noMethod}</p>
      ) : (
        <div className="flex flex-col gap-2 sm:flex-row sm:flex-wrap">
          {methods.map((method, i) => (
            <Button
              key={method}
              name="method"
              value={method}
              variant={i === 0 ? 'primary' : 'secondary'}
              className="sm:flex-1"
              disabled={down.includes(method)}
              aria-describedby={down.includes(method) ? `down-${method}` : undefined}
            >
              {pay.methods[method]}
            </Button>
          ))}
        </div>
      )}
      {methods
        .filter((method) => down.includes(method))
        .map((method) => (
          <p key={method} id={`down-${method}`} className="text-sm text-needs-you">
            {downWords[method]}
          </p>
        ))}
    </form>
  )
}
