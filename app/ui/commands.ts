import type { StaffAction } from '#app/auth/permissions.ts'

/** A place or a deed that the command menu leads to. */
export interface Command {
  readonly label: string
  readonly to: string
  /** Other words somebody may type for it. */
  readonly also?: string | undefined
  /** Without this right it is not offered. */
  readonly right?: StaffAction | undefined
  /** The letter after `g` that leads there. */
  readonly key?: string | undefined
}

export const commands: readonly Command[] = [
  { label: 'New invoice', to: '/admin/invoices/new', also: 'create draft bill', right: 'edit-invoice' },
  { label: 'Record a payment', to: '/admin/payments/new', also: 'cheque check cash transfer', right: 'record-payment' },
  { label: 'New client', to: '/admin/clients/new', also: 'customer', right: 'edit-invoice' },
  { label: 'New recurring invoice', to: '/admin/recurring/new', also: 'subscription', right: 'edit-recurring' },
  { label: 'Import invoices', to: '/admin/imports/new', also: 'csv upload', right: 'import-invoices' },
  { label: 'Today', to: '/admin', key: 't', also: 'home' },
  { label: 'Invoices', to: '/admin/invoices', key: 'i' },
  { label: 'Follow-ups', to: '/admin/follow-ups', key: 'f', also: 'board stages' },
  { label: 'Approvals', to: '/admin/approvals', key: 'a', also: 'drafts' },
  { label: 'Tasks', to: '/admin/tasks', key: 'k', also: 'calls' },
  { label: 'Clients', to: '/admin/clients', key: 'c', also: 'customers' },
  { label: 'Payments', to: '/admin/payments', key: 'p', also: 'refunds credit' },
  { label: 'Disputes', to: '/admin/disputes', key: 'd' },
  { label: 'Plans', to: '/admin/plans', key: 'l', also: 'instalments' },
  { label: 'Thank-yous', to: '/admin/thank-yous', key: 'y' },
  { label: 'Recurring', to: '/admin/recurring', key: 'r' },
  { label: 'Statements', to: '/admin/statements', key: 's' },
  { label: 'Reports', to: '/admin/reports', key: 'e', also: 'aging dso forecast' },
  { label: 'Next 30 days', to: '/admin/next-30-days', key: 'n', also: 'dry run calendar' },
  { label: 'Replies', to: '/admin/replies', also: 'inbox mails answers' },
  { label: 'Outbox', to: '/admin/outbox', key: 'o', also: 'messages mails' },
  { label: 'Letters', to: '/admin/letters' },
  { label: 'Untouched invoices', to: '/admin/untouched' },
  { label: 'Imports', to: '/admin/imports' },
  { label: 'Audit', to: '/admin/audit', key: 'u', also: 'history log', right: 'read-audit' },
  { label: 'Settings', to: '/admin/settings', key: ',', right: 'change-settings' },
  { label: 'Your data', to: '/admin/settings/data', also: 'export everything download', right: 'export-everything' },
  { label: 'Guide', to: '/help', also: 'help how manual' },
  { label: 'Your account', to: '/admin/account', also: 'password two-factor' },
]

/** Commands that fit what was typed: every word of it begins a word of theirs. All of them for nothing typed. */
export function commandsFor(all: readonly Command[], typed: string): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter(({ label, also = '' }) => {
    const theirs = `${label} ${also}`.toLowerCase().split(/[\s-]+/)
    return words.every((word) => theirs.some((their) => their.startsWith(word)))
  })
}
