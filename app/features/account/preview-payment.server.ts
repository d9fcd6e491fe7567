import { prisma } from '#app/db/client.server.ts'
import { loadPayFacts } from '#app/db/read/pay-facts.server.ts'
import { previewPayment as preview } from '#app/domain/account/preview-payment.ts'
import type { PaymentPreview, PreviewRefusal } from '#app/domain/account/preview-payment.ts'
import { refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import type { AccountPayForm } from './account-pay-form.ts'

/**
 * How what was chosen on the account page would be paid, invoice by invoice. A sum without a choice goes to all that is open
 * in its currency and not being paid already. Reads only.
 */
export async function previewPayment(wish: {
  businessId: string
  clientId: string
  form: AccountPayForm
  now: Date
}): Promise<Result<PaymentPreview, PreviewRefusal | 'nothing_chosen' | 'amount_unreadable'>> {
  const { businessId, clientId, form, now } = wish
  const { currency } = form
  if (form.invoiceIds.length === 0 && !form.amount) return refuse('nothing_chosen')
  const amount = form.amount ? parseTypedAmount(form.amount, currency) : null
  if (amount && !amount.ok) return refuse('amount_unreadable')
  const invoiceIds = form.invoiceIds.length > 0 ? form.invoiceIds : await openOf(businessId, clientId, currency)
  const facts = await loadPayFacts(prisma, { businessId, clientId, invoiceIds, now })
  if (!facts) return refuse('nothing_due')
  return preview(facts.payable, facts.methods, amount?.value ?? null)
}

async function openOf(businessId: string, clientId: string, currency: string): Promise<string[]> {
  const open = await prisma.invoice.findMany({
    where: {
      ...{ businessId, clientId, currency, state: 'issued', processingMinor: 0 },
      balanceMinor: { gt: 0 },
      targets: { none: { live: true } },
    },
    select: { id: true },
  })
  return open.map(({ id }) => id)
}
