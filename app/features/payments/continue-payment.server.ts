import { prisma } from '#app/db/client.server.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { findPortalToken } from '#app/portal-token.server.ts'
import { openCheckout } from './open-checkout.server.ts'

/** The address at which the open attempt for an invoice goes on, whichever invoices and sum it is for. */
export async function continuePayment({
  businessId,
  invoiceId,
  portalUrl,
  now,
}: {
  businessId: string
  invoiceId: string
  /** Address of the portal page, without a slash at its end. */
  portalUrl: string
  now: Date
}): Promise<Result<{ redirectUrl: string }, 'nothing_open' | 'processing' | 'provider_down'>> {
  const target = await prisma.paymentTarget.findFirst({
    where: { businessId, invoiceId, live: true },
    include: { payment: { include: { portalLink: { select: { id: true, tokenHash: true } } } } },
  })
  if (!target) return refuse('nothing_open')
  const { id, state, checkoutUrl, verifyUrl, portalLink, savedMethodId } = target.payment
  if (state === 'processing' || savedMethodId) return refuse('processing')
  const redirectUrl = state === 'verifying' ? verifyUrl : checkoutUrl
  if (redirectUrl) return ok({ redirectUrl })
  if (state === 'verifying') return refuse('provider_down')
  // A repeat has to say the same as the first call did, the way back included.
  const token = portalLink && findPortalToken(portalLink)
  const begunAt = token ? portalUrl.replace(/[^/]+$/, token) : portalUrl
  return openCheckout({ businessId, paymentId: id, portalUrl: begunAt, now })
}
