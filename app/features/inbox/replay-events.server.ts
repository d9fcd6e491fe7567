import { listPaypalEvents, listStripeEvents } from '#app/gateways/payments/past-events.server.ts'
import { keepEvents } from './keep-events.server.ts'

/** Clocks differ, and reports take their time. */
const OVERLAP_MS = 3_600_000

/**
 * Puts every report that the payment providers made since a restore point into the inbox, as if it had just come in; those that
 * are there already stay as they are. Safe to repeat. Answers how many were new. Throws GatewayError when one cannot be asked.
 */
export async function replayEvents(restorePoint: Date, now: Date): Promise<number> {
  const since = new Date(restorePoint.getTime() - OVERLAP_MS)
  const until = new Date(now.getTime() + OVERLAP_MS)
  const stripe = await keepEvents(listStripeEvents(since), now, null)
  return stripe + (await keepEvents(listPaypalEvents(since, until), now, null))
}
