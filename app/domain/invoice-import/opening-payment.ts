import type { InvoiceId } from '../ids.ts'
import { posting } from '../ledger/post.ts'
import type { Posting } from '../ledger/post.ts'
import { negateMoney } from '../money.ts'
import type { Money } from '../money.ts'

/**
 * Money received outside, as a file reports it: `newlyPaid` of the `paid` it names in all. The key names that sum, so
 * that the same report posts nothing twice and the next one knows what the last one said.
 */
export const importedPayment = (invoiceId: InvoiceId, paid: Money, newlyPaid: Money): Posting =>
  posting(`import/${invoiceId}/paid/${paid.minor}`, [
    { account: 'receivable', amount: negateMoney(newlyPaid), invoiceId },
    { account: 'clearing', amount: newlyPaid, invoiceId },
  ])
