import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { copyIn } from '#app/db/dump/copy-rows.ts'
import { asCopy, asCsv, copyColumns, makeInvoiceRows } from '../invoice-file.ts'
import { isQuick, measured, report, timed } from '../metric.ts'
import { peakOf } from '../peak-memory.ts'
import { BUSINESS } from '../world.ts'

// A list of invoices by the operator's own command, against COPY of the same rows into a table with the columns and indexes of Invoice.
const ROWS = isQuick ? 3_000 : 100_000
const url = process.env['DATABASE_URL'] ?? ''
const sql = new pg.Client(url)
await sql.connect()
await sql.query(
  `INSERT INTO "Business" ("id", "slug", "name", "currency", "timeZone", "email", "createdAt")
   VALUES ($1, 'bench', 'Northwind Studio', 'USD', 'America/New_York', 'billing@northwind.example', now())`,
  [BUSINESS],
)
const dir = await mkdtemp('/tmp/dunwell-import-')
const file = join(dir, 'invoices.csv')
await writeFile(file, asCsv(makeInvoiceRows(ROWS)))

await sql.query('CREATE TABLE bare (LIKE "Invoice" INCLUDING ALL)')
const copied = Buffer.from([...asCopy(makeInvoiceRows(ROWS))].join(''))
const copy = `COPY bare (${copyColumns.map((column) => `"${column}"`).join(', ')}) FROM STDIN`
const bare = await timed(() => copyIn(sql, copy, copied))

let peak = 0
let said = ''
const seconds = await timed(async () => {
  const child = spawn(process.execPath, ['build/processes/cli.js', 'import-invoices', file, '--json'], {
    env: { ...process.env, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  peak = await peakOf(child)
})
await rm(dir, { recursive: true })

const counts = JSON.parse(said) as { created: number; rejected: unknown[] }
const { rows } = await sql.query<Record<'invoices' | 'clients' | 'lines' | 'astray', number>>(`
  SELECT (SELECT count(*)::int FROM "Invoice") AS "invoices", (SELECT count(*)::int FROM "Client") AS "clients",
    (SELECT count(*)::int FROM "InvoiceLine") AS "lines",
    (SELECT count(*)::int FROM "Invoice" i WHERE i."balanceMinor" <> (SELECT coalesce(sum(l."amountMinor"), 0) FROM "LedgerEntry" l
      WHERE l."businessId" = i."businessId" AND l."invoiceId" = i."id" AND l."account" = 'receivable')) AS "astray"`)
const seen = { ...rows[0], created: counts.created, rejected: counts.rejected.length }
const wanted = { invoices: ROWS, clients: ROWS / 5, lines: ROWS, astray: 0, created: ROWS, rejected: 0 }
if (JSON.stringify(seen) !== JSON.stringify(wanted)) throw new Error(`not what was given: ${JSON.stringify(seen)}`)
await sql.end()
await report({ 'import.csv_100k': measured(seconds, 's', bare, { MB: peak }) })
