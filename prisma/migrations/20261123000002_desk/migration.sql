-- What the desk's lists need to stay quick at a million invoices.

-- ── The stage an invoice has reached, beside its balance: a cache of Reminder that a trigger keeps ──────────────────
ALTER TABLE "Invoice" ADD COLUMN "stage" INTEGER NOT NULL DEFAULT 0;

CREATE FUNCTION keep_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Invoice" i SET "stage" = reached.stage
  FROM (SELECT coalesce(max(r."stage"), 0) AS stage FROM "Reminder" r
        WHERE r."businessId" = NEW."businessId" AND r."invoiceId" = NEW."invoiceId" AND r."outcome" IN ('completed', 'skipped')) reached
  WHERE i."businessId" = NEW."businessId" AND i."id" = NEW."invoiceId" AND i."stage" <> reached.stage;
  RETURN NULL;
END $$;
-- Most steps come in as pending or obsolete and need no look.
CREATE TRIGGER stage_follows_new_reminder AFTER INSERT ON "Reminder"
  FOR EACH ROW WHEN (NEW."outcome" IN ('completed', 'skipped')) EXECUTE FUNCTION keep_stage();
CREATE TRIGGER stage_follows_reminder AFTER UPDATE OF "outcome" ON "Reminder"
  FOR EACH ROW WHEN (OLD."outcome" IS DISTINCT FROM NEW."outcome") EXECUTE FUNCTION keep_stage();

-- ── Lists of invoices, each in the order it is read ─────────────────────────────────────────────────────────────────
DROP INDEX "Invoice_open";
CREATE INDEX "Invoice_open" ON "Invoice" ("businessId", "dueOn", "id") INCLUDE ("currency", "balanceMinor") WHERE "state" = 'issued';
CREATE INDEX "Invoice_open_by_balance" ON "Invoice" ("businessId", "balanceMinor", "id") WHERE "state" = 'issued';
CREATE INDEX "Invoice_open_by_stage" ON "Invoice" ("businessId", "stage", "dueOn", "id") WHERE "state" = 'issued';
CREATE INDEX "Invoice_processing" ON "Invoice" ("businessId", "dueOn", "id") WHERE "processingMinor" > 0;
CREATE INDEX "Invoice_silent" ON "Invoice" ("businessId", "dueOn", "id") WHERE "state" = 'issued' AND "firstSentAt" IS NULL;
CREATE INDEX "Invoice_settled" ON "Invoice" ("businessId", "settledAt", "id") WHERE "state" = 'settled';

-- ── Search: how a number begins or ends ("2041" finds INV-2041), and the exact amount ───────────────────────────────
CREATE INDEX "Invoice_number_begins" ON "Invoice" ("businessId", lower("number") text_pattern_ops);
CREATE INDEX "Invoice_number_ends" ON "Invoice" ("businessId", reverse(lower("number")) text_pattern_ops);
CREATE INDEX "Invoice_total" ON "Invoice" ("businessId", "totalMinor");

-- ── Money in, mail out, and what waits for a person ─────────────────────────────────────────────────────────────────
CREATE INDEX "Payment_settled" ON "Payment" ("businessId", "settledAt", "id") WHERE "settledAt" IS NOT NULL;
CREATE INDEX "OutboxMessage_by_state" ON "OutboxMessage" ("businessId", "state", "id");
CREATE INDEX "Contact_unusable" ON "Contact" ("businessId", "clientId") WHERE "state" <> 'usable';
CREATE INDEX "InboxEvent_parked" ON "InboxEvent" ("receivedAt") WHERE "state" = 'parked';
