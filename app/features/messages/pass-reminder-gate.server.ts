import { isStillTrue } from '#app/db/read/drafts.server.ts'
import { loadFactsOfClients } from '#app/db/read/dunning-facts.server.ts'
import { putOff } from '#app/db/sql/claim-messages.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { dateOf, instantOf } from '#app/domain/business-day.ts'
import type { DunningFacts } from '#app/domain/dunning/dunning-facts.ts'
import { sendAfterApproval, slowestPace } from '#app/domain/dunning/send-after-approval.ts'
import type { ClaimedMessage } from './claimed-message.ts'

/**
 * Which of them go out now, under their clients' locks; all but reminders do. What is no longer true is taken back and decided anew;
 * what comes late, because the worker was down or the client has heard from us meanwhile, waits for the next hour at which it may (R15).
 */
export async function passReminderGate(
  tx: Tx,
  businessId: string,
  messages: readonly ClaimedMessage[],
  now: Date,
): Promise<ClaimedMessage[]> {
  const about = messages.filter(({ kind }) => kind === 'reminder').map(({ clientId }) => clientId)
  if (about.length === 0) return [...messages]
  const factsOf = await loadFactsOfClients(tx, businessId, about, now)
  const passed = []
  const later = []
  for (const message of messages) {
    const facts = factsOf.get(message.clientId)
    if (message.kind !== 'reminder') passed.push(message)
    else if (!facts || !isStillTrue(message, facts, now))
      await moveMessage(tx, message, 'cancel', { now, reason: 'The facts moved before it was sent.' })
    else {
      const sendAt = earliestNow(message, facts, now)
      if (sendAt <= now) passed.push(message)
      else later.push({ id: message.id, sendAt, isSlot: false })
    }
  }
  await putOff(tx, businessId, later)
  return passed
}

function earliestNow({ reminders }: ClaimedMessage, facts: DunningFacts, now: Date): Date {
  const about = facts.invoices.filter((invoice) => reminders.some(({ invoiceId }) => invoiceId === invoice.id))
  const pace = slowestPace(about.map(({ policy }) => policy))
  return dateOf(sendAfterApproval(facts, pace, [], instantOf(now)))
}
