import { prisma } from '#app/db/client.server.ts'
import { activePlanOf } from '#app/db/read/plan-standing.server.ts'
import type { PayChoices } from '#app/domain/portal/pay-options.ts'
import { consentToKeep } from '#app/domain/portal/consent-to-keep.ts'
import { refuse } from '#app/domain/result.ts'
import { continuePayment } from '#app/features/payments/continue-payment.server.ts'
import { startPayment } from '#app/features/payments/start-payment.server.ts'
import type { PortalVisit } from '#app/features/portal/find-portal-invoice.server.ts'
import { readPayForm } from '#app/features/portal/pay-form.ts'

interface Pressed {
  visit: PortalVisit
  url: string
  form: FormData
  choices: PayChoices
  clientIp: string | null
  now: Date
}

/** What a press on the payment form leads to: the hosted page, or why not. On a plan, all of its invoices are paid together. */
export async function beginPayment({ visit, url, form, choices, clientIp, now }: Pressed) {
  const { businessId, clientId, invoiceId, linkId, invoice } = visit
  if (form.get('continue') === 'yes') return continuePayment({ businessId, invoiceId, portalUrl: url, now })
  const wish = readPayForm(form, choices)
  if (!wish.ok) return wish
  const { method, amount, keep } = wish.value
  const consent = keep && amount.kind === 'instalment' ? consentToKeep(invoice) : null
  // They agree to what stood on their page, and not to what has become of it since.
  if (consent && consent !== form.get('consent')) return refuse('malformed')
  const plan = await activePlanOf(prisma, businessId, [invoiceId], now)
  return startPayment({
    ...{ businessId, clientId, method, amount, now },
    invoiceIds: plan ? plan.invoices.filter(({ state }) => state === 'issued').map(({ id }) => id) : [invoiceId],
    portalLinkId: linkId,
    ...{ consent, consentFrom: consent && clientIp, portalUrl: url },
  })
}
