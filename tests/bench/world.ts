import pg from 'pg'
import { BENCH_NOW } from './metric.ts'

export const BUSINESS = '00000000-0000-7000-8000-000000000001'
const INVOICES_PER_CLIENT = 5

/** The id of the nth row of a kind, in order as real ones are. */
export const idOf = (kind: 'client' | 'invoice' | 'contact', n: number): string =>
  `00000000-0000-7${{ client: '1', invoice: '2', contact: '3' }[kind]}00-8000-${n.toString(16).padStart(12, '0')}`
const idIn = (kind: 'client' | 'invoice' | 'contact', n: string) =>
  `('${idOf(kind, 0).slice(0, -12)}' || lpad(to_hex(${n}), 12, '0'))::uuid`

/**
 * One business with that many open invoices, five to a client, none of them due for a look: amounts, terms, due dates around the
 * present (from 90 days past, as after a year of business, to 25 days ahead), each with its line and its postings. Written as sets,
 * without triggers, to what the triggers would have made of it.
 */
export async function fillWorld(url: string, invoices: number): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(rows(invoices))
  } finally {
    await client.end()
  }
}

function rows(invoices: number): string {
  const now = `'${BENCH_NOW.toISOString()}'::timestamptz`
  const clients = Math.ceil(invoices / INVOICES_PER_CLIENT)
  const clientOf = `(1 + (n - 1) / ${INVOICES_PER_CLIENT})`
  const amount = '(5000 + (n * 7919::bigint) % 495000)'
  const dueOn = `(${now}::date + ((n * 31) % 116 - 90)::int)`
  return `
    BEGIN;
    SET LOCAL session_replication_role = replica;
    SET LOCAL synchronous_commit = off;
    INSERT INTO "Business" ("id", "slug", "name", "currency", "timeZone", "email", "createdAt")
      VALUES ('${BUSINESS}', 'bench', 'Northwind Studio', 'USD', 'America/New_York', 'billing@northwind.example', ${now} - interval '2 years');
    INSERT INTO "Client" ("businessId", "id", "name", "nameKey", "createdAt", "updatedAt", "nextCheckAt")
      SELECT '${BUSINESS}', ${idIn('client', 'n')}, 'Client No ' || n, 'client no ' || n, ${now} - interval '1 year', ${now} - interval '1 year',
        ${now} + interval '1 day' + n * interval '1 second'
      FROM generate_series(1, ${clients}) n;
    INSERT INTO "Contact" ("businessId", "id", "clientId", "role", "name", "email", "createdAt")
      SELECT '${BUSINESS}', ${idIn('contact', 'n')}, ${idIn('client', 'n')}, 'bill_to', 'Ada ' || n, 'ada' || n || '@client' || n || '.example', ${now} - interval '1 year'
      FROM generate_series(1, ${clients}) n;
    INSERT INTO "Invoice" ("businessId", "id", "clientId", "number", "state", "currency", "totalMinor", "balanceMinor", "issuedOn", "dueOn",
        "terms", "createdAt", "issuedAt", "referenceCode")
      SELECT '${BUSINESS}', ${idIn('invoice', 'n')}, ${idIn('client', clientOf)}, 'INV-' || lpad(n::text, 7, '0'), 'issued', 'USD', ${amount}, ${amount},
        ${dueOn} - 30, ${dueOn}, 'Net 30', (${dueOn} - 30)::timestamptz, (${dueOn} - 30)::timestamptz, upper(lpad(to_hex(n), 8, '0'))
      FROM generate_series(1, ${invoices}) n;
    INSERT INTO "InvoiceLine" ("businessId", "invoiceId", "position", "description", "quantity", "unitMinor", "amountMinor")
      SELECT '${BUSINESS}', ${idIn('invoice', 'n')}, 1, 'Design work', 1, ${amount}, ${amount} FROM generate_series(1, ${invoices}) n;
    INSERT INTO "LedgerEntry" ("businessId", "postingKey", "line", "account", "amountMinor", "currency", "clientId", "invoiceId", "occurredOn", "recordedAt")
      SELECT '${BUSINESS}', 'issue/' || ${idIn('invoice', 'n')}, line, CASE line WHEN 0 THEN 'receivable' ELSE 'revenue' END::"LedgerAccount",
        CASE line WHEN 0 THEN ${amount} ELSE -${amount} END, 'USD', ${idIn('client', clientOf)}, ${idIn('invoice', 'n')}, ${dueOn} - 30, (${dueOn} - 30)::timestamptz
      FROM generate_series(1, ${invoices}) n, generate_series(0, 1) line;
    COMMIT`
}
