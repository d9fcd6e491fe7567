import { agreementPage, agreementText } from '#app/domain/account/account-agreement.ts'
import type { AccountAgreement } from '#app/domain/account/account-agreement.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { AccountWords } from '#app/domain/portal/words/account/account-words.ts'
import { OpenInvoiceButton } from './account-open-invoice.tsx'

interface PartProps {
  words: AccountWords
  locale: string
}

/** Money of the client's that no invoice has taken. */
export function Credit({ sums, words, locale }: PartProps & { sums: readonly Money[] }) {
  if (sums.length === 0) return null
  return (
    <section aria-labelledby="credit" className="flex flex-col gap-2">
      <h2 id="credit" className="text-lg font-semibold">
        {words.credit.title}
      </h2>
      {sums.map((sum) => (
        <p key={sum.currency} className="prose">
          {words.credit.text(formatMoney(sum, locale))}
        </p>
      ))}
    </section>
  )
}

/** Plans, promises and disputes, each with the way to where it is dealt with. */
export function Agreements({ agreements, words, locale }: PartProps & { agreements: readonly AccountAgreement[] }) {
  if (agreements.length === 0) return null
  return (
    <section aria-labelledby="agreements" className="flex flex-col gap-2">
      <h2 id="agreements" className="text-lg font-semibold">
        {words.agreements.title}
      </h2>
      <ul className="flex flex-col">
        {agreements.map((agreement) => {
          const text = agreementText(agreement, locale)
          const { id, invoiceId } = agreement
          return (
            <li key={id} className="flex items-center justify-between gap-4 border-b border-line py-1">
              <span className="prose min-w-0 wrap-anywhere">{text}</span>
              <OpenInvoiceButton
                invoiceId={invoiceId}
                page={agreementPage(agreement)}
                label={`${words.agreements.see}: ${text}`}
                text={words.agreements.see}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
