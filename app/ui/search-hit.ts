import type { SearchHit } from '#app/domain/search/search-hit.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'
import type { PaymentState } from '#app/domain/payment/payment-state.ts'
import { paymentLooks } from './payment-words.ts'

/** A hit as the page and the menu show it. */
export interface HitView {
  readonly key: string
  readonly to: string
  readonly title: string
  readonly detail: string
  readonly amount: string | null
}

const invoiceWords: Record<InvoiceState, string> = {
  ...{ draft: 'draft', issued: 'open', settled: 'paid', void: 'void', written_off: 'written off' },
}

const kindWords: Record<SearchHit['kind'], string> = {
  invoice: 'Invoices',
  client: 'Clients',
  payment: 'Payments',
  message: 'Messages',
  credit_note: 'Credit notes',
}

const places: Record<SearchHit['kind'], (id: string) => string> = {
  invoice: (id) => `/admin/invoices/${id}`,
  client: (id) => `/admin/clients/${id}`,
  payment: (id) => `/admin/payments/${id}`,
  message: (id) => `/admin/outbox/${id}`,
  credit_note: (id) => `/admin/credit-notes/${id}.pdf`,
}

/** Hits under the heading of their kind, in the order the search gave them. */
export function groupHits(hits: readonly SearchHit[], locale: string): { heading: string; hits: HitView[] }[] {
  const groups = new Map<string, HitView[]>()
  for (const hit of hits) {
    const heading = kindWords[hit.kind]
    groups.set(heading, [...(groups.get(heading) ?? []), view(hit, locale)])
  }
  return [...groups].map(([heading, found]) => ({ heading, hits: found }))
}

const view = (hit: SearchHit, locale: string): HitView => ({
  key: `${hit.kind}/${hit.id}`,
  to: places[hit.kind](hit.id),
  title: titleOf(hit),
  detail: [hit.detail, stateWord(hit)].filter(Boolean).join(' · '),
  amount: hit.amount && formatMoney(hit.amount, locale),
})

function titleOf({ kind, title }: SearchHit): string {
  if (kind === 'invoice') return `Invoice ${title}`
  if (kind === 'credit_note') return `Credit note ${title}`
  return kind === 'payment' ? `Payment from ${title}` : title
}

function stateWord({ kind, state }: SearchHit): string {
  if (!state) return ''
  if (kind === 'invoice') return invoiceWords[state as InvoiceState]
  return kind === 'payment' ? paymentLooks[state as PaymentState].word.toLowerCase() : state
}
