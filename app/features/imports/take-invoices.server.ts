import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { entryOffset } from '#app/domain/dunning/enter-ladder.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import { rowFate } from '#app/domain/invoice-import/row-fate.ts'
import type { ImportedInvoice, RowRules } from '#app/domain/invoice-import/row-fate.ts'
import { subtractMoney } from '#app/domain/money.ts'
import { ok, refuse } from '#app/domain/result.ts'
import { prisma } from '#app/db/client.server.ts'
import { loadPolicies, policyInForce } from '#app/db/read/policies.server.ts'
import { lockClients } from '#app/db/read/dunning-facts.server.ts'
import { readImportFacts } from '#app/db/read/import-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { decideBatch } from './decide-batch.server.ts'
import type { BatchDecision, InvoiceDecision } from './decide-batch.server.ts'
import type { ItemFate, Taker, TakerPlace } from './taker.ts'
import { writeClients } from './write-clients.server.ts'
import { writeInvoices } from './write-invoices.server.ts'
import type { InvoicePlace } from './write-invoices.server.ts'

/** Invoices: known by their number; what was paid already comes in as sums that posting keys name. */
export async function invoiceTaker(
  call: TakerPlace,
  business: { timeZone: string; policyId: string | null },
  rules: RowRules,
): Promise<Taker<ImportedInvoice>> {
  const { businessId, importRunId } = call
  const place = await placeOf(call, business)
  const fates = (decisions: readonly InvoiceDecision[]) => decisions.map((decision) => fateOf(decision, importRunId))
  return {
    check(rows) {
      const fate = rowFate(rows, rules)
      return fate.fate === 'accept' ? ok(fate.invoice) : refuse(fate.reason)
    },
    keyOf: ({ number }) => number,
    repeats: ({ number }, line) => `Invoice number ${number} stands on line ${line} already: each number once`,
    async look(tx, invoices) {
      return fates((await decide(tx, businessId, invoices)).invoices)
    },
    async take(tx, invoices) {
      const decision = await decideLocked(tx, businessId, invoices)
      await writeClients(tx, place, decision.clients)
      await writeInvoices(tx, place, decision.invoices)
      return fates(decision.invoices)
    },
    show: ({ number, client, dueOn, total, paid }) => ({
      ...{ number, client, on: dueOn, amount: total, open: subtractMoney(total, paid) },
    }),
  }
}

/** A run that was killed half-way and started again counts what it had created as created. */
function fateOf(decision: InvoiceDecision, importRunId: string | undefined): ItemFate {
  if (decision.fate === 'rejected') return { fate: 'rejected', reason: decision.reason }
  if (decision.fate === 'created') return { fate: 'created' }
  const isOwn = importRunId !== undefined && decision.known.importRunId === importRunId
  return { fate: isOwn ? 'created' : decision.fate }
}

async function placeOf(
  { businessId, now, enterBy, actor = 'system', importRunId }: TakerPlace,
  { timeZone, policyId }: { timeZone: string; policyId: string | null },
): Promise<InvoicePlace> {
  const ids = { invoice: null, client: null, business: policyId }
  const loaded = policyInForce(await loadPolicies(prisma, businessId, [policyId]), ids)
  const today = todayIn(timeZone, instantOf(now))
  const policy = 'policy' in loaded ? loaded.policy : defaultPolicy
  const enterOffsetFor = (dueOn: PlainDate) => entryOffset(policy, dueOn, today, enterBy)
  return { businessId, actor, now, today, timeZone, importRunId: importRunId ?? null, enterOffsetFor }
}

async function decide(tx: Tx, businessId: string, invoices: readonly ImportedInvoice[]): Promise<BatchDecision> {
  const facts = await readImportFacts(tx, businessId, {
    numbers: invoices.map(({ number }) => number),
    codes: invoices.flatMap(({ clientCode }) => clientCode ?? []),
    nameKeys: [...new Set(invoices.map(({ client }) => nameKey(client)))],
  })
  return decideBatch(invoices, facts)
}

/** Clients on file that the batch touches are locked, then looked at again: the decision stands on what nobody can move. */
async function decideLocked(tx: Tx, businessId: string, invoices: readonly ImportedInvoice[]): Promise<BatchDecision> {
  const first = await decide(tx, businessId, invoices)
  const fresh = new Set(first.clients.filter(({ isNew }) => isNew).map(({ id }) => id))
  const touched = first.invoices.flatMap((decision) => {
    if (decision.fate === 'created') return fresh.has(decision.clientId) ? [] : [decision.clientId]
    return decision.fate === 'updated' ? [decision.known.clientId] : []
  })
  if (touched.length === 0) return first
  await lockClients(tx, businessId, [...new Set(touched)])
  return decide(tx, businessId, invoices)
}
