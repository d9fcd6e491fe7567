import { loadDunningFacts } from '#app/db/read/dunning-facts.server.ts'
import type { Recurring } from '#app/db/read/recurring.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { dateOf, instantOf } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { nextSendInstant } from '#app/domain/dunning/send-window.ts'
import { queueInvoice } from '#app/features/mail/queue-invoice.server.ts'

interface MadeInvoice {
  readonly businessId: string
  readonly invoiceId: string
  readonly recurring: Pick<Recurring, 'clientId' | 'clientName' | 'name' | 'issues' | 'sends'>
  readonly today: PlainDate
  readonly now: Date
}

/** What happens to an invoice once it is made: mailed at the send hour, or left to a person, who is told. */
export async function sendPeriod(tx: Tx, made: MadeInvoice): Promise<void> {
  const { businessId, invoiceId, recurring, today, now } = made
  const { clientId, clientName, name } = recurring
  const task = (kind: string, title: string) =>
    openTask(tx, {
      ...{ businessId, key: `recurring/${invoiceId}`, kind, title, clientId, invoiceId, dueOn: today, now },
    })
  if (!recurring.issues) return task('review', `Look at the draft of “${name}” for ${clientName} and issue it`)
  if (!recurring.sends) return
  const facts = await loadDunningFacts(tx, businessId, clientId, now)
  if (!facts) return
  const sendAt = dateOf(nextSendInstant(instantOf(now), facts.client.timeZone, facts.business))
  const messageId = await queueInvoice(tx, { businessId, invoiceId, note: 'issued', message: '', sendAt, now })
  if (messageId === null)
    await task('review', `Find an address for ${clientName}: the invoice of “${name}” could not be mailed`)
}
