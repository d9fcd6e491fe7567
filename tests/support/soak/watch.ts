import type { Fleet } from './fleet.ts'

// The order of things as PostgreSQL had it, whatever the machines' clocks say: claims of mails and settlements of invoices both hold
// the lock of their client, so their numbers stand in the order in which they came to be.
const installed = [
  `CREATE TABLE soak_seen (seq bigserial PRIMARY KEY, what text NOT NULL, id uuid NOT NULL)`,
  `CREATE FUNCTION soak_see() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO soak_seen (what, id) VALUES (TG_ARGV[0], NEW."id"); RETURN NULL; END $$`,
  `CREATE TRIGGER soak_claimed AFTER UPDATE ON "OutboxMessage" FOR EACH ROW
    WHEN (OLD."state" = 'queued' AND NEW."state" = 'sending') EXECUTE FUNCTION soak_see('claimed')`,
  `CREATE TRIGGER soak_settled AFTER UPDATE ON "Invoice" FOR EACH ROW
    WHEN (OLD."state" = 'issued' AND NEW."state" = 'settled') EXECUTE FUNCTION soak_see('settled')`,
  `CREATE TRIGGER soak_reopened AFTER UPDATE ON "Invoice" FOR EACH ROW
    WHEN (OLD."state" = 'settled' AND NEW."state" = 'issued') EXECUTE FUNCTION soak_see('reopened')`,
]

export async function watchOrder({ look }: Fleet): Promise<void> {
  for (const statement of installed) await look(statement)
}

/** Reminders that were claimed when their invoice was settled. */
export const remindedAfterPaid = `
  SELECT format('%s was asked for %s, which is paid', m."toAddress", i."number") AS what
  FROM soak_seen claim
  JOIN "OutboxMessage" m ON m."id" = claim.id
  JOIN "Reminder" r ON r."businessId" = m."businessId" AND r."messageId" = m."id"
  JOIN "Invoice" i ON i."businessId" = r."businessId" AND i."id" = r."invoiceId"
  JOIN LATERAL (SELECT s.what FROM soak_seen s WHERE s.id = i."id" AND s.seq < claim.seq ORDER BY s.seq DESC LIMIT 1) last ON true
  WHERE claim.what = 'claimed' AND last.what = 'settled'`

/** Clients who were reminded twice on one day of theirs. */
export const remindedTwiceADay = `
  SELECT format('%s was reminded %s times on %s', min(m."toAddress"), count(*), day.day) AS what
  FROM "OutboxMessage" m
  JOIN "Client" c ON c."businessId" = m."businessId" AND c."id" = m."clientId"
  JOIN "Business" b ON b."id" = m."businessId"
  CROSS JOIN LATERAL (SELECT (m."sentAt" AT TIME ZONE coalesce(c."timeZone", b."timeZone"))::date AS day) day
  WHERE m."kind" = 'reminder' AND m."sentAt" IS NOT NULL
  GROUP BY m."clientId", day.day HAVING count(*) > 1`
