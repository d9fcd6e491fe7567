import { instantOf } from '../business-day.ts'
import type { Instant } from '../business-day.ts'
import type { DunningFacts } from '../dunning/dunning-facts.ts'
import { sendAfterApproval, slowestPace } from '../dunning/send-after-approval.ts'
import { inContactWindow, nextSendInstant } from '../dunning/send-window.ts'

/**
 * When a statement goes out. One that speaks of sums past due keeps to the client's pace, on a send day and inside the contact
 * window, like any message that asks (R5, R15); one that only informs waits for the contact window and nothing else.
 */
export function statementSendAt(facts: DunningFacts, isOverdue: boolean, now: Date): Instant {
  const at = instantOf(now)
  const { client, business, invoices } = facts
  if (isOverdue) return sendAfterApproval(facts, slowestPace(invoices.map(({ policy }) => policy)), [], at)
  return inContactWindow(at, client.timeZone, business) ? at : nextSendInstant(at, client.timeZone, business)
}
