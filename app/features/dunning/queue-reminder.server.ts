import { loadFactsOfClients, lockDueClients } from '#app/db/read/dunning-facts.server.ts'
import { saveNextChecks } from '#app/db/sql/next-checks.server.ts'
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
import { writeReminders } from './write-reminders.server.ts'

export type Decided = DunningDecision['kind'] | 'not_due'

interface Decision extends Look {
  readonly decision: DunningDecision
}

/** Looks at one client that is due for a look. */
export async function queueReminder(businessId: string, clientId: string, now: Date): Promise<Decided> {
  return (await queueReminders(businessId, [clientId], now)).get(clientId) ?? 'not_due'
}

/**
 * Looks at those of these clients that are due for a look and does what is due: at most one contact with each. Safe to repeat and
 * to run beside others: the clients' rows are locked, the stage of an invoice is unique, and so is the message's key. All of them
 * succeed or none does. Answers what was decided; who is not among it was not due, or somebody else's.
 */
export async function queueReminders(
  businessId: string,
  clientIds: readonly string[],
  now: Date,
): Promise<Map<string, Decided>> {
  return inTransaction(async (tx) => {
    const locked = await lockDueClients(tx, businessId, clientIds, now)
    if (locked.length === 0) return new Map()
    await judgeTheirPromises(tx, businessId, locked, now)
    await reviseDrafts(tx, { businessId, clientIds: locked, now })
    const factsOf = await loadFactsOfClients(tx, businessId, locked, now)
    const decisions = [...factsOf].map(([clientId, facts]): Decision => {
      return { businessId, clientId, facts, now, decision: decideDunning(facts, instantOf(now)) }
    })
    for (const look of decisions) await accompany(tx, look)
    await closeObsolete(tx, businessId, decisions, now)
    const checks: { clientId: string; nextCheckAt: Date | null }[] = []
    for (const look of decisions) {
      const next = earliestInstant([look.decision.nextCheckAt, await askForReview(tx, look)])
      checks.push({ clientId: look.clientId, nextCheckAt: next && dateOf(next) })
    }
    await saveNextChecks(tx, businessId, checks)
    await writeReminders(tx, businessId, decisions.flatMap(mailed), now)
    for (const each of decisions) await carryOut(tx, each, each.decision)
    return new Map(decisions.map(({ clientId, decision }) => [clientId, decision.kind]))
  })
}

const mailed = ({ decision, ...look }: Decision) => (decision.kind === 'remind' ? [{ look, decision }] : [])

/** Few clients have promised anything. */
async function judgeTheirPromises(tx: Tx, businessId: string, clientIds: readonly string[], now: Date): Promise<void> {
  const promised = await tx.promiseToPay.findMany({
    where: { businessId, clientId: { in: [...clientIds] }, state: 'pending' },
    distinct: ['clientId'],
    select: { clientId: true },
  })
  for (const { clientId } of promised) await judgePromises(tx, businessId, clientId, now)
}

/** What is not done for all at once. */
async function carryOut(tx: Tx, look: Look, decision: DunningDecision): Promise<void> {
  switch (decision.kind) {
    case 'letter':
      return writeLetterStep(tx, look, decision)
    case 'call':
      return askForCall(tx, look, decision)
    case 'escalate':
      return askOwner(tx, look, decision)
    case 'no_recipient':
      return askForAddress(tx, look, decision.invoiceId)
    case 'remind':
    case 'hold':
    case 'wait':
  }
}
