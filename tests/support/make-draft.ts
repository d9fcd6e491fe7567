import { Temporal } from 'temporal-polyfill'
import { createInvoice } from '#app/features/invoices/create-invoice.server.ts'
import type { WrittenInvoice } from '#app/features/invoices/draft-content.server.ts'

/** A draft of one line for 250.00, numbered when it is issued; answers its id. Imported dynamically, after the environment is set. */
export async function makeDraft({
  businessId,
  now,
  email = null,
  ...over
}: { businessId: string; now: Date; email?: string | null } & Partial<WrittenInvoice>): Promise<string> {
  const created = await createInvoice({
    businessId,
    invoice: {
      client: { inline: { name: `Client ${crypto.randomUUID()}`, email, contactName: 'Ada' } },
      number: null,
      issuedOn: Temporal.PlainDate.from('2026-11-23'),
      terms: { kind: 'net', days: 30 },
      termsText: 'Net 30',
      currency: 'USD',
      lines: [{ description: 'Design work', quantity: '1', unitAmount: 25_000n, taxRate: '0' }],
      purchaseOrder: null,
      description: null,
      earlyDiscount: null,
      ...over,
    },
    issue: null,
    actor: 'system',
    now,
  })
  if (!created.ok) throw new Error(created.reason)
  return created.value.invoiceId
}
