import { env } from '#app/env.server.ts'
import { callPaypal } from './paypal-client.server.ts'
import { callStripe, stripe } from './stripe-client.server.ts'

/** A report as a provider keeps it: what its webhook said, or would have. */
export interface PastEvent {
  readonly provider: 'stripe' | 'paypal'
  readonly eventId: string
  readonly type: string
  readonly objectId: string
  /** When it happened, by the provider's clock. */
  readonly at: Date
  readonly body: string
}

/** Everything Stripe reported at or after `since`; it keeps thirty days. Source: docs.stripe.com/api/events/list. Throws GatewayError. */
export async function* listStripeEvents(since: Date): AsyncGenerator<PastEvent> {
  const created = { gte: Math.floor(since.getTime() / 1_000) }
  let after: string | undefined
  for (;;) {
    const page = await callStripe('events', () =>
      stripe.events.list({ created, limit: 100, ...(after === undefined ? {} : { starting_after: after }) }),
    )
    for (const event of page.data) {
      const { id: objectId = event.id } = event.data.object as { id?: string }
      const at = new Date(event.created * 1_000)
      yield { provider: 'stripe', eventId: event.id, type: event.type, objectId, at, body: JSON.stringify(event) }
    }
    after = page.data.at(-1)?.id
    if (!page.has_more || after === undefined) return
  }
}

interface PaypalEvents {
  events?: { id: string; event_type: string; create_time?: string; resource?: { id?: string } }[]
  links?: { rel: string; href: string }[]
}

/** Everything PayPal reported between `since` and `until`. Source: Webhooks Management v1, webhooks-events.list. Throws GatewayError. */
export async function* listPaypalEvents(since: Date, until: Date): AsyncGenerator<PastEvent> {
  const span = new URLSearchParams({ page_size: '100', start_time: seconds(since), end_time: seconds(until) })
  let path: string | null = `/v1/notifications/webhooks-events?${span}`
  while (path !== null) {
    const page: PaypalEvents = await callPaypal<PaypalEvents>({
      ...{ path, verb: 'GET', headers: { 'Content-Type': 'application/json' } },
    })
    for (const event of page.events ?? []) {
      const { id: eventId, event_type: type, resource } = event
      const at = event.create_time === undefined ? since : new Date(event.create_time)
      yield { provider: 'paypal', eventId, type, objectId: resource?.id ?? eventId, at, body: JSON.stringify(event) }
    }
    const next = page.links?.find(({ rel }) => rel === 'next')
    // Only the way there: the host is ours to say.
    const address: URL | null = next ? new URL(next.href, env.PAYPAL_API_BASE) : null
    path = address && `${address.pathname}${address.search}`
  }
}

const seconds = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`
