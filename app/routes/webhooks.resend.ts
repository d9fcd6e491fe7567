import type { ActionFunctionArgs } from '@remix-run/node'
import { now } from '#app/clock.server.ts'
import { receiveWebhook } from '#app/features/inbox/receive-webhook.server.ts'
import { readResendEvent } from '#app/gateways/email/resend.server.ts'

/** Verify on the raw bytes, store once, answer. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const body = await request.text()
  const event = verify(body, request.headers)
  if (!event) return new Response('Not a genuine event for this installation.', { status: 400 })
  await receiveWebhook({ provider: 'resend', ...event, body }, now())
  return new Response(null, { status: 200 })
}

function verify(body: string, headers: Headers): ReturnType<typeof readResendEvent> | null {
  try {
    return readResendEvent(body, headers)
  } catch {
    return null
  }
}
