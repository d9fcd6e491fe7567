import { loadDunningFacts, lockDueClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { judgePromises } from '#app/db/write/promises.server.ts'
import { dateOf, earliestInstant, instantOf } from '#app/domain/business-day.ts'
import { decideDunning } from '#app/domain/dunning/decide-dunning.ts'
import type { DunningDecision } from '#app/domain/dunning/dunning-decision.ts'
import { accompany } from './accompany.server.ts'
import { askForAddress, askForCall, askForReview, askOwner } from './ask-people.server.ts'
import { closeObsolete } from './close-obsolete.server.ts'
import type { Look } from './look.ts'
import { reviseDrafts } from './revise-drafts.server.ts'
import { writeLetterStep } from './write-letter-step.server.ts'
import { writeReminder } from './write-reminder.server.ts'

export type Decided = DunningDecision['kind'] | 'not_due'

/**
 * Looks at one client that is due for a look and does what is due: at most one contact. Safe to repeat and to run beside
 * others: the client's row is locked, the stage of an invoice is unique, and so is the message's key.
 */
export async function queueReminder(businessId: string, clientId: string, now: Date): Promise<Decided> {
  return inTransaction(async (tx) => {
    if (!(await lockDueClient(tx, businessId, clientId, now))) return 'not_due'
    await judgePromises(tx, businessId, clientId, now)
    await reviseDrafts(tx, { businessId, clientId, now })
    const facts = await loadDunningFacts(tx, businessId, clientId, now)
    if (!facts) return 'not_due'
    const decision = decideDunning(facts, instantOf(now))
    const look = { businessId, clientId, facts, now }
    await accompany(tx, look)
    await closeObsolete(tx, look, decision.obsolete)
    const nextCheckAt = earliestInstant([decision.nextCheckAt, await askForReview(tx, look)])
    await tx.client.update({
      where: { businessId_id: { businessId, id: clientId } },
      data: { nextCheckAt: nextCheckAt && dateOf(nextCheckAt) },
    })
    await carryOut(tx, look, decision)
    return decision.kind
  })
}

async function carryOut(tx: Tx, look: Look, decision: DunningDecision): Promise<void> {
  switch (decision.kind) {
    case 'remind':
      return writeReminder(tx, look, decision)
    case 'letter':
      return writeLetterStep(tx, look, decision)
    case 'call':
      return askForCall(tx, look, decision)
    case 'escalate':
      return askOwner(tx, look, decision)
    case 'no_recipient':
      return askForAddress(tx, look, decision.invoiceId)
    case 'hold':
    case 'wait':
  }
}
