import { packClaim, type AttemptClaim } from '#app/domain/payment/attempt-claim.ts'

/** Stripe keeps 500 characters under a name. Source: docs.stripe.com/metadata */
const LONGEST = 500

/** What a session or an intent bears of ours: whose row it is, and what that row says. */
export const marksOf = ({ paymentId, claim }: { paymentId: string; claim: AttemptClaim }): Record<string, string> => ({
  paymentId,
  claim: packClaim(claim, LONGEST),
})
