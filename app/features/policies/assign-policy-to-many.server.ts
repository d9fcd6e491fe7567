import { z } from 'zod'
import type { BulkItem, BulkResult } from '#app/db/sql/bulk-items.server.ts'
import { lockClients } from '#app/db/read/dunning-facts.server.ts'
import { enterLadder } from '#app/db/sql/enter-ladder.server.ts'
import { lockPolicies } from '#app/db/sql/lock-policies.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { BulkParams } from '#app/domain/bulk/bulk-decision.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { findPolicy } from './assign-policy.server.ts'

interface Batch {
  readonly businessId: string
  readonly items: readonly BulkItem[]
  readonly actor: string
  readonly now: Date
}

const kept = z.object({ policyId: z.uuid().nullable(), enterOffset: z.int().nullable(), gave: z.uuid().nullable() })

/**
 * Has open invoices follow a policy of their own, or again what holds above them, as one by one on their pages. Keeps what
 * they followed and where they had entered.
 */
export async function assignPolicyToMany(
  tx: Tx,
  batch: Batch,
  { policyId, name, enterBy }: BulkParams['policy'],
): Promise<Map<string, BulkResult>> {
  const { businessId, items, actor, now } = batch
  const { timeZone } = await lockPolicies(tx, businessId)
  await lockClients(
    tx,
    businessId,
    items.map(({ clientId }) => clientId),
  )
  const invoices = await readInvoices(tx, batch)
  const moving = invoices.filter((invoice) => invoice.policyId !== policyId)
  // Those that followed the same policy, chosen or from above, enter together.
  const groups = new Map<string, typeof moving>()
  for (const invoice of moving) {
    const key = `${invoice.policyId ?? invoice.above} ${invoice.above}`
    groups.set(key, [...(groups.get(key) ?? []), invoice])
  }
  const moved = new Set<string>()
  for (const [first, ...others] of groups.values()) {
    if (!first) continue
    const chosen = await findPolicy(tx, businessId, policyId ?? first.above)
    if (!chosen) continue
    const was = (await findPolicy(tx, businessId, first.policyId ?? first.above))?.policy ?? null
    const ids = [first, ...others].map(({ id }) => id)
    await tx.invoice.updateMany({ where: { businessId, id: { in: ids } }, data: { policyId } })
    const today = todayIn(timeZone, instantOf(now))
    await enterLadder(tx, {
      ...{ businessId, followers: { of: 'invoices', ids }, was, policy: chosen.policy, enterBy, today, now },
    })
    for (const id of ids) moved.add(id)
  }
  await recordEvents(
    tx,
    moving.flatMap(({ id: invoiceId, clientId, number }) =>
      moved.has(invoiceId)
        ? [
            {
              ...{ businessId, clientId, invoiceId, type: 'policy.assigned', actor, at: now },
              data: { name: policyId ? name : null, to: 'invoice', enterBy, number },
            },
          ]
        : [],
    ),
  )
  return new Map(
    items.map(({ subjectId }): [string, BulkResult] => {
      const invoice = invoices.find(({ id }) => id === subjectId)
      if (!invoice) return [subjectId, { outcome: 'not_open' }]
      if (invoice.policyId === policyId) return [subjectId, { outcome: 'same_already' }]
      if (!moved.has(subjectId)) return [subjectId, { outcome: 'gone' }]
      const { policyId: before, enterOffset } = invoice
      return [subjectId, { outcome: 'done', kept: { policyId: before, enterOffset, gave: policyId } }]
    }),
  )
}

/** Takes it back: what they followed, and where they had entered, unless somebody chose for them since. */
export async function undoPolicyToMany(tx: Tx, batch: Batch): Promise<Map<string, BulkResult>> {
  const { businessId, items, actor, now } = batch
  await lockPolicies(tx, businessId)
  await lockClients(
    tx,
    businessId,
    items.map(({ clientId }) => clientId),
  )
  const invoices = await readInvoices(tx, batch)
  const results = new Map<string, BulkResult>()
  const names = new Map<string | null, string | null>()
  for (const { subjectId, ...item } of items) {
    const was = kept.safeParse(item.kept).data
    const invoice = invoices.find(({ id }) => id === subjectId)
    if (!was || !invoice || invoice.policyId !== was.gave) {
      results.set(subjectId, { outcome: invoice ? 'changed_since' : 'not_open' })
      continue
    }
    if (!names.has(was.policyId)) {
      const found = was.policyId ? await findPolicy(tx, businessId, was.policyId) : null
      names.set(was.policyId, found?.name ?? null)
    }
    const name = names.get(was.policyId) ?? null
    // Nobody is given a policy that was put away meanwhile.
    if (was.policyId && !name) {
      results.set(subjectId, { outcome: 'gone' })
      continue
    }
    const { clientId, number } = invoice
    await tx.invoice.update({
      where: { businessId_id: { businessId, id: subjectId } },
      data: { policyId: was.policyId, enterOffset: was.enterOffset },
    })
    const data = { name, to: 'invoice', enterBy: 'keep', number }
    const event = { businessId, clientId, invoiceId: subjectId, type: 'policy.assigned', actor, at: now, data }
    await recordEvents(tx, [event])
    results.set(subjectId, { outcome: 'done' })
  }
  const clientIds = items.map(({ clientId }) => clientId)
  await tx.client.updateMany({ where: { businessId, id: { in: clientIds } }, data: { nextCheckAt: now } })
  return results
}

async function readInvoices(tx: Tx, { businessId, items }: Batch) {
  const { policyId: general } = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { policyId: true },
  })
  const rows = await tx.invoice.findMany({
    where: { businessId, id: { in: items.map(({ subjectId }) => subjectId) }, state: 'issued' },
    select: {
      ...{ id: true, number: true, clientId: true, policyId: true, enterOffset: true },
      client: { select: { policyId: true } },
    },
  })
  return rows.map(({ client, ...invoice }) => ({ ...invoice, above: client.policyId ?? general }))
}
