import { prisma } from '#app/db/client.server.ts'
import type { Payment } from '#app/db/generated/client.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { adoptCheckout } from '#app/features/payments/adopt-checkout.server.ts'
import { noteUnknownMoney } from '#app/features/payments/note-unknown-money.server.ts'
import { paypalClaim, paypalHints, stripeClaim, stripeHints } from '#app/gateways/payments/event-hints.ts'
import type { PaymentHints } from '#app/gateways/payments/event-hints.ts'
import { moneyOfEvent } from '#app/gateways/payments/event-money.ts'
import { findForgotten } from './find-forgotten.server.ts'
import { settlePayments } from './settle-payments.server.ts'

export interface PaymentEvent {
  readonly provider: string
  readonly type: string
  readonly body: string
}

/** What became of a report, in words; null: nothing of ours. */
type Outcome = string | null

/**
 * Applies what reports hint at: the attempts they name are asked about, each once however many reports name it. Answers, by report,
 * what became of them; what fails is only asked of the reports that it concerns.
 */
export async function applyPaymentEvents<Event extends PaymentEvent>(
  events: readonly Event[],
  now: Date,
): Promise<(event: Event) => Promise<Outcome>> {
  const failures = new Map<Event, unknown>()
  const hinted = events.flatMap((event) => {
    try {
      return withHints(event)
    } catch (error) {
      failures.set(event, error)
      return []
    }
  })
  const known = await findKnown(hinted)
  const named = new Map<Event, Promise<readonly Payment[]>>()
  for (const { event, provider, hints } of hinted) {
    const payments = known.filter((payment) => isNamed(payment, provider, hints))
    const found = payments.length > 0 ? Promise.resolve(payments) : reviveForgotten(provider, event.body, now)
    // Whoever asks for this report's outcome hears of it.
    found.catch(() => {})
    named.set(event, found)
  }
  const found = (await Promise.allSettled(named.values())).flatMap((one) =>
    one.status === 'fulfilled' ? one.value : [],
  )
  const outcomeOf = await settlePayments([...new Map(found.map((payment) => [payment.id, payment])).values()], now)
  return async (event) => {
    if (failures.has(event)) throw failures.get(event)
    const payments = (await named.get(event)) ?? []
    if (payments.length > 0) return payments.map(({ id }) => outcomeOf(id)).join(', ')
    const money = moneyOfEvent(providerOf(event), event.type, event.body)
    if (!money) return null
    return (await noteUnknownMoney(money, now)) === null ? null : 'money of no attempt of ours'
  }
}

const providerOf = ({ provider }: PaymentEvent) => (provider === 'paypal' ? 'paypal' : 'stripe')

function withHints<Event extends PaymentEvent>(event: Event) {
  const provider = providerOf(event)
  const { body } = event
  const [hints, claim] =
    provider === 'stripe' ? [stripeHints(body), stripeClaim(body)] : [paypalHints(body), paypalClaim(body)]
  return { event, provider, hints, claim } as const
}
type Hinted = Omit<ReturnType<typeof withHints>, 'event'>

/** The attempts that reports name, those among them that only now learn which checkout is theirs. */
async function findKnown(hinted: readonly Hinted[]): Promise<Payment[]> {
  const payments = await findPayments(hinted)
  const lost = hinted.filter(
    ({ claim }) => claim?.checkoutRef && payments.some(({ id, checkoutRef }) => id === claim.paymentId && !checkoutRef),
  )
  for (const { provider, claim } of lost) await adoptCheckout(provider, claim)
  return lost.length > 0 ? findPayments(hinted) : payments
}

function findPayments(hinted: readonly Hinted[]): Promise<Payment[]> {
  const ofProvider = (name: Hinted['provider']) => {
    const hints = hinted.filter(({ provider }) => provider === name).map((one) => one.hints)
    const all = (refs: (one: PaymentHints) => string[]) => ({ in: [...new Set(hints.flatMap(refs))] })
    return {
      provider: name,
      OR: [
        { id: all(({ paymentIds }) => paymentIds.filter((id) => /^[0-9a-f-]{36}$/.test(id))) },
        { checkoutRef: all(({ checkoutRefs }) => checkoutRefs) },
        { providerRef: all(({ providerRefs }) => providerRefs) },
      ],
    }
  }
  const providers = [...new Set(hinted.map(({ provider }) => provider))]
  return acrossBusinesses('a report names an attempt, not its business', () =>
    prisma.payment.findMany({ where: { OR: providers.map(ofProvider) }, orderBy: { id: 'asc' } }),
  )
}

const isNamed = (
  { id, provider, checkoutRef, providerRef }: Payment,
  of: string,
  { paymentIds, checkoutRefs, providerRefs }: PaymentHints,
): boolean =>
  provider === of &&
  (paymentIds.includes(id) ||
    (checkoutRef !== null && checkoutRefs.includes(checkoutRef)) ||
    (providerRef !== null && providerRefs.includes(providerRef)))

async function reviveForgotten(provider: 'stripe' | 'paypal', body: string, now: Date): Promise<Payment[]> {
  const revived = await findForgotten(provider, body, now)
  return Promise.all(
    revived.map(({ businessId, id }) =>
      prisma.payment.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } }),
    ),
  )
}
