export const clientTabs = ['overview', 'invoices', 'payments', 'agreements', 'mails', 'calls'] as const
export type ClientTab = (typeof clientTabs)[number]

export const tabWords: Record<ClientTab, string> = {
  overview: 'Overview',
  invoices: 'Invoices',
  payments: 'Payments',
  agreements: 'Plans, disputes, promises',
  mails: 'Mails',
  calls: 'Calls and letters',
}
