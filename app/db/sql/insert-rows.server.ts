import { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'

/** Column values as JSON: days and instants as ISO text, amounts (bigint) as decimal text. */
export type JsonRow = Readonly<Record<string, string | number | boolean | null | object>>

type Table =
  | 'Client'
  | 'Contact'
  | 'Invoice'
  | 'InvoiceLine'
  | 'LedgerEntry'
  | 'Task'
  | 'TimelineEvent'
  | 'TimelineSeal'
  | 'ImportReject'
  | 'DryRunStep'
  | 'Payment'
  | 'PaymentTarget'
  | 'CreditNote'
  | 'BankLine'

/**
 * Inserts any number of rows in one statement and one parameter, ten times faster than a parameter for every cell. All
 * rows have the columns of the first. `skipExisting` leaves out rows whose unique key is there already.
 */
export async function insertRows(tx: Tx, table: Table, rows: readonly JsonRow[], skipExisting = false): Promise<void> {
  const [first] = rows
  if (!first) return
  // Names of tables and columns come from our own source, never from a request.
  const name = Prisma.raw(`"${table}"`)
  const columns = Prisma.raw(
    Object.keys(first)
      .map((column) => `"${column}"`)
      .join(', '),
  )
  await tx.$executeRaw`
    INSERT INTO ${name} (${columns})
    SELECT ${columns} FROM json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json)
    ${skipExisting ? Prisma.raw('ON CONFLICT DO NOTHING') : Prisma.empty}`
}
