import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { now } from '#app/clock.server.ts'
import { receiveWebhook } from '#app/features/inbox/receive-webhook.server.ts'
import { GatewayError } from '#app/gateways/payments/payment-gateway.ts'
import { verifyPaypalEvent } from '#app/gateways/payments/paypal.server.ts'

const EnvelopeSchema = z.object({
  id: z.string().min(1).max(255),
  event_type: z.string().min(1).max(255),
  // What we cannot read of it is kept all the same.
  resource: z
    .object({ id: z.string().max(255) })
    .optional()
    .catch(undefined),
})

/** Verify on the raw bytes, store once, answer. When PayPal cannot be asked whether it is genuine, 503 makes it come again. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const body = await request.text()
  const envelope = readEnvelope(body)
  try {
    if (!envelope || !(await verifyPaypalEvent(body, request.headers)))
      return new Response('Not a genuine event for this installation.', { status: 400 })
  } catch (error) {
    if (error instanceof GatewayError)
      return new Response('Could not verify now; please deliver again.', { status: 503 })
    throw error
  }
  const { id, event_type, resource } = envelope
  await receiveWebhook({ provider: 'paypal', eventId: id, type: event_type, objectId: resource?.id ?? id, body }, now())
  return new Response(null, { status: 200 })
}

function readEnvelope(body: string): z.infer<typeof EnvelopeSchema> | null {
  try {
    return EnvelopeSchema.parse(JSON.parse(body))
  } catch {
    return null
  }
}
