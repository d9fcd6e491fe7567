/** What an audit can be narrowed to: a name, and how the types of its events begin. */
export const auditKinds = {
  invoices: { label: 'Invoices and credit', begins: ['invoice.', 'credit_note.', 'credit.', 'charge.', 'recurring.'] },
  payments: { label: 'Payments and refunds', begins: ['payment.', 'autopay.', 'method.', 'discount.'] },
  messages: {
    label: 'Messages, calls, letters',
    begins: ['reminder.', 'message.', 'thank_you.', 'call.', 'letter.', 'statement.', 'reply.'],
  },
  agreements: { label: 'Holds, promises, plans', begins: ['hold.', 'promise.', 'plan.', 'help.', 'already_paid.'] },
  disputes: { label: 'Disputes and escalation', begins: ['dispute.', 'escalation.', 'evidence.'] },
  clients: { label: 'Clients and contacts', begins: ['client.', 'contact.', 'preferences.', 'account.', 'portal.'] },
  settings: {
    label: 'Settings, team, keys',
    begins: [
      'business.',
      'policy.',
      'template.',
      'staff.',
      'api_key.',
      'export.',
      'archive.',
      'webhook_endpoint.',
      'webhook.',
    ],
  },
} as const satisfies Record<string, { label: string; begins: readonly string[] }>

export type AuditKind = keyof typeof auditKinds

export const isAuditKind = (text: string): text is AuditKind => Object.hasOwn(auditKinds, text)
