import { Prisma } from '../generated/client.ts'
import type { Tx } from '../transaction.server.ts'
import type { RestoredTable } from '../write/restore-tables.ts'
import { ownSettings } from '../write/restore-tables.ts'

/**
 * Inserts rows as an export wrote them, JSON objects without a detour through numbers, into this business. Only columns the table
 * has are taken; what the row says of another business is not. Answers how many came in. Errors: whatever the database refuses.
 */
export async function insertJsonLines(
  tx: Tx,
  businessId: string,
  { model, instead = {}, unless }: RestoredTable,
  lines: readonly string[],
): Promise<number> {
  const columns = columnsOf(model)
  const given = columns.map((column) => {
    if (column === 'businessId') return '$1::uuid'
    const other = instead[column]
    return other === undefined ? `r."${column}"` : `${other}`
  })
  const text = `[${lines.join(',')}]`
  // Names and expressions come from our own list; rows and business are parameters.
  return tx.$executeRawUnsafe(
    `INSERT INTO "${model}" (${columns.map((column) => `"${column}"`).join(', ')})
     SELECT ${given.join(', ')} FROM json_populate_recordset(null::"${model}", $2::json) r
     WHERE ${unless === undefined ? 'true' : `NOT (${unless})`}`,
    businessId,
    text,
  )
}

/** Takes over the settings of the business from the row an export has of it. */
export async function takeSettings(tx: Tx, businessId: string, line: string): Promise<void> {
  const columns = columnsOf('Business').filter((column) => !ownSettings.has(column))
  const names = columns.map((column) => `"${column}"`).join(', ')
  await tx.$executeRawUnsafe(
    `UPDATE "Business" b SET (${names}) = (SELECT ${names} FROM json_populate_record(b, $2::json)) WHERE b."id" = $1::uuid`,
    businessId,
    line,
  )
}

const columnsOf = (model: Prisma.ModelName): string[] => Object.keys(Prisma[`${model}ScalarFieldEnum`])
