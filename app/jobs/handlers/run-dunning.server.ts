import { prisma } from '#app/db/client.server.ts'
import { findDueClients } from '#app/db/sql/due-clients.server.ts'
import { ofOwnShareFirst } from '#app/db/sql/share.server.ts'
import { queueReminders } from '#app/features/dunning/queue-reminder.server.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'

const ROUND = 400
/** Clients of one business that are decided and written in one transaction. */
const BATCH = 50
const AT_ONCE = 2
const AFTER_FAILURE_MS = 10 * 60_000

/**
 * Looks at every client whose next look is due: the cost follows what is due, not what is open. Nothing is claimed: the decision
 * locks its clients and finds out there whether somebody else was first.
 */
export async function runDunning(work: Work): Promise<number> {
  const due = await ofOwnShareFirst(work.processId, (share) => findDueClients(work.now(), ROUND, share))
  let looked = 0
  await inParallel(batchesOf(due), AT_ONCE, async ([businessId, ids]) => {
    looked += await lookAt(work, businessId, ids)
    return true
  })
  return looked
}

/** Whoever fails in a batch must not cost the others their turn: then each is looked at alone. Answers how many were. */
async function lookAt(work: Work, businessId: string, ids: readonly string[]): Promise<number> {
  const { now, log } = work
  let hasFailed = false
  const [first = '', ...others] = ids
  const name = others.length === 0 ? first : `${ids.length} clients of ${businessId}`
  const looked = await log.guard('run-dunning', name, async () => {
    hasFailed = true
    await queueReminders(businessId, ids, now())
    hasFailed = false
    return true
  })
  if (looked) return ids.length
  // Asked to stop: nothing was begun.
  if (!hasFailed) return 0
  if (others.length === 0) await lookAgainLater(businessId, first, now())
  let done = 0
  if (others.length > 0) for (const id of ids) done += await lookAt(work, businessId, [id])
  return done
}

function batchesOf(due: readonly { businessId: string; id: string }[]): (readonly [string, string[]])[] {
  const batches: (readonly [string, string[]])[] = []
  const open = new Map<string, string[]>()
  for (const { businessId, id } of due) {
    const batch = open.get(businessId)
    if (batch && batch.length < BATCH) {
      batch.push(id)
      continue
    }
    const ids = [id]
    open.set(businessId, ids)
    batches.push([businessId, ids])
  }
  return batches
}

async function lookAgainLater(businessId: string, id: string, now: Date): Promise<void> {
  const nextCheckAt = new Date(now.getTime() + AFTER_FAILURE_MS)
  await prisma.client.updateMany({ where: { businessId, id, nextCheckAt: { lte: now } }, data: { nextCheckAt } })
}
