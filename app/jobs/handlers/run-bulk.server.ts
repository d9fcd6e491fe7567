import { prisma } from '#app/db/client.server.ts'
import { claimBulk, nextItems, putResults } from '#app/db/sql/bulk-items.server.ts'
import type { BulkClaim, BulkItem, BulkResult } from '#app/db/sql/bulk-items.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { BulkParams } from '#app/domain/bulk/bulk-decision.ts'
import { approveMessage } from '#app/features/approvals/approve-message.server.ts'
import { assignMany, undoAssignMany } from '#app/features/clients/assign-many.server.ts'
import { holdMany } from '#app/features/holds/hold-many.server.ts'
import { releaseMany, undoHoldMany, undoReleaseMany } from '#app/features/holds/release-many.server.ts'
import { assignPolicyToMany, undoPolicyToMany } from '#app/features/policies/assign-policy-to-many.server.ts'
import type { Work } from '../work.ts'

/** Done in one transaction: short enough that a client's payment never waits long behind it. */
const BATCH = 200
/** Each draft reads its client's facts again. */
const DRAFTS = 20
const longestBatch = 60_000

/** Carries on with the oldest decision about many: one batch, then the worker's other work. What fails ends there and says so. */
export async function runBulk({ now, log }: Work): Promise<number> {
  let claimed: BulkClaim | null = null
  const ran = await log.guard('run-bulk', 'next', async () => {
    try {
      return await inTransaction(async (tx) => {
        claimed = await claimBulk(tx)
        if (!claimed) return false
        const items = await nextItems(tx, claimed, claimed.kind === 'approve' ? DRAFTS : BATCH)
        await putResults(tx, claimed, await carryOut(tx, claimed, items, now()), now())
        return true
      }, longestBatch)
    } catch (error) {
      if (claimed) await giveUp(claimed, now())
      throw error
    }
  })
  return ran ? 1 : 0
}

function carryOut(tx: Tx, run: BulkClaim, items: readonly BulkItem[], now: Date): Promise<Map<string, BulkResult>> {
  const { businessId, kind, params, actor, undoesId } = run
  const batch = { businessId, items, actor, now }
  const isUndo = undoesId !== null
  switch (kind) {
    case 'hold':
      return isUndo ? undoHoldMany(tx, batch) : holdMany(tx, batch, params as BulkParams['hold'])
    case 'release':
      return isUndo ? undoReleaseMany(tx, batch) : releaseMany(tx, batch)
    case 'assign':
      return isUndo ? undoAssignMany(tx, batch) : assignMany(tx, batch, (params as BulkParams['assign']).userId)
    case 'policy':
      return isUndo ? undoPolicyToMany(tx, batch) : assignPolicyToMany(tx, batch, params as BulkParams['policy'])
    case 'approve':
      return approveDrafts(run, items, now)
  }
}

/** Each draft is approved on its own, as on its page; one about several invoices counts for each of them. */
async function approveDrafts(
  { businessId, actor }: BulkClaim,
  items: readonly BulkItem[],
  now: Date,
): Promise<Map<string, BulkResult>> {
  const waiting = await prisma.reminder.findMany({
    where: {
      ...{ businessId, outcome: 'pending', invoiceId: { in: items.map(({ subjectId }) => subjectId) } },
      message: { state: 'drafted' },
    },
    select: { invoiceId: true, messageId: true },
  })
  const outcomes = new Map<string, BulkResult>()
  for (const messageId of new Set(waiting.flatMap((one) => one.messageId ?? []))) {
    const approved = await approveMessage({ businessId, messageId, actor, now })
    const isMoved = !approved.ok && (approved.reason === 'moved' || approved.reason === 'aged')
    outcomes.set(messageId, { outcome: approved.ok ? 'done' : isMoved ? 'moved' : 'no_draft' })
  }
  return new Map(
    items.map(({ subjectId }): [string, BulkResult] => {
      const messageId = waiting.find(({ invoiceId }) => invoiceId === subjectId)?.messageId
      return [subjectId, (messageId && outcomes.get(messageId)) || { outcome: 'no_draft' }]
    }),
  )
}

async function giveUp({ businessId, id }: BulkClaim, now: Date): Promise<void> {
  await prisma.bulkRun.updateMany({ where: { businessId, id }, data: { state: 'failed', finishedAt: now } })
}
