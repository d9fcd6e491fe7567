/** What of a client is still under way, counted. */
export interface Unfinished {
  readonly openInvoices: number
  readonly livePayments: number
  readonly livePlans: number
  readonly openDisputes: number
  readonly openRefunds: number
  readonly recurring: number
  /** Currencies in which the client has money with us. */
  readonly credit: number
}

const words: { [K in keyof Unfinished]: (count: number) => string } = {
  openInvoices: (count) =>
    `${many(count, 'invoice is', 'invoices are')} open: collect, credit or write them off first.`,
  livePayments: (count) =>
    `${many(count, 'payment is', 'payments are')} under way: wait until it is known how they end.`,
  livePlans: (count) => `${many(count, 'plan is', 'plans are')} not over.`,
  openDisputes: (count) => `${many(count, 'dispute is', 'disputes are')} not decided.`,
  openRefunds: (count) => `${many(count, 'refund is', 'refunds are')} under way.`,
  recurring: (count) => `${many(count, 'recurring invoice runs', 'recurring invoices run')}: end it first.`,
  credit: () => 'The client has credit with you: pay it out first.',
}

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

/** Why a client cannot be removed yet, a sentence each; empty when nothing stands against it. */
export const whyNotErased = (unfinished: Unfinished): string[] =>
  (Object.keys(words) as (keyof Unfinished)[]).flatMap((key) =>
    unfinished[key] > 0 ? words[key](unfinished[key]) : [],
  )
