/** The lists an owner looks at: everything open, or a part of it, drafts, what was paid or given up, and all there is. */
export const invoiceViews = ['open', 'due', 'overdue', 'processing', 'draft', 'paid', 'closed', 'all'] as const
export type InvoiceView = (typeof invoiceViews)[number]

/** Views of what is open: only these have stages, ages and next steps. */
export const isOpenView = (view: InvoiceView): boolean =>
  view === 'open' || view === 'due' || view === 'overdue' || view === 'processing'

/** Orders of the open lists; what was paid always stands latest first. `next`: whose turn comes first. */
export const invoiceSorts = ['due', 'latest', 'balance', 'client', 'next'] as const
export type InvoiceSort = (typeof invoiceSorts)[number]
