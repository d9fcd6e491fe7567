import type { RecipientRole } from '../dunning/dunning-policy.ts'

/** What an address is written to about, as the record says it. */
const roleWords: Record<RecipientRole, string> = {
  bill_to: 'bills',
  cc: 'copies',
  approver: 'approves',
  escalation: 'escalations',
}

/** A contact as the record of changes says it: "Ada Lovelace, ada@example.com (copies)". */
export const contactWords = ({
  name,
  email,
  role,
}: {
  name: string | null
  email: string
  role: RecipientRole
}): string => `${name ? `${name}, ` : ''}${email} (${roleWords[role]})`
