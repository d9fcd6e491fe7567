import { Prisma } from '../generated/client.ts'
import type { Tx } from '../transaction.server.ts'
import type { ExportTable } from './export-tables.ts'

const ROWS = 200

/** The columns that go along, in the order of the schema. */
export function columnsOf({ model, only, without = [] }: ExportTable): string[] {
  if (only) return [...only]
  return Object.keys(Prisma[`${model}ScalarFieldEnum`]).filter((column) => !without.includes(column))
}

/** Every row of a table as JSON text, a page at a time; sums keep every digit. */
export async function* readLines(tx: Tx, businessId: string, table: ExportTable): AsyncGenerator<string[]> {
  const columns = columnsOf(table).map((column) => `"${column}"`)
  for await (const page of pages<{ line: string }>(
    tx,
    businessId,
    table,
    columns.join(', '),
    'to_json(t)::text AS line',
  ))
    yield page.map(({ line }) => line)
}

/** The same as cells: text as it stands, instants in UTC, lists and records as JSON, nothing as an empty cell. */
export async function* readCells(tx: Tx, businessId: string, table: ExportTable): AsyncGenerator<string[][]> {
  const columns = columnsOf(table).map((column) => `"${column}"`)
  const cells = `ARRAY[${columns.map((column) => `to_jsonb(t.${column}) #>> '{}'`).join(', ')}] AS cells`
  for await (const page of pages<{ cells: (string | null)[] }>(tx, businessId, table, columns.join(', '), cells))
    yield page.map((row) => row.cells.map((cell) => cell ?? ''))
}

/** Names come from the schema and the list of tables, never from outside; the business is a parameter. */
async function* pages<Row>(
  tx: Tx,
  businessId: string,
  { model, order, rows: atOnce = ROWS }: ExportTable,
  columns: string,
  shown: string,
): AsyncGenerator<Row[]> {
  const rows = `SELECT ${columns} FROM "${model}" WHERE ${whose(model)} ORDER BY ${order.map((key) => `"${key}"`).join(', ')}`
  await tx.$executeRawUnsafe(`DECLARE "everything" NO SCROLL CURSOR FOR SELECT ${shown} FROM (${rows}) t`, businessId)
  for (;;) {
    const page = await tx.$queryRawUnsafe<Row[]>(`FETCH FORWARD ${atOnce} FROM "everything"`)
    if (page.length > 0) yield page
    if (page.length < atOnce) break
  }
  await tx.$executeRawUnsafe('CLOSE "everything"')
}

function whose(model: Prisma.ModelName): string {
  if (model === 'Business') return '"id" = $1::uuid'
  if (model !== 'User') return '"businessId" = $1::uuid'
  return `"id" IN (SELECT "userId" FROM "Membership" WHERE "businessId" = $1::uuid
    UNION SELECT substr("actor", 6) FROM "TimelineEvent" WHERE "businessId" = $1::uuid AND "actor" LIKE 'user:%')`
}

/** All files kept by content, one at a time. */
export async function* readFiles(tx: Tx, businessId: string) {
  for (let after = ''; ;) {
    const file = await tx.storedFile.findFirst({
      where: { businessId, hash: { gt: after } },
      select: { hash: true, contentType: true, bytes: true },
      orderBy: { hash: 'asc' },
    })
    if (!file) return
    yield file
    after = file.hash
  }
}
