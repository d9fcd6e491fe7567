import type { Correction, Dispute } from '#app/db/read/disputes.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { checkOutcome } from '#app/domain/dispute/check-outcome.ts'
import type { DecidedOutcome, DisputeOutcome, OutcomeRefusal } from '#app/domain/dispute/check-outcome.ts'
import type { Money } from '#app/domain/money.ts'
import type { Result } from '#app/domain/result.ts'

export interface OutcomeWish {
  outcome: DisputeOutcome
  /** Of a part credit what is credited, of a corrected invoice what it asks for. */
  amount: Money | null
  /** For the client. */
  words: string
  /** What a corrected invoice is to say; left out: what the old one said. */
  correction?: Correction
}

/** What an outcome comes to on the facts of now, credits so far among them. */
export async function checkDecision(
  tx: Tx,
  dispute: Dispute,
  { outcome, amount, words }: OutcomeWish,
): Promise<Result<DecidedOutcome, OutcomeRefusal>> {
  const { businessId, invoiceId, disputed, invoice } = dispute
  const { _sum: credited } = await tx.creditNote.aggregate({
    where: { businessId, invoiceId },
    _sum: { amountMinor: true },
  })
  const creditable = { ...invoice.total, minor: invoice.total.minor - (credited.amountMinor ?? 0n) }
  return checkOutcome({ outcome, amount, words, disputed, invoice: { ...invoice, creditable } })
}
