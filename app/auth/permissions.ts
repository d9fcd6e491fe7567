export const staffRoles = ['owner', 'staff', 'bookkeeper'] as const
export type StaffRole = (typeof staffRoles)[number]

/** Who may do what. Reading is everyone's; an action that stands in no row is nobody's. */
const allowed = {
  'record-payment': ['owner', 'staff', 'bookkeeper'],
  'import-invoices': ['owner', 'staff', 'bookkeeper'],
  'complete-task': ['owner', 'staff', 'bookkeeper'],
  'change-address': ['owner', 'staff', 'bookkeeper'],
  'hold-follow-up': ['owner', 'staff'],
  'take-promise': ['owner', 'staff'],
  'note-already-paid': ['owner', 'staff', 'bookkeeper'],
  'log-call': ['owner', 'staff'],
  'confirm-contact': ['owner'],
  'sign-escalation': ['owner'],
  'decide-letter': ['owner', 'staff'],
  'post-letters': ['owner', 'staff', 'bookkeeper'],
  'export-evidence': ['owner', 'staff', 'bookkeeper'],
  'waive-charge': ['owner', 'staff'],
  'write-off-residue': ['owner', 'staff', 'bookkeeper'],
  'edit-thank-you': ['owner', 'staff'],
  'make-portal-link': ['owner', 'staff'],
  'resolve-message': ['owner', 'staff'],
  'approve-messages': ['owner', 'staff'],
  'ask-dry-run': ['owner', 'staff', 'bookkeeper'],
  'choose-policy': ['owner', 'staff'],
  'grant-pay-run': ['owner'],
  'decide-plan': ['owner', 'staff'],
  'answer-dispute': ['owner', 'staff'],
  'decide-dispute': ['owner'],
  'decide-help': ['owner', 'staff'],
  'change-settings': ['owner'],
} as const satisfies Record<string, readonly StaffRole[]>

export type StaffAction = keyof typeof allowed

export const can = (role: StaffRole, action: StaffAction): boolean =>
  (allowed[action] as readonly StaffRole[]).includes(role)
