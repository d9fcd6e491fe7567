import { listPaypalEvents, listStripeEvents } from './payments/past-events.server.ts'
import { listSentMails } from './email/sent-mails.server.ts'

/** Asks each provider something small that changes nothing, with our keys; throws where it does not answer or refuses them. */
export const reach: Readonly<Record<'Stripe' | 'PayPal' | 'Resend', (now: Date) => Promise<void>>> = {
  Stripe: (now) => first(listStripeEvents(now)),
  PayPal: (now) => first(listPaypalEvents(now, new Date(now.getTime() + 60_000))),
  Resend: (now) => first(listSentMails(now)),
}

async function first(list: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of list) return
}
