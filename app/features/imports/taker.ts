import type { PlainDate } from '#app/domain/business-day.ts'
import type { EnterBy } from '#app/domain/dunning/enter-ladder.ts'
import type { InvoiceRows } from '#app/domain/invoice-import/merge-rows.ts'
import type { Money } from '#app/domain/money.ts'
import type { Result } from '#app/domain/result.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { FileRow } from './read-rows.server.ts'

/** What a preview shows of a row that can be read. */
export interface ShownRow {
  /** The number, or whatever else names it. */
  readonly number: string
  readonly client: string
  /** The day that matters: due, received, credited. */
  readonly on: PlainDate | null
  readonly amount: Money | null
  readonly open: Money | null
}

export type ItemFate =
  { readonly fate: 'created' | 'updated' | 'unchanged' } | { readonly fate: 'rejected'; readonly reason: string }

/** Where a list is taken in. */
export interface TakerPlace {
  readonly businessId: string
  /** R3: where old invoices enter the ladder. */
  readonly enterBy: EnterBy
  readonly now: Date
  readonly actor?: string | undefined
  readonly importRunId?: string | undefined
}

/** One kind of list: how a row is read, what names it, and what becomes of a batch of them. */
export interface Taker<Item> {
  /** Refusals are words for a bookkeeper. */
  readonly check: (rows: InvoiceRows<FileRow>) => Result<Item, string>
  /** What no two rows of a file share. */
  readonly keyOf: (item: Item) => string
  /** Why the second of them is handed back. */
  readonly repeats: (item: Item, line: number) => string
  /** Decides on what is on file and writes it, whole or not at all; the fates in the order of the items. */
  readonly take: (tx: Tx, items: readonly Item[]) => Promise<readonly ItemFate[]>
  /** The same, and nothing is written. */
  readonly look: (tx: Tx, items: readonly Item[]) => Promise<readonly ItemFate[]>
  readonly show: (item: Item) => ShownRow
}
