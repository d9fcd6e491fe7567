import { prisma } from '#app/db/client.server.ts'
import { lockImportsOf } from '#app/db/read/import-facts.server.ts'
import { refreshStatistics } from '#app/db/sql/refresh-statistics.server.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import type { RowRules } from '#app/domain/invoice-import/row-fate.ts'
import { refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { FileSource } from './decode-text.server.ts'
import type { ImportPlan } from './import-plan.ts'
import { readItems } from './read-rows.server.ts'
import type { FileItem, RejectedRow } from './read-rows.server.ts'
import { clientTaker } from './take-clients.server.ts'
import { creditNoteTaker } from './take-credit-notes.server.ts'
import { invoiceTaker } from './take-invoices.server.ts'
import { paymentTaker } from './take-payments.server.ts'
import type { ItemFate, ShownRow, Taker, TakerPlace } from './taker.ts'

export interface ImportCounts {
  /** Rows read below the header; an invoice of several lines has several. */
  rows: number
  created: number
  updated: number
  unchanged: number
  rejected: number
}

/** What became of one item of the file, told in its order. */
export type ImportFate =
  | { readonly fate: 'created' | 'updated' | 'unchanged'; readonly line: number; readonly shown: ShownRow }
  | ({ readonly fate: 'rejected' } & RejectedRow)

export interface ImportCall extends TakerPlace {
  readonly open: FileSource
  /** Without open questions. */
  readonly plan: ImportPlan
  /** Decide everything, write nothing. */
  readonly dryRun?: boolean | undefined
  /** Stop after about so many rows: a preview of a long file. */
  readonly rowsMax?: number | undefined
  readonly onFate?: ((fate: ImportFate) => void) | undefined
  readonly onReject?: ((row: RejectedRow) => void) | undefined
  /** After each batch is committed. */
  readonly onProgress?: ((counts: Readonly<ImportCounts>) => void | Promise<void>) | undefined
}

const BATCH = 500
const TRIES_MAX = 5
/** The planner's statistics are refreshed whenever the import has grown by so much. */
const REFRESH_FACTOR = 4

interface Checked<Item> {
  readonly line: number
  readonly raw: readonly string[]
  readonly rows: number
  readonly outcome: Result<Item, string>
}

/**
 * Takes the rows of a list in, in constant memory and one transaction a batch. Safe to repeat, to kill at any point and to run
 * twice at once: every item is known by what names it, money by posting keys.
 * Errors: a plan with open questions is a programming error.
 */
export async function importRows(call: ImportCall): Promise<ImportCounts> {
  const { plan } = call
  if (plan.dateOrder === 'ask' || plan.decimalMark === 'ask' || plan.questions.length > 0) {
    throw new Error('import: the plan has open questions')
  }
  const rules: RowRules = { dateOrder: plan.dateOrder, decimalMark: plan.decimalMark, currency: plan.currency }
  const business = await prisma.business.findUniqueOrThrow({
    where: { id: call.businessId },
    select: { timeZone: true, policyId: true },
  })
  switch (plan.kind) {
    case 'invoices':
      return takeIn(call, await invoiceTaker(call, business, rules))
    case 'clients':
      return takeIn(call, clientTaker(call, business))
    case 'payments':
      return takeIn(call, paymentTaker(call, business, rules))
    case 'credit_notes':
      return takeIn(call, creditNoteTaker(call, business, rules))
  }
}

async function takeIn<Item>(call: ImportCall, taker: Taker<Item>): Promise<ImportCounts> {
  const check = checker(taker)
  const counts: ImportCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 }
  let batch: Checked<Item>[] = []
  let nextRefresh = BATCH
  const write = async (written: readonly Checked<Item>[]) => {
    await importBatch(call, taker, written, counts)
    if (!call.dryRun && counts.created >= nextRefresh) {
      await refreshStatistics()
      nextRefresh = counts.created * REFRESH_FACTOR
    }
    await call.onProgress?.(counts)
  }
  // While the database writes one batch, the next is read: each waits for the other, and not more than two are in memory.
  let writing = Promise.resolve()
  const flush = async () => {
    await writing
    if (isEnough()) return
    writing = write(batch)
    // What goes wrong is thrown where it is waited for.
    writing.catch(() => {})
    batch = []
  }
  const isEnough = () => counts.rows >= (call.rowsMax ?? Infinity)
  try {
    for await (const item of readItems(call.open, call.plan)) {
      batch.push(check(item))
      if (batch.length >= BATCH) await flush()
      if (isEnough()) break
    }
    if (batch.length > 0) await flush()
  } finally {
    await writing
  }
  return counts
}

/** Turns what the file says into an item or a reason, and refuses one that an earlier row was already. */
function checker<Item>(taker: Taker<Item>): (item: FileItem) => Checked<Item> {
  const lineOf = new Map<string, number>()
  return (item) => {
    if ('broken' in item) return { ...item.broken, rows: 1, outcome: refuse(item.broken.reason) }
    const { rows } = item
    const [{ line, raw }] = rows
    const outcome = taker.check(rows)
    const given = { line, raw, rows: rows.length }
    if (!outcome.ok) return { ...given, outcome }
    const key = taker.keyOf(outcome.value)
    const earlier = lineOf.get(key)
    if (earlier !== undefined) return { ...given, outcome: refuse(taker.repeats(outcome.value, earlier)) }
    lineOf.set(key, line)
    return { ...given, outcome }
  }
}

async function importBatch<Item>(
  call: ImportCall,
  taker: Taker<Item>,
  batch: readonly Checked<Item>[],
  counts: ImportCounts,
): Promise<void> {
  const items = batch.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : []))
  const fates = items.length === 0 ? [] : await decideAndWrite(call, taker, items)
  let next = 0
  for (const { line, raw, rows, outcome } of batch) {
    counts.rows += rows
    const fate: ItemFate | undefined = outcome.ok ? fates[next++] : { fate: 'rejected', reason: outcome.reason }
    if (!fate) throw new Error('import: an item was left undecided')
    if (fate.fate === 'rejected') tell(call, counts, { fate: 'rejected', line, reason: fate.reason, raw })
    else if (outcome.ok) tell(call, counts, { fate: fate.fate, line, shown: taker.show(outcome.value) })
  }
}

function tell({ onFate, onReject }: ImportCall, counts: ImportCounts, fate: ImportFate): void {
  counts[fate.fate] += 1
  onFate?.(fate)
  if (fate.fate === 'rejected') onReject?.(fate)
}

/** One batch, one transaction; tried again when somebody else takes in the same number or client at this moment. */
async function decideAndWrite<Item>(
  { dryRun, businessId }: ImportCall,
  taker: Taker<Item>,
  items: readonly Item[],
): Promise<readonly ItemFate[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(async (tx) => {
        if (dryRun) return taker.look(tx, items)
        await lockImportsOf(tx, businessId)
        return taker.take(tx, items)
      })
    } catch (error) {
      if (attempt >= TRIES_MAX || !isUniqueViolation(error)) throw error
    }
  }
}
