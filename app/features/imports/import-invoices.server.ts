import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { entryOffset } from '#app/domain/dunning/enter-ladder.ts'
import type { EnterBy } from '#app/domain/dunning/enter-ladder.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import { rowFate } from '#app/domain/invoice-import/row-fate.ts'
import type { ImportedInvoice, RowRules } from '#app/domain/invoice-import/row-fate.ts'
import { prisma } from '#app/db/client.server.ts'
import { loadPolicies, policyInForce } from '#app/db/read/policies.server.ts'
import { lockClients, lockImportsOf, readImportFacts } from '#app/db/read/import-facts.server.ts'
import { refreshStatistics } from '#app/db/sql/refresh-statistics.server.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { decideBatch } from './decide-batch.server.ts'
import type { BatchDecision, InvoiceDecision } from './decide-batch.server.ts'
import type { FileSource } from './decode-text.server.ts'
import type { ImportPlan } from './import-plan.ts'
import { readItems } from './read-rows.server.ts'
import type { FileItem, RejectedRow } from './read-rows.server.ts'
import { writeClients } from './write-clients.server.ts'
import { writeInvoices } from './write-invoices.server.ts'
import type { InvoicePlace } from './write-invoices.server.ts'

export interface ImportCounts {
  /** Rows read below the header; an invoice of several lines has several. */
  rows: number
  created: number
  updated: number
  unchanged: number
  rejected: number
}

/** What became of one invoice of the file, told in its order. */
export type ImportFate =
  | { readonly fate: 'created' | 'updated' | 'unchanged'; readonly line: number; readonly invoice: ImportedInvoice }
  | ({ readonly fate: 'rejected' } & RejectedRow)

export interface ImportCall {
  readonly businessId: string
  readonly open: FileSource
  /** Without open questions. */
  readonly plan: ImportPlan
  /** R3: where old invoices enter the ladder. */
  readonly enterBy: EnterBy
  readonly now: Date
  /** Decide everything, write nothing. */
  readonly dryRun?: boolean | undefined
  /** Stop after about so many rows: a preview of a long file. */
  readonly rowsMax?: number | undefined
  readonly actor?: string | undefined
  readonly importRunId?: string | undefined
  readonly onFate?: ((fate: ImportFate) => void) | undefined
  readonly onReject?: ((row: RejectedRow) => void) | undefined
  /** After each batch is committed. */
  readonly onProgress?: ((counts: Readonly<ImportCounts>) => void | Promise<void>) | undefined
}

const BATCH = 500
const TRIES_MAX = 5
/** The planner's statistics are refreshed whenever the import has grown by so much. */
const REFRESH_FACTOR = 4

interface Checked {
  readonly line: number
  readonly raw: readonly string[]
  readonly rows: number
  readonly outcome: { readonly invoice: ImportedInvoice } | { readonly reason: string }
}

/**
 * Takes the invoices of a file in, in constant memory and one transaction a batch. Safe to repeat, to kill at any point
 * and to run twice at once: an invoice is known by its number, money by posting keys that name the sums.
 * Errors: a plan with open questions is a programming error.
 */
export async function importInvoices(call: ImportCall): Promise<ImportCounts> {
  const { plan } = call
  if (plan.dateOrder === 'ask' || plan.decimalMark === 'ask' || plan.questions.length > 0) {
    throw new Error('import: the plan has open questions')
  }
  const place = await placeOf(call)
  const check = checker({ dateOrder: plan.dateOrder, decimalMark: plan.decimalMark, currency: plan.currency })
  const counts: ImportCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 }

  let batch: Checked[] = []
  let nextRefresh = BATCH
  const flush = async () => {
    await importBatch(call, place, batch, counts)
    batch = []
    if (!call.dryRun && counts.created >= nextRefresh) {
      await refreshStatistics()
      nextRefresh = counts.created * REFRESH_FACTOR
    }
    await call.onProgress?.(counts)
  }
  for await (const item of readItems(call.open, plan)) {
    batch.push(check(item))
    if (batch.length >= BATCH) await flush()
    if (counts.rows >= (call.rowsMax ?? Infinity)) break
  }
  if (batch.length > 0) await flush()
  return counts
}

