import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { stillFits } from '#app/db/read/checkout-fit.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { applyProviderState } from './apply-provider-state.server.ts'
import { closeCheckout } from './close-checkout.server.ts'
import { endAttempt } from './end-attempt.server.ts'
import { giveToPerson } from './give-to-person.server.ts'
import { performCharge } from './perform-charge.server.ts'
import { queuePaymentNote } from './queue-payment-note.server.ts'
import { reconcileAt, UNKNOWN_FOR_MS } from './reconcile-schedule.ts'

/** Nobody ever got the address of a checkout whose creation we never saw answered; after this it has expired at the provider too. */
const UNSEEN_LIFE_MS = 2 * 60 * 60_000

/** PayPal keeps an order open that nobody approves; nothing is taken from it unless we do. */
const PAYPAL_LIFE_MS = 3 * 60 * 60_000

/** By then two small deposits have arrived, and whoever has not told their amounts is reminded once. */
const VERIFY_AGAIN_MS = 3 * 24 * 60 * 60_000

/** Attempts whose turn has come to be asked about. Two workers may ask about one: the answer is applied once. */
export function findPaymentsToReconcile(now: Date, limit: number): Promise<{ businessId: string; id: string }[]> {
  return acrossBusinesses('a sweep looks for attempts to ask about', () =>
    prisma.payment.findMany({
      where: { nextReconcileAt: { lte: now } },
      orderBy: { nextReconcileAt: 'asc' },
      take: limit,
      select: { businessId: true, id: true },
    }),
  )
}

/**
 * A provider that could not be asked is asked again in five minutes, which uses up none of the questions: an outage is no answer.
 * An attempt that got none for as long as all the questions would take is a person's.
 */
export async function postponeReconcile(businessId: string, id: string, now: Date): Promise<void> {
  const payment = await prisma.payment.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
  const isDue = payment.nextReconcileAt !== null && payment.nextReconcileAt <= now
  if (isDue && payment.state === 'started' && isOlder(payment, UNKNOWN_FOR_MS, now)) return giveToPerson(payment, now)
  await prisma.payment.updateMany({
    where: { businessId, id, nextReconcileAt: { lte: now } },
    data: { nextReconcileAt: new Date(now.getTime() + 5 * 60_000) },
  })
}

/** Asks about one attempt: a lost webhook becomes late, not never. */
export async function reconcilePayment(businessId: string, id: string, now: Date): Promise<void> {
  const where = { businessId_id: { businessId, id } }
  const before = await prisma.payment.findUniqueOrThrow({ where })
  if (before.savedMethodId && before.state === 'started') {
    await performCharge(businessId, id, now)
    return
  }
  const isUnseen = !before.checkoutRef && !before.savedMethodId && isOlder(before, UNSEEN_LIFE_MS, now)
  if (isUnseen) return endAttempt(before, 'expired', now)
  const isCheckout = (before.state === 'started' || before.state === 'open') && !before.savedMethodId
  let isUnknown = before.state === 'started'
  if (isCheckout && !(await stillFits(prisma, businessId, id))) await closeCheckout(before, 'expired', now)
  else if (before.checkoutRef || before.savedMethodId)
    isUnknown = (await applyProviderState(businessId, id, now)) === 'unknown'
  const after = await prisma.payment.findUniqueOrThrow({ where })
  if (after.state !== before.state) return
  const isAbandoned = after.provider === 'paypal' && after.state === 'open' && isOlder(after, PAYPAL_LIFE_MS, now)
  if (isAbandoned) return endAttempt(after, 'expired', now)
  if (after.state === 'verifying' && isOlder(after, VERIFY_AGAIN_MS, now)) {
    await inTransaction(async (tx) => {
      await lockClient(tx, businessId, after.clientId)
      await queuePaymentNote(tx, { businessId, paymentId: id, note: 'verify_bank', now })
    })
  }
  const tries = before.reconcileTries + 1
  const next = reconcileAt(isUnknown ? 'unknown' : after.state, tries, now)
  if (isUnknown && !next) return giveToPerson(after, now)
  // One that nobody was led to is over before the next question about it.
  const unseenUntil = new Date(before.startedAt.getTime() + UNSEEN_LIFE_MS + 1)
  const isEarlier = after.state === 'started' && !after.checkoutRef && !after.savedMethodId
  await prisma.payment.update({
    where,
    data: { reconcileTries: tries, nextReconcileAt: isEarlier && next && next > unseenUntil ? unseenUntil : next },
  })
}

const isOlder = ({ startedAt }: { startedAt: Date }, ms: number, now: Date): boolean =>
  now.getTime() - startedAt.getTime() > ms
