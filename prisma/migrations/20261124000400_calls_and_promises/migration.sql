-- What a call was about beyond its outcome, and quick looks at what a client's promises and notices wait for.

-- AlterTable
ALTER TABLE "CallRecord" ADD COLUMN     "details" JSONB;

-- ── What Prisma's language cannot say ───────────────────────────────────────────────────────────────────────────────

CREATE INDEX "PromiseToPay_pending_of_client" ON "PromiseToPay" ("businessId", "clientId") WHERE "state" = 'pending';
CREATE INDEX "AlreadyPaidNotice_open_of_client" ON "AlreadyPaidNotice" ("businessId", "clientId") WHERE "state" = 'open';
-- One notice of an invoice is looked into at a time.
CREATE UNIQUE INDEX "AlreadyPaidNotice_one_open" ON "AlreadyPaidNotice" ("businessId", "invoiceId") WHERE "state" = 'open';
