import { can } from '#app/auth/permissions.ts'
import type { StaffAction, StaffRole } from '#app/auth/permissions.ts'
import type { BulkDecision } from './bulk-bar.tsx'

const ofInvoices: readonly (BulkDecision & { right: StaffAction })[] = [
  { do: 'hold', label: 'Hold', key: 'h', right: 'hold-follow-up' },
  { do: 'release', label: 'Let go on', key: 'r', right: 'hold-follow-up' },
  { do: 'approve', label: 'Approve drafts', key: 'a', right: 'approve-messages' },
  { do: 'policy', label: 'Change policy', key: 'p', right: 'choose-policy' },
  { do: 'assign', label: 'Give to a colleague', key: 'c', right: 'assign-client' },
]

/** What this person may decide about several invoices at once; about clients, who looks after them. */
export const bulkDecisions = (role: StaffRole, of: 'invoices' | 'clients' = 'invoices'): BulkDecision[] =>
  ofInvoices
    .filter((one) => can(role, one.right) && (of === 'invoices' || one.do === 'assign'))
    .map(({ right: _, ...decision }) => decision)
