import type { Money as Amount } from '#app/domain/money.ts'
import { Day } from './day.tsx'
import { useDesk } from './desk.ts'
import { Money } from './money.tsx'

interface BankLineFactsProps {
  bookedOn: string
  amount: Amount
  name: string | null
  account: string | null
  text: string
  reference: string | null
}

/** One movement as the bank tells it. */
export function BankLineFacts({ bookedOn, amount, name, account, text, reference }: BankLineFactsProps) {
  const { locale } = useDesk()
  const title = name ?? (text || 'No name given')
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium wrap-anywhere">{title}</span>
        <Money amount={amount} locale={locale} className="font-medium" />
      </p>
      {text && text !== title && <p className="wrap-anywhere text-ink-soft">{text}</p>}
      <p className="text-xs wrap-anywhere text-ink-faint">
        <Day day={bookedOn} locale={locale} style="short" />
        {account && <> · {account}</>}
        {reference && reference !== text && <> · {reference}</>}
      </p>
    </div>
  )
}
