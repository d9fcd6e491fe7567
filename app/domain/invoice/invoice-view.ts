/** The lists an owner looks at: everything open, or a part of it, what was paid, and all there is. */
export const invoiceViews = ['open', 'due', 'overdue', 'processing', 'paid', 'all'] as const
export type InvoiceView = (typeof invoiceViews)[number]

/** Orders of the open lists; what was paid always stands latest first. */
export const invoiceSorts = ['due', 'latest', 'balance'] as const
export type InvoiceSort = (typeof invoiceSorts)[number]
