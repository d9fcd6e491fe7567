import type { Tx } from '#app/db/transaction.server.ts'

/**
 * True while what an open checkout asks for is still owed as it was when it began: each invoice open, and its part with the
 * discount beside it no more than its balance, or exactly that where a discount hangs on it. False as well where a plan was
 * agreed since, for the client then chose another way. A sum that only grew meanwhile still fits: the rest stays open.
 */
export async function stillFits(tx: Tx, businessId: string, paymentId: string): Promise<boolean> {
  const { startedAt, planId, targets } = await tx.payment.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: paymentId } },
    include: {
      targets: {
        include: {
          invoice: {
            select: {
              state: true,
              balanceMinor: true,
              planParts: { where: { live: true }, select: { plan: { select: { state: true, acceptedAt: true } } } },
            },
          },
        },
      },
    },
  })
  return targets.every(({ amountMinor, discountMinor, invoice }) => {
    const asked = amountMinor + discountMinor
    const isOwed = discountMinor > 0n ? asked === invoice.balanceMinor : asked <= invoice.balanceMinor
    const isPlanned = invoice.planParts.some(
      ({ plan }) => !planId && plan.state === 'active' && plan.acceptedAt && plan.acceptedAt > startedAt,
    )
    return invoice.state === 'issued' && isOwed && !isPlanned
  })
}
