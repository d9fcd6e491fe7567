import { Temporal } from 'temporal-polyfill'
import { createInvoice } from '#app/features/invoices/create-invoice.server.ts'
import type { EarlyDiscountTerms } from '#app/domain/invoice/check-draft.ts'

export interface InvoiceWish {
  businessId: string
  number: string
  email: string | null
  dueOn: string
  minor?: bigint
  currency?: string
  clientName?: string
  earlyDiscount?: EarlyDiscountTerms
  now: Date
}

/** An issued invoice of one line for a client known by name; answers its id. Imported dynamically, after the environment is set. */
export async function makeInvoice(wish: InvoiceWish): Promise<string> {
  const dueOn = Temporal.PlainDate.from(wish.dueOn)
  const created = await createInvoice({
    businessId: wish.businessId,
    invoice: {
      client: {
        inline: { name: wish.clientName ?? `Client of ${wish.number}`, email: wish.email, contactName: 'Ada' },
      },
      number: wish.number,
      issuedOn: dueOn.subtract({ days: 30 }),
      terms: { kind: 'fixed', dueOn },
      termsText: 'Net 30',
      currency: wish.currency ?? 'USD',
      lines: [{ description: 'Design work', quantity: '1', unitAmount: wish.minor ?? 25_000n, taxRate: '0' }],
      purchaseOrder: null,
      description: null,
      earlyDiscount: wish.earlyDiscount ?? null,
    },
    issue: 'age',
    actor: 'system',
    now: wish.now,
  })
  if (!created.ok) throw new Error(created.reason)
  return created.value.invoiceId
}
