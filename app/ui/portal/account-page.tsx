import type { AccountAgreement } from '#app/domain/account/account-agreement.ts'
import type { AccountStanding } from '#app/domain/account/account-standing.ts'
import type { Money } from '#app/domain/money.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { accountWords } from '#app/domain/portal/words/account/account-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { Button } from '#app/ui/button.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { Agreements, Credit } from './account-agreements.tsx'
import { SavedMethods } from './account-methods.tsx'
import { OpenInvoiceForm } from './account-open-invoice.tsx'
import { OpenInvoices } from './account-open.tsx'
import { SettledInvoices } from './account-settled.tsx'
import { PortalSubPage } from './portal-sub-page.tsx'

interface AccountPageProps {
  invoice: PortalInvoice
  path: string
  account: {
    open: readonly { id: string; number: string; balance: Money; standing: AccountStanding }[]
    hasMore: boolean
    settled: readonly { id: string; number: string; total: Money; settledOn: string }[]
    next: string | null
    credit: readonly Money[]
    agreements: readonly AccountAgreement[]
    methods: readonly { id: string; label: string }[]
  }
  /** The settled ones are shown from their beginning. */
  isFirst: boolean
  /** What was just done. */
  done?: string | null
  notice?: string | null
}

/** Everything of one client: what is open and can be paid together, what was agreed, what is over. */
export function AccountPage({ invoice, path, account, isFirst, done = null, notice = null }: AccountPageProps) {
  const words = accountWords[languageOf(invoice.locale)]
  const { locale, clientName } = invoice
  const common = { words, locale, path }
  return (
    <PortalSubPage invoice={invoice} path={path} title={words.title} notice={notice}>
      {done && <StatusSentence tone="settled">{done}</StatusSentence>}
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p className="wrap-anywhere">{words.open.lede(clientName)}</p>
        <form method="post" action={`${path}/account`}>
          <Button name="do" value="sign-out" variant="secondary">
            {words.open.signOut}
          </Button>
        </form>
      </div>
      <OpenInvoiceForm path={path} />
      <OpenInvoices {...common} items={account.open} hasMore={account.hasMore} />
      <Credit {...common} sums={account.credit} />
      <Agreements {...common} agreements={account.agreements} />
      <SettledInvoices {...common} rows={account.settled} next={account.next} isFirst={isFirst} />
      <section aria-labelledby="papers" className="flex flex-col gap-2">
        <h2 id="papers" className="text-lg font-semibold">
          {words.papers.title}
        </h2>
        <a className="link inline-flex min-h-11 items-center self-start" href={`${path}/account/statement.pdf`}>
          {words.papers.statement}
        </a>
        <a
          className="link inline-flex min-h-11 items-center self-start"
          href={`${path}/account/statement.pdf?kind=activity`}
        >
          {words.papers.activity}
        </a>
      </section>
      <SavedMethods words={words} path={path} methods={account.methods} />
      <p>
        <a className="link inline-flex min-h-11 items-center" href={`${path}/preferences`}>
          {words.preferences}
        </a>
      </p>
    </PortalSubPage>
  )
}
