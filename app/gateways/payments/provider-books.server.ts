import type Stripe from 'stripe'
import { moneyOfCharge, moneyOfEvent } from './event-money.ts'
import { paypalHints } from './event-hints.ts'
import type { PaymentHints } from './event-hints.ts'
import { listPaypalEvents } from './past-events.server.ts'
import type { ProviderMoney } from './provider-money.ts'
import { callStripe, stripe } from './stripe-client.server.ts'

/** One line of a provider's books: money that came in, or something that happened to some (`money` null). */
export interface BookLine {
  readonly money: ProviderMoney | null
  /** The record leaves nothing open: neither a dispute nor what only a further call would tell. */
  readonly isWhole: boolean
  readonly hints: PaymentHints
}

interface Span {
  readonly from: Date
  /** Not any more part of it. */
  readonly until: Date
}

/**
 * What Stripe took, gave back and lost in a span: charges that succeeded, refunds and disputes, by when they were made, a page at
 * a time. Source: docs.stripe.com/api/charges/list, /refunds/list, /disputes/list. Throws GatewayError.
 */
export async function* listStripeBooks({ from, until }: Span): AsyncGenerator<BookLine> {
  const created = { gte: seconds(from), lt: seconds(until) }
  for await (const charge of everyPage((page) => stripe.charges.list({ created, ...page }))) {
    const money = charge.status === 'succeeded' ? moneyOfCharge(charge) : null
    if (money) yield { money, isWhole: !charge.disputed, hints: hintsOf(charge, money.ref) }
  }
  for await (const refund of everyPage((page) => stripe.refunds.list({ created, ...page }))) yield about(refund)
  for await (const dispute of everyPage((page) => stripe.disputes.list({ created, ...page }))) yield about(dispute)
}

/**
 * What PayPal reported in a span: it has no list of captures for us, but one of its events, which it keeps for thirty days. What a
 * capture left is told by its order alone. Throws GatewayError.
 */
export async function* listPaypalBooks({ from, until }: Span): AsyncGenerator<BookLine> {
  for await (const { type, body } of listPaypalEvents(from, until))
    yield { money: moneyOfEvent('paypal', type, body), isWhole: false, hints: paypalHints(body) }
}

const seconds = (at: Date): number => Math.ceil(at.getTime() / 1_000)

async function* everyPage<T extends { id: string }>(
  list: (page: { limit: number; starting_after?: string }) => Promise<Stripe.ApiList<T>>,
): AsyncGenerator<T> {
  let after: string | undefined
  for (;;) {
    const page = await callStripe('books', () =>
      list({ limit: 100, ...(after === undefined ? {} : { starting_after: after }) }),
    )
    yield* page.data
    after = page.data.at(-1)?.id
    if (!page.has_more || after === undefined) return
  }
}

const hintsOf = ({ metadata }: Stripe.Charge, ref: string): PaymentHints => ({
  paymentIds: metadata.paymentId ? [metadata.paymentId] : [],
  checkoutRefs: [],
  providerRefs: [ref],
})

function about({ payment_intent: intent }: Stripe.Refund | Stripe.Dispute): BookLine {
  const ref = typeof intent === 'string' ? intent : intent?.id
  return { money: null, isWhole: false, hints: { paymentIds: [], checkoutRefs: [], providerRefs: ref ? [ref] : [] } }
}
