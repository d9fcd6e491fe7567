import { canBePaid, isChosenAtFirst } from '#app/domain/account/account-standing.ts'
import type { AccountStanding } from '#app/domain/account/account-standing.ts'
import { standingText } from '#app/domain/account/standing-text.ts'
import { sumMoney } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import type { AccountWords } from '#app/domain/portal/words/account/account-words.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'
import { OpenInvoiceButton } from './account-open-invoice.tsx'

interface OpenItem {
  id: string
  number: string
  balance: Amount
  standing: AccountStanding
}

interface OpenProps {
  items: readonly OpenItem[]
  words: AccountWords
  locale: string
  path: string
}

/** What is open, by currency: each sum is paid by itself. */
export function OpenInvoices({ items, hasMore, ...props }: OpenProps & { hasMore: boolean }) {
  const { words } = props
  const currencies = [...new Set(items.map(({ balance }) => balance.currency))]
  return (
    <section aria-labelledby="open" className="flex flex-col gap-4">
      <h2 id="open" className="text-lg font-semibold">
        {words.open.title}
      </h2>
      {items.length === 0 && <p>{words.open.nothing}</p>}
      {currencies.map((currency) => (
        <OpenInCurrency
          {...props}
          key={currency}
          currency={currency}
          isOnlyOne={currencies.length === 1}
          items={items.filter(({ balance }) => balance.currency === currency)}
        />
      ))}
      {hasMore && <p className="text-sm text-ink-soft">{words.open.more(items.length)}</p>}
    </section>
  )
}

/** A form that only asks: it leads to a page that shows how the sum is set off, and changes nothing. */
function OpenInCurrency({
  items,
  words,
  locale,
  path,
  currency,
  isOnlyOne,
}: OpenProps & { currency: string; isOnlyOne: boolean }) {
  const sum = sumMoney(
    items.map(({ balance }) => balance),
    currency,
  )
  return (
    <form
      method="get"
      action={`${path}/account/pay`}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4"
    >
      <fieldset className="flex flex-col">
        <legend className="pb-2 font-medium">{isOnlyOne ? words.open.choose : words.open.titleIn(currency)}</legend>
        {items.map((item) => (
          <OpenRow key={item.id} item={item} words={words} locale={locale} />
        ))}
        <p className="flex justify-between gap-4 pt-3 font-medium">
          <span>{words.open.sum}</span>
          <Money amount={sum} locale={locale} />
        </p>
      </fieldset>
      <input type="hidden" name="currency" value={currency} />
      <TextField
        label={words.open.amount}
        hint={words.open.amountHint}
        name="amount"
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
      />
      <div className="flex flex-col gap-2 sm:flex-row">
        <Button className="sm:flex-1">{words.open.pay}</Button>
        <Button
          variant="secondary"
          className="sm:flex-1"
          formMethod="post"
          formAction={`${path}/account/open`}
          name="page"
          value="plan"
        >
          {words.open.plan}
        </Button>
      </div>
    </form>
  )
}

function OpenRow({ item, words, locale }: { item: OpenItem; words: AccountWords; locale: string }) {
  const { id, number, balance, standing } = item
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-1">
      <label className="flex min-h-11 min-w-0 flex-1 basis-48 items-center gap-3">
        <input
          type="checkbox"
          name="invoice"
          value={id}
          defaultChecked={isChosenAtFirst(standing)}
          disabled={!canBePaid(standing)}
          className="size-5 shrink-0"
        />
        <span className="min-w-0 wrap-anywhere">
          {words.open.invoice(number)}{' '}
          <span className="block text-sm text-ink-soft">{standingText(standing, locale)}</span>
        </span>
      </label>
      <span className="ms-auto flex items-center gap-4">
        <Money amount={balance} locale={locale} className="tabular-nums" />
        <OpenInvoiceButton invoiceId={id} label={words.open.openInvoice(number)} text={words.open.see} />
      </span>
    </div>
  )
}
