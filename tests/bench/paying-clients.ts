import type pg from 'pg'
import { paidSession } from './stripe-stand-in.ts'
import { BUSINESS } from './world.ts'

const idFor = (kind: string, n: string) => `('00000000-0000-7${kind}00-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const INVOICES_PER_CLIENT = 5

/**
 * The first clients of the world each pay the first of their invoices by card: link, attempt and record as the portal leaves them
 * when it hands a client over to Stripe. Nobody is due for anything else. Answers the reports that Stripe will make.
 */
export async function beginPayments(sql: pg.Pool, clients: number): Promise<string[]> {
  const invoice = `(${INVOICES_PER_CLIENT} * (n - 1) + 1)`
  await sql.query(`
    BEGIN;
    SET LOCAL synchronous_commit = off;
    UPDATE "Business" SET "thankYouWaitHours" = 48;
    UPDATE "Client" SET "nextCheckAt" = now() + interval '1 year';
    SET LOCAL session_replication_role = replica;
    UPDATE "Invoice" SET "dueOn" = current_date + 60;
    SET LOCAL session_replication_role = origin;
    INSERT INTO "PortalLink" ("businessId", "id", "clientId", "invoiceId", "tokenHash", "createdAt")
      SELECT '${BUSINESS}', ${idFor('4', 'n')}, i."clientId", i."id", md5(n::text), now() - interval '1 day'
      FROM generate_series(1, ${clients}) n JOIN "Invoice" i ON i."businessId" = '${BUSINESS}' AND i."id" = ${idFor('2', invoice)};
    INSERT INTO "Payment" ("businessId", "id", "clientId", "provider", "method", "state", "amountMinor", "currency", "checkoutRef",
        "checkoutUrl", "startedAt", "nextReconcileAt", "portalLinkId")
      SELECT '${BUSINESS}', ${idFor('5', 'n')}, i."clientId", 'stripe', 'card', 'open', i."balanceMinor", 'USD',
        'cs_test_bench_' || n || '_' || i."balanceMinor", 'https://checkout.stripe.example/c/pay/' || n, now(), now() + interval '30 minutes',
        ${idFor('4', 'n')}
      FROM generate_series(1, ${clients}) n JOIN "Invoice" i ON i."businessId" = '${BUSINESS}' AND i."id" = ${idFor('2', invoice)};
    INSERT INTO "PaymentTarget" ("businessId", "paymentId", "invoiceId", "amountMinor")
      SELECT p."businessId", p."id", l."invoiceId", p."amountMinor" FROM "Payment" p
      JOIN "PortalLink" l ON l."businessId" = p."businessId" AND l."id" = p."portalLinkId";
    INSERT INTO "TimelineEvent" ("businessId", "id", "clientId", "invoiceId", "type", "actor", "at", "data")
      SELECT p."businessId", gen_random_uuid(), p."clientId", t."invoiceId", 'payment.started', 'client', now(),
        json_build_object('paymentId', p."id", 'method', 'card') FROM "Payment" p
      JOIN "PaymentTarget" t ON t."businessId" = p."businessId" AND t."paymentId" = p."id";
    COMMIT`)
  await sql.query('ANALYZE "Payment", "PaymentTarget", "PortalLink"')
  const { rows } = await sql.query<{ id: string; checkoutRef: string }>('SELECT "id", "checkoutRef" FROM "Payment"')
  return rows.map(({ id, checkoutRef }, n) =>
    JSON.stringify({
      ...{ id: `evt_bench_${n}`, object: 'event', api_version: '2025-01-01', created: 0, livemode: false },
      ...{ type: 'checkout.session.completed', data: { object: paidSession(checkoutRef, id, false) } },
    }),
  )
}

/** Throws where a payment is not settled, or anything was done to it twice or not at all. */
export async function checkSettled(sql: pg.Pool, clients: number): Promise<void> {
  const count = async (what: string) =>
    Number((await sql.query<{ n: string }>(`SELECT count(*) n FROM ${what}`)).rows[0]?.n)
  const counts = {
    reports: await count(`"InboxEvent" WHERE "state" = 'handled' AND "outcome" = 'settled'`),
    settled: await count(`"Payment" WHERE "state" = 'settled' AND "settledAt" IS NOT NULL AND "feeMinor" > 0`),
    paid: await count(`"Invoice" WHERE "state" = 'settled' AND "balanceMinor" = 0`),
    entries: (await count(`"LedgerEntry" WHERE "paymentId" IS NOT NULL AND "postingKey" LIKE 'payment/%'`)) / 2,
    thanks: await count(`"OutboxMessage" WHERE "kind" = 'thank_you' AND "state" = 'queued'`),
    told: await count(`"TimelineEvent" WHERE "type" = 'payment.settled'`),
  }
  const wrong = Object.entries(counts).filter(([, n]) => n !== clients)
  if (wrong.length > 0) throw new Error(`of ${clients}: ${JSON.stringify(counts)}`)
}
