import type { PlainDate } from '../business-day.ts'
import type { InvoiceId } from '../ids.ts'
import { posting } from './post.ts'
import type { Posting } from './post.ts'

/** What a list of invoices said was paid of one, in minor units, that no payment or credit note has explained yet. */
export interface ImportedPart {
  readonly on: PlainDate
  readonly minor: bigint
}

/**
 * Takes up to `minor` off what lists of invoices reported as paid, the earliest first: a payment that is named later is what they
 * meant, not more money. `parts` are what it explains, `left` what stays without a name. Units: minor units.
 */
export function explainImported(
  minor: bigint,
  imported: readonly ImportedPart[],
): { readonly parts: readonly ImportedPart[]; readonly left: readonly ImportedPart[] } {
  const parts: ImportedPart[] = []
  const left: ImportedPart[] = []
  let wanted = minor
  for (const part of imported) {
    const taken = wanted < part.minor ? wanted : part.minor
    wanted -= taken
    if (taken > 0n) parts.push({ ...part, minor: taken })
    if (part.minor > taken) left.push({ ...part, minor: part.minor - taken })
  }
  return { parts, left }
}

/**
 * Takes back what stood on the books without a name, on the day it stood for. `by`: the payment or credit note that is booked in
 * its place; `nth` of its parts.
 */
export const explainedPosting = (
  by: string,
  nth: number,
  part: { readonly invoiceId: InvoiceId; readonly minor: bigint; readonly currency: string },
): Posting => {
  const { invoiceId, minor, currency } = part
  return posting(`reversal/import/${by}/${nth}`, [
    { account: 'receivable', amount: { minor, currency }, invoiceId },
    { account: 'clearing', amount: { minor: -minor, currency }, invoiceId },
  ])
}
