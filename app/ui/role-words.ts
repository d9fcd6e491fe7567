import type { StaffRole } from '#app/auth/permissions.ts'

/** What each role is called, and what it may do, in a sentence. */
export const roleWords: Record<StaffRole, { name: string; may: string }> = {
  owner: { name: 'Owner', may: 'everything, also the team, signing bad debts off and taking all data out.' },
  admin: { name: 'Admin', may: 'follow-up, invoices, money and settings.' },
  collector: { name: 'Collector', may: 'follow-up and answers to clients, and writing payments down.' },
  bookkeeper: { name: 'Bookkeeper', may: 'reading everything and exporting it; changes nothing.' },
}
