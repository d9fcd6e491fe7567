import type { ActionFunctionArgs } from '@remix-run/node'
import { now } from '#app/clock.server.ts'
import { receiveWebhook } from '#app/features/inbox/receive-webhook.server.ts'
import { readStripeEvent } from '#app/gateways/payments/stripe.server.ts'
import { env } from '#app/env.server.ts'

/** Verify on the raw bytes, store once, answer. A genuine test-mode event must never settle a live invoice. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const body = await request.text()
  const event = verify(body, request.headers.get('stripe-signature'))
  if (!event || event.livemode !== isLive)
    return new Response('Not a genuine event for this installation.', { status: 400 })
  await receiveWebhook(
    { provider: 'stripe', eventId: event.eventId, type: event.type, objectId: event.objectId, body },
    now(),
  )
  return new Response(null, { status: 200 })
}

const isLive = /^(sk|rk)_live_/.test(env.STRIPE_SECRET_KEY)

function verify(body: string, signature: string | null): ReturnType<typeof readStripeEvent> | null {
  try {
    return readStripeEvent(body, signature)
  } catch {
    return null
  }
}
