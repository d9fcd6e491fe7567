import pg from 'pg'
import type { Work } from '#app/jobs/work.ts'
import { derivePortalToken, hashPortalToken } from '#app/portal-token.server.ts'
import { BENCH_NOW } from './metric.ts'
import { BUSINESS, idOf } from './world.ts'

const PER_CLIENT = 5
const client = (n: string) => `('${idOf('client', 0).slice(0, -12)}' || lpad(to_hex(${n}), 12, '0'))::uuid`
const invoice = (n: string) => `('${idOf('invoice', 0).slice(0, -12)}' || lpad(to_hex(${n}), 12, '0'))::uuid`
const firstOf = (n: string) => invoice(`1 + (${n} - 1) * ${PER_CLIENT}`)
const copied = (kind: string, n: string) => `('00000000-0000-7${kind}00-9000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/**
 * So many reminders that wait to go out, one for each of the first clients, about one invoice each. The product writes the first; the
 * others are its copies, with the ids, address and fingerprint of their own client. `write` is what makes the product write it.
 */
export async function queueReminders(count: number, at: Date, write: (work: Work) => Promise<number>): Promise<void> {
  const db = new pg.Client(process.env['DATABASE_URL'])
  await db.connect()
  try {
    await db.query(withoutMail(count))
    const work = {
      processId: 0,
      now: () => at,
      log: { guard: (_h: string, _id: string, row: () => Promise<boolean>) => row() },
    }
    if ((await write(work)) !== 1) throw new Error('the first reminder was not written')
    await db.query(copies(count))
    await giveTokens(db)
    await db.query('VACUUM ANALYZE')
  } finally {
    await db.end()
  }
}

/** The copied links get the hashes of their own tokens: one that opens nothing would be given another as its mail goes out. */
async function giveTokens(db: pg.Client): Promise<void> {
  const { rows } = await db.query<{ id: string }>('SELECT "id" FROM "PortalLink"')
  const ids = rows.map(({ id }) => id)
  const hashes = ids.map((id) => hashPortalToken(derivePortalToken(id)))
  await db.query(
    'UPDATE "PortalLink" l SET "tokenHash" = t."hash" FROM unnest($1::uuid[], $2::text[]) AS t("id", "hash") WHERE l."id" = t."id"',
    [ids, hashes],
  )
}

/** Every client as if nothing had ever been mailed: one invoice a week past due, four not due; the first client is due for a look. */
const withoutMail = (count: number) => `
  BEGIN;
  SET LOCAL session_replication_role = replica;
  DELETE FROM "MessageAttachment"; DELETE FROM "InvoiceFile"; DELETE FROM "StoredFile"; DELETE FROM "Reminder"; DELETE FROM "TimelineEvent";
  DELETE FROM "OutboxMessage"; DELETE FROM "PortalLink";
  UPDATE "Client" SET "lastContactAt" = NULL, "nextCheckAt" = '${BENCH_NOW.toISOString()}'::timestamptz
    + CASE WHEN "id" = '${idOf('client', 1)}' THEN interval '0' ELSE interval '10 days' END;
  UPDATE "Invoice" i SET "firstSentAt" = NULL, "totalMinor" = 25000, "balanceMinor" = 25000, "dueOn" = d."on", "issuedOn" = d."on" - 30
  FROM (SELECT ${invoice('n')} AS "id",
      '${BENCH_NOW.toISOString()}'::date + CASE (n - 1) % ${PER_CLIENT} WHEN 0 THEN -7 ELSE 25 END AS "on"
    FROM generate_series(1, ${count * PER_CLIENT}) n) d
  WHERE i."businessId" = '${BUSINESS}' AND i."id" = d."id";
  COMMIT;`

/** What the first client's reminder is, for each of the others. */
const copies = (count: number) => `
  BEGIN;
  SET LOCAL session_replication_role = replica;
  INSERT INTO "PortalLink" ("businessId", "id", "clientId", "invoiceId", "tokenHash", "sentTo", "createdAt")
    SELECT l."businessId", ${copied('7', 'n')}, ${client('n')}, ${firstOf('n')}, 'bench-' || n, 'ada' || n || '@client' || n || '.example', l."createdAt"
    FROM "PortalLink" l, generate_series(2, ${count}) n WHERE l."invoiceId" = '${idOf('invoice', 1)}';
  INSERT INTO "OutboxMessage" ("businessId", "id", "key", "kind", "state", "clientId", "invoiceId", "portalLinkId", "sendAt", "basis", "fromHeader",
      "toAddress", "ccAddresses", "replyTo", "subject", "html", "text", "words", "madeWith", "createdAt", "tries")
    SELECT m."businessId", ${copied('8', 'n')}, 'reminder/bench/' || n, m."kind", m."state", ${client('n')}, ${firstOf('n')}, ${copied('7', 'n')},
      m."sendAt", replace(replace(m."basis", '${idOf('invoice', 1)}', ${firstOf('n')}::text), m."toAddress", 'ada' || n || '@client' || n || '.example'),
      m."fromHeader", 'ada' || n || '@client' || n || '.example', '{}', m."replyTo", m."subject" || n, m."html" || '<!-- ' || n || ' -->', m."text",
      m."words", m."madeWith", m."createdAt", 0
    FROM "OutboxMessage" m, generate_series(2, ${count}) n WHERE m."clientId" = '${idOf('client', 1)}';
  INSERT INTO "Reminder" ("businessId", "id", "invoiceId", "stage", "stageKey", "level", "offsetDays", "channel", "outcome", "decidedAt", "messageId")
    SELECT r."businessId", ${copied('9', 'n')}, ${firstOf('n')}, r."stage", r."stageKey", r."level", r."offsetDays", r."channel", r."outcome", r."decidedAt",
      ${copied('8', 'n')}
    FROM "Reminder" r, generate_series(2, ${count}) n WHERE r."invoiceId" = '${idOf('invoice', 1)}' AND r."messageId" IS NOT NULL;
  DELETE FROM "MessageAttachment"; DELETE FROM "InvoiceFile"; DELETE FROM "StoredFile";
  COMMIT;`
