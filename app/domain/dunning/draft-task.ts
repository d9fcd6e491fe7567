/** The task that flags a draft nobody decides: one for as long as it waits, also when it is written anew meanwhile. */
export const draftTaskKey = ({ invoiceId, waitingSince }: { invoiceId: string | null; waitingSince: Date }): string =>
  `draft/${invoiceId ?? ''}/${waitingSince.toISOString()}`
