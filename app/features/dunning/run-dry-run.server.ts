import { prisma } from '#app/db/client.server.ts'
import { loadFactsOfClients } from '#app/db/read/dunning-facts.server.ts'
import { claimDryRun } from '#app/db/sql/claim-dry-run.server.ts'
import type { DryRunClaim } from '#app/db/sql/claim-dry-run.server.ts'
import { insertRows } from '#app/db/sql/insert-rows.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { addDays, instantOf, startOfDay, todayIn } from '#app/domain/business-day.ts'
import type { DunningFacts } from '#app/domain/dunning/dunning-facts.ts'
import { simulateDunning } from '#app/domain/dunning/simulate-dunning.ts'

const BATCH = 200

/**
 * Plays the next clients of one dry run; the worker comes back for the rest, and does its other work in between. True when
 * there was something to do. A run begun by a process that died goes on where it stopped.
 */
export async function runDryRun({ processId, now }: { processId: number; now: Date }): Promise<boolean> {
  const run = await claimDryRun(processId)
  if (!run) return false
  const { businessId, id } = run
  try {
    await playBatch(run, now)
  } catch (error) {
    const why = 'It stopped in the middle. Ask for it again.'
    await prisma.dryRun.updateMany({
      where: { businessId, id },
      data: { state: 'failed', error: why, finishedAt: now },
    })
    throw error
  }
  return true
}

async function playBatch({ businessId, id, asOf, days, lastClientId, steps }: DryRunClaim, now: Date): Promise<void> {
  const clients = await prisma.client.findMany({
    where: { businessId, nextCheckAt: { not: null }, ...(lastClientId && { id: { gt: lastClientId } }) },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: BATCH,
  })
  const ids = clients.map((client) => client.id)
  const facts = await loadFactsOfClients(prisma, businessId, ids, now)
  const rows = [...facts.values()].flatMap((one) => plannedRows(one, asOf, days))
  const last = ids.at(-1)
  await inTransaction(async (tx) => {
    await insertRows(
      tx,
      'DryRunStep',
      rows.map((row, n) => ({ businessId, runId: id, position: steps + n + 1, ...row })),
    )
    const place = last ? { lastClientId: last, clientsDone: { increment: ids.length }, steps: steps + rows.length } : {}
    const isDone = ids.length < BATCH
    await tx.dryRun.update({
      where: { businessId_id: { businessId, id } },
      data: { ...place, ...(isDone && { state: 'done', finishedAt: now, claimedBy: null }) },
    })
    if (isDone) await tx.dryRun.deleteMany({ where: { businessId, id: { not: id }, asOf: { lte: asOf } } })
  })
}

function plannedRows(facts: DunningFacts, asOf: Date, days: number) {
  const { timeZone } = facts.business
  const from = instantOf(asOf)
  const until = startOfDay(addDays(todayIn(timeZone, from), days + 1), timeZone).subtract({ milliseconds: 1 })
  return simulateDunning(facts, from, until).map(({ invoiceId, stage, at, channel, needsApproval }) => ({
    onDay: todayIn(timeZone, at).toString(),
    clientId: facts.client.id,
    invoiceId,
    stageKey: stage.key,
    channel,
    needsApproval,
  }))
}