/** Turns what the file says into an invoice or a reason, and refuses a number that an earlier row had. */
function checker(rules: RowRules): (item: FileItem) => Checked {
  const lineOf = new Map<string, number>()
  return (item) => {
    if ('broken' in item) return { ...item.broken, rows: 1, outcome: { reason: item.broken.reason } }
    const { rows } = item
    const [{ line, raw }] = rows
    const fate = rowFate(rows, rules)
    const given = { line, raw, rows: rows.length }
    if (fate.fate === 'reject') return { ...given, outcome: { reason: fate.reason } }
    const earlier = lineOf.get(fate.invoice.number)
    if (earlier !== undefined) {
      const reason = `Invoice number ${fate.invoice.number} stands on line ${earlier} already: each number once`
      return { ...given, outcome: { reason } }
    }
    lineOf.set(fate.invoice.number, line)
    return { ...given, outcome: { invoice: fate.invoice } }
  }
}

async function placeOf({ businessId, now, enterBy, actor = 'system', importRunId }: ImportCall): Promise<InvoicePlace> {
  const business = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true, policyId: true },
  })
  const ids = { invoice: null, client: null, business: business.policyId }
  const loaded = policyInForce(await loadPolicies(prisma, businessId, [business.policyId]), ids)
  const today = todayIn(business.timeZone, instantOf(now))
  const policy = 'policy' in loaded ? loaded.policy : defaultPolicy
  const enterOffsetFor = (dueOn: PlainDate) => entryOffset(policy, dueOn, today, enterBy)
  const { timeZone } = business
  return { businessId, actor, now, today, timeZone, importRunId: importRunId ?? null, enterOffsetFor }
}

async function importBatch(
  call: ImportCall,
  place: InvoicePlace,
  batch: readonly Checked[],
  counts: ImportCounts,
): Promise<void> {
  const invoices = batch.flatMap(({ outcome }) => ('invoice' in outcome ? [outcome.invoice] : []))
  const decided = invoices.length === 0 ? [] : await decideAndWrite(call, place, invoices)
  const decisionOf = new Map(decided.map((decision) => [decision.invoice, decision]))
  for (const { line, raw, rows, outcome } of batch) {
    const decision = 'invoice' in outcome ? decisionOf.get(outcome.invoice) : undefined
    counts.rows += rows
    if ('reason' in outcome) tell(call, counts, { fate: 'rejected', line, reason: outcome.reason, raw })
    else if (decision?.fate === 'rejected') tell(call, counts, { fate: 'rejected', line, reason: decision.reason, raw })
    else tell(call, counts, { fate: fateOf(call, decision), line, invoice: outcome.invoice })
  }
}

/** A run that was killed half-way and started again counts what it had created as created. */
function fateOf(
  { importRunId }: ImportCall,
  decision: InvoiceDecision | undefined,
): 'created' | 'updated' | 'unchanged' {
  if (!decision || decision.fate === 'rejected') throw new Error('import: an invoice was left undecided')
  if (decision.fate === 'created') return 'created'
  return importRunId !== undefined && decision.known.importRunId === importRunId ? 'created' : decision.fate
}

function tell({ onFate, onReject }: ImportCall, counts: ImportCounts, fate: ImportFate): void {
  counts[fate.fate] += 1
  onFate?.(fate)
  if (fate.fate === 'rejected') onReject?.(fate)
}

/** One batch, one transaction; tried again when somebody else takes in the same number or client at this moment. */
async function decideAndWrite(
  call: ImportCall,
  place: InvoicePlace,
  invoices: readonly ImportedInvoice[],
): Promise<readonly InvoiceDecision[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(async (tx) => {
        if (call.dryRun) return (await decide(tx, call.businessId, invoices)).invoices
        await lockImportsOf(tx, call.businessId)
        const decision = await decideLocked(tx, call.businessId, invoices)
        await writeClients(tx, place, decision.clients)
        await writeInvoices(tx, place, decision.invoices)
        return decision.invoices
      })
    } catch (error) {
      if (attempt >= TRIES_MAX || !isUniqueViolation(error)) throw error
    }
  }
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
