import pg from 'pg'
import { BENCH_NOW } from './metric.ts'
import { BUSINESS } from './world.ts'

const NOW = `'${BENCH_NOW.toISOString()}'::timestamptz`
const TODAY = `${NOW}::date`

/** The id of what belongs to the nth invoice; kinds of their own, so that ids stay in order. */
const of = (kind: string, n = 'n') => `('00000000-0000-7${kind}00-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const [reminder, hold, promise, dispute, payment, task, message, event] = '456789ab'.split('').map((kind) => of(kind))

/**
 * Makes a world of open invoices look like a business of a year: of twenty invoices two were paid in the last weeks, one in part;
 * two are late and were written to, up to the last stage. One in a hundred each is held, promised, disputed, on its way or void; some
 * drafts and tasks wait. With the ledger, the timeline and the caches that the triggers would have kept.
 */
export async function liveIn(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(`BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL synchronous_commit = off;
      CREATE TEMP TABLE lived ON COMMIT DROP AS
        SELECT substr("number", 5)::int AS n, "id", "clientId", "number", "totalMinor" AS minor, "dueOn" FROM "Invoice" WHERE "businessId" = '${BUSINESS}';
      ANALYZE lived; ${[...settled, ...said, ...resting, ...waiting].join(';\n')}; COMMIT`)
    await client.query('VACUUM ANALYZE')
  } finally {
    await client.end()
  }
}

const paidOn = `(${NOW} - (n / 10) % 56 * interval '1 day' - n % 7 * interval '1 hour')`
const paid = 'CASE WHEN n % 10 = 7 THEN minor ELSE minor / 2 END'
const isPaid = 'n % 10 = 7 OR n % 20 = 3'
const settled = [
  `INSERT INTO "Payment" ("businessId", "id", "clientId", "provider", "method", "state", "amountMinor", "currency", "providerRef", "startedAt", "settledAt")
    SELECT '${BUSINESS}', ${payment}, "clientId", 'stripe', 'card', 'settled', ${paid}, 'USD', 'pi_' || n, ${paidOn}, ${paidOn} FROM lived WHERE ${isPaid}`,
  `INSERT INTO "PaymentTarget" ("businessId", "paymentId", "invoiceId", "amountMinor", "live")
    SELECT '${BUSINESS}', ${payment}, "id", ${paid}, false FROM lived WHERE ${isPaid}`,
  `INSERT INTO "LedgerEntry" ("businessId", "postingKey", "line", "account", "amountMinor", "currency", "clientId", "invoiceId", "paymentId", "occurredOn", "recordedAt")
    SELECT '${BUSINESS}', 'payment/' || ${payment}, line, CASE line WHEN 0 THEN 'clearing' ELSE 'receivable' END::"LedgerAccount",
      CASE line WHEN 0 THEN ${paid} ELSE -(${paid}) END, 'USD', "clientId", CASE line WHEN 1 THEN "id" END, ${payment}, ${paidOn}::date, ${paidOn}
    FROM lived, generate_series(0, 1) line WHERE ${isPaid}`,
  `INSERT INTO "LedgerEntry" ("businessId", "postingKey", "line", "account", "amountMinor", "currency", "clientId", "invoiceId", "occurredOn", "recordedAt")
    SELECT '${BUSINESS}', 'reversal/issue/' || "id", line, CASE line WHEN 0 THEN 'receivable' ELSE 'revenue' END::"LedgerAccount",
      CASE line WHEN 0 THEN -minor ELSE minor END, 'USD', "clientId", "id", ${TODAY} - 3, ${NOW} - interval '3 days'
    FROM lived, generate_series(0, 1) line WHERE n % 100 = 65`,
  `UPDATE "Invoice" i SET "state" = CASE WHEN n % 10 = 7 THEN 'settled' WHEN n % 100 = 65 THEN 'void' ELSE 'issued' END::"InvoiceState",
      "balanceMinor" = CASE WHEN n % 20 = 3 THEN minor - minor / 2 ELSE 0 END, "settledAt" = CASE WHEN n % 10 = 7 THEN ${paidOn} END
    FROM lived l WHERE i."businessId" = '${BUSINESS}' AND i."id" = l."id" AND (${isPaid} OR n % 100 = 65)`,
  `INSERT INTO "TimelineEvent" ("businessId", "id", "at", "type", "actor", "clientId", "invoiceId", "data")
    SELECT '${BUSINESS}', ${of('c')}, ${paidOn}, 'payment.settled', 'system', "clientId", "id",
      jsonb_build_object('number', "number", 'paymentId', ${payment}, 'amount', jsonb_build_object('amount', (${paid})::text, 'currency', 'USD')) FROM lived WHERE ${isPaid}`,
  `INSERT INTO "TimelineEvent" ("businessId", "id", "at", "type", "actor", "clientId", "invoiceId", "data")
    SELECT '${BUSINESS}', ${event}, ("dueOn" - 30)::timestamptz, 'invoice.issued', CASE WHEN n % 2 = 0 THEN 'user:nora' ELSE 'system' END, "clientId", "id",
      jsonb_build_object('number', "number", 'dueOn', "dueOn", 'total', jsonb_build_object('amount', minor::text, 'currency', 'USD')) FROM lived`,
]

const stageKeys = `ARRAY['courtesy', 'due_today', 'day_after', 'first_follow_up', 'second_follow_up', 'third_follow_up', 'final_demand', 'gate']`
const level = '(1 + (n / 20) % 8)'
const saidAt = `(${NOW} - (n / 20) % 25 * interval '1 day')`
const isDraft = 'n % 200 = 45'
const isSaid = `"dueOn" < ${TODAY} AND n % 10 IN (1, 2)`
const said = [
  `INSERT INTO "OutboxMessage" ("businessId", "id", "key", "kind", "state", "clientId", "invoiceId", "sendAt", "basis", "fromHeader", "toAddress", "subject",
      "html", "text", "createdAt", "sentAt", "endedAt", "waitingSince")
    SELECT '${BUSINESS}', ${message}, 'reminder/' || ${reminder}, 'reminder', CASE WHEN ${isDraft} THEN 'drafted' WHEN n % 1000 = 1 THEN 'bounced' ELSE 'delivered' END::"MessageState",
      "clientId", "id", ${saidAt}, 'b', 'billing@northwind.example', 'ada' || n || '@client.example', 'Invoice ' || "number" || ' is past due', repeat('<p>late</p>', 90), repeat('late ', 60), ${saidAt},
      CASE WHEN NOT ${isDraft} THEN ${saidAt} END, CASE WHEN NOT ${isDraft} THEN ${saidAt} END, CASE WHEN ${isDraft} THEN ${saidAt} END
    FROM lived WHERE ${isSaid} OR ${isDraft}`,
  `INSERT INTO "Reminder" ("businessId", "id", "invoiceId", "stage", "stageKey", "level", "offsetDays", "channel", "outcome", "decidedAt", "doneAt", "messageId")
    SELECT '${BUSINESS}', ${reminder}, "id", ${level}, (${stageKeys})[${level}], ${level}, 7, 'email', CASE WHEN ${isDraft} THEN 'pending' ELSE 'completed' END::"StepOutcome",
      ${saidAt}, CASE WHEN NOT ${isDraft} THEN ${saidAt} END, ${message}
    FROM lived WHERE ${isSaid} OR ${isDraft}`,
  `UPDATE "Invoice" i SET "stage" = ${level}, "firstSentAt" = ${saidAt}, "touchedOn" = ${saidAt}::date FROM lived l
    WHERE i."businessId" = '${BUSINESS}' AND i."id" = l."id" AND l.${isSaid}`,
  `INSERT INTO "TimelineEvent" ("businessId", "id", "at", "type", "actor", "clientId", "invoiceId", "data")
    SELECT '${BUSINESS}', ${of('d')}, ${saidAt}, 'reminder.sent', 'system', "clientId", "id", jsonb_build_object('number', "number", 'stage', ${level}) FROM lived WHERE ${isSaid}`,
]

const isHeld = 'n % 100 IN (5, 15, 25)'
const kindOfHold = `CASE n % 100 WHEN 5 THEN 'manual' WHEN 15 THEN 'promise' ELSE 'dispute' END`
const resting = [
  `INSERT INTO "Hold" ("businessId", "id", "clientId", "invoiceId", "kind", "reason", "until", "reviewOn", "placedAt", "placedBy")
    SELECT '${BUSINESS}', ${hold}, "clientId", "id", ${kindOfHold}, 'They asked for time.', CASE WHEN n % 100 = 15 THEN ${TODAY} + (n / 100) % 20 END,
      CASE WHEN n % 100 <> 15 THEN ${TODAY} + (n / 100) % 30 END, ${NOW} - interval '4 days', 'user:nora' FROM lived WHERE ${isHeld}`,
  `INSERT INTO "PromiseToPay" ("businessId", "id", "clientId", "invoiceId", "amountMinor", "currency", "dueOn", "source", "state", "holdId", "madeAt")
    SELECT '${BUSINESS}', ${promise}, "clientId", "id", minor, 'USD', ${TODAY} + (n / 100) % 20, 'portal', 'pending', ${hold}, ${NOW} - interval '4 days'
    FROM lived WHERE n % 100 = 15`,
  `INSERT INTO "Dispute" ("businessId", "id", "clientId", "invoiceId", "state", "reason", "currency", "openedBy", "openedAt", "respondBy", "holdId")
    SELECT '${BUSINESS}', ${dispute}, "clientId", "id", 'open', 'not_as_agreed', 'USD', 'client', ${NOW} - (n / 100) % 30 * interval '1 day',
      ${TODAY} + (n / 100) % 9, ${hold} FROM lived WHERE n % 100 = 25`,
  `INSERT INTO "Payment" ("businessId", "id", "clientId", "provider", "method", "state", "amountMinor", "currency", "providerRef", "startedAt")
    SELECT '${BUSINESS}', ${payment}, "clientId", 'stripe', 'ach', 'processing', minor, 'USD', 'pi_' || n, ${NOW} - interval '2 days' FROM lived WHERE n % 100 = 35`,
  `INSERT INTO "PaymentTarget" ("businessId", "paymentId", "invoiceId", "amountMinor") SELECT '${BUSINESS}', ${payment}, "id", minor FROM lived WHERE n % 100 = 35`,
  `UPDATE "Invoice" i SET "processingMinor" = minor FROM lived l WHERE i."businessId" = '${BUSINESS}' AND i."id" = l."id" AND n % 100 = 35`,
]

const waiting = [
  `INSERT INTO "Task" ("businessId", "id", "key", "kind", "title", "clientId", "invoiceId", "dueOn", "openedAt")
    SELECT '${BUSINESS}', ${task}, CASE n % 1000 WHEN 25 THEN 'dispute/' || ${dispute} ELSE 'call/' || "id" END, CASE n % 1000 WHEN 25 THEN 'dispute' ELSE 'call' END,
      'Somebody is to look at it', "clientId", "id", ${TODAY} + (n / 1000) % 9, ${NOW} - interval '1 day' FROM lived WHERE n % 1000 IN (25, 6)`,
  `INSERT INTO "Invoice" ("businessId", "id", "clientId", "number", "state", "currency", "totalMinor", "issuedOn", "dueOn", "createdAt", "referenceCode")
    SELECT '${BUSINESS}', ${of('e')}, "clientId", 'DRAFT-' || n, 'draft', 'USD', minor, ${TODAY}, ${TODAY} + 30, ${NOW}, 'D' || n FROM lived WHERE n % 200 = 9`,
]
