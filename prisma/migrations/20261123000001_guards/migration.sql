-- What Prisma's language cannot say: the rules the database itself keeps.

-- ── Append-only: a mistake is corrected by a new row ────────────────────────────────────────────────────────────────
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: correct it with a new row', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "LedgerEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER timeline_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "TimelineEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ── The ledger balances, and the invoice's cached balance follows it ────────────────────────────────────────────────
CREATE FUNCTION keep_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM new_entry GROUP BY "businessId", "postingKey" HAVING sum("amountMinor") <> 0 OR count(DISTINCT "currency") > 1) THEN
    RAISE EXCEPTION 'a posting must sum to zero in one currency' USING ERRCODE = 'check_violation';
  END IF;
  UPDATE "Invoice" i SET "balanceMinor" = i."balanceMinor" + moved.delta
  FROM (SELECT "businessId", "invoiceId", sum("amountMinor")::bigint AS delta FROM new_entry
        WHERE "account" = 'receivable' AND "invoiceId" IS NOT NULL GROUP BY 1, 2) moved
  WHERE i."businessId" = moved."businessId" AND i."id" = moved."invoiceId" AND moved.delta <> 0;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_is_balanced AFTER INSERT ON "LedgerEntry" REFERENCING NEW TABLE AS new_entry
  FOR EACH STATEMENT EXECUTE FUNCTION keep_ledger();

ALTER TABLE "LedgerEntry"
  ADD CONSTRAINT "LedgerEntry_amount_not_zero" CHECK ("amountMinor" <> 0),
  ADD CONSTRAINT "LedgerEntry_receivable_names_invoice" CHECK ("account" <> 'receivable' OR "invoiceId" IS NOT NULL),
  ADD CONSTRAINT "LedgerEntry_currency" CHECK ("currency" ~ '^[A-Z]{3}$');

-- ── Sums, signs and shapes ──────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE "Business"
  ADD CONSTRAINT "Business_currency" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "Business_sendHour" CHECK ("sendHour" BETWEEN 8 AND 19);
ALTER TABLE "Invoice"
  ADD CONSTRAINT "Invoice_currency" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "Invoice_total" CHECK ("totalMinor" >= 0),
  ADD CONSTRAINT "Invoice_balance" CHECK ("balanceMinor" >= 0),
  ADD CONSTRAINT "Invoice_processing" CHECK ("processingMinor" >= 0),
  ADD CONSTRAINT "Invoice_enterStage" CHECK ("enterStage" >= 1);
ALTER TABLE "Payment"
  ADD CONSTRAINT "Payment_currency" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "Payment_amount" CHECK ("amountMinor" > 0),
  ADD CONSTRAINT "Payment_refunded" CHECK ("refundedMinor" >= 0);
ALTER TABLE "PaymentTarget" ADD CONSTRAINT "PaymentTarget_amount" CHECK ("amountMinor" > 0);

-- One live attempt per invoice: a second tab or a second method meets the first.
CREATE UNIQUE INDEX "PaymentTarget_one_live" ON "PaymentTarget" ("businessId", "invoiceId") WHERE "live";

-- ── Queues: small indexes over what is waiting ──────────────────────────────────────────────────────────────────────
CREATE INDEX "OutboxMessage_queued" ON "OutboxMessage" ("sendAt") WHERE "state" = 'queued';
CREATE INDEX "OutboxMessage_sending" ON "OutboxMessage" ("leaseUntil") WHERE "state" = 'sending';
CREATE INDEX "InboxEvent_waiting" ON "InboxEvent" ("nextTryAt") WHERE "state" = 'received';
CREATE INDEX "Task_open" ON "Task" ("businessId", "dueOn") WHERE "doneAt" IS NULL;
CREATE INDEX "Invoice_open" ON "Invoice" ("businessId", "dueOn") WHERE "state" = 'issued';

-- ── Who listens hears at once ───────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION announce_timeline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('dunwell_live', "businessId"::text) FROM (SELECT DISTINCT "businessId" FROM new_event) changed;
  RETURN NULL;
END $$;
CREATE TRIGGER timeline_is_announced AFTER INSERT ON "TimelineEvent" REFERENCING NEW TABLE AS new_event
  FOR EACH STATEMENT EXECUTE FUNCTION announce_timeline();

CREATE FUNCTION announce_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('dunwell_work', TG_TABLE_NAME);
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_is_announced AFTER INSERT ON "OutboxMessage" FOR EACH STATEMENT EXECUTE FUNCTION announce_work();
CREATE TRIGGER inbox_is_announced AFTER INSERT ON "InboxEvent" FOR EACH STATEMENT EXECUTE FUNCTION announce_work();
CREATE TRIGGER import_is_announced AFTER INSERT OR UPDATE OF "state" ON "ImportRun" FOR EACH STATEMENT EXECUTE FUNCTION announce_work();
