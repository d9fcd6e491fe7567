export const staffRoles = ['owner', 'admin', 'collector', 'bookkeeper'] as const
export type StaffRole = (typeof staffRoles)[number]

const everyone = staffRoles
const leads = ['owner', 'admin'] as const
const handlers = ['owner', 'admin', 'collector'] as const
const ownerOnly = ['owner'] as const

/**
 * Who may do what. Reading is everyone's; an action that stands in no row is nobody's. A collector follows up and answers
 * clients; an admin also makes invoices, moves money and sets up; only the owner decides who belongs to the business, signs bad
 * debts off and takes everything out. A bookkeeper reads and exports.
 */
const allowed = {
  // Follow-up and everything clients hear
  'hold-follow-up': handlers,
  'choose-policy': handlers,
  'approve-messages': handlers,
  'resolve-message': handlers,
  'make-portal-link': handlers,
  'edit-thank-you': handlers,
  'log-call': handlers,
  'decide-letter': handlers,
  'post-letters': handlers,
  'complete-task': handlers,
  'read-replies': handlers,
  'change-address': handlers,
  'take-promise': handlers,
  'note-already-paid': handlers,
  'decide-plan': handlers,
  'answer-dispute': handlers,
  'decide-help': handlers,
  'send-statement': handlers,
  'ask-dry-run': everyone,
  'confirm-contact': leads,
  'grant-pay-run': leads,
  'decide-dispute': leads,
  'sign-escalation': leads,
  'assign-client': leads,
  // Invoices and money
  'record-payment': handlers,
  'apply-credit': handlers,
  'edit-invoice': leads,
  'issue-invoice': leads,
  'void-invoice': leads,
  'credit-invoice': leads,
  'edit-recurring': leads,
  'import-invoices': leads,
  'waive-charge': leads,
  'write-off-residue': leads,
  'refund-payment': leads,
  'write-off-debt': ownerOnly,
  // The business itself
  'save-view': everyone,
  'export-evidence': everyone,
  'export-reports': everyone,
  'read-audit': ['owner', 'admin', 'bookkeeper'],
  'change-settings': leads,
  'manage-api-keys': leads,
  'manage-webhooks': leads,
  'manage-team': ownerOnly,
  'retry-reports': ownerOnly,
  'export-everything': ownerOnly,
  'erase-client': ownerOnly,
} as const satisfies Record<string, readonly StaffRole[]>

export type StaffAction = keyof typeof allowed

export const can = (role: StaffRole, action: StaffAction): boolean =>
  (allowed[action] as readonly StaffRole[]).includes(role)

export const staffActions = Object.keys(allowed) as readonly StaffAction[]
