import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { accountWords } from '#app/domain/portal/words/account/account-words.ts'
import type { AccountWords } from '#app/domain/portal/words/account/account-words.ts'
import { languageOf } from '#app/domain/words/language.ts'

/** Title of one of the account's pages, in the client's language. */
export const accountTitle = (
  invoice: Pick<PortalInvoice, 'locale' | 'business'> | undefined,
  pick: (words: AccountWords) => string = ({ title }) => title,
) => [
  { title: invoice ? `${pick(accountWords[languageOf(invoice.locale)])} · ${invoice.business.name}` : 'Invoices' },
  { name: 'robots', content: 'noindex, nofollow' },
]
