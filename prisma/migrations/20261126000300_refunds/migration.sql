-- What a refund does to the invoices its payment had settled, and the day a person paid it out.
ALTER TABLE "Refund"
  ADD COLUMN "effect" TEXT NOT NULL DEFAULT 'reopen',
  ADD COLUMN "paidOn" DATE,
  ADD CONSTRAINT "Refund_amount_check" CHECK ("amountMinor" > 0),
  ADD CONSTRAINT "Refund_effect_check" CHECK ("effect" IN ('reopen', 'credit_invoice', 'credit'));

-- A refund of a provider is on our books once.
CREATE UNIQUE INDEX "Refund_businessId_providerRef_key" ON "Refund"("businessId", "providerRef");

-- What banks took back of a payment.
ALTER TABLE "Payment" ADD COLUMN "returnedMinor" BIGINT NOT NULL DEFAULT 0;

CREATE INDEX "Payment_businessId_state_id_idx" ON "Payment"("businessId", "state", "id");
CREATE INDEX "Payment_businessId_startedAt_idx" ON "Payment"("businessId", "startedAt");
CREATE INDEX "Payment_reference_idx" ON "Payment"("businessId", lower("reference") text_pattern_ops) WHERE "reference" IS NOT NULL;
CREATE INDEX "LedgerEntry_businessId_paymentId_idx" ON "LedgerEntry"("businessId", "paymentId");

-- Whose money waits.
CREATE INDEX "LedgerEntry_unapplied_idx" ON "LedgerEntry"("businessId", "clientId", "currency") INCLUDE ("amountMinor") WHERE "account" = 'unapplied';

-- PayPal says only in the event that money was taken back rather than given.
CREATE INDEX "InboxEvent_reversals_idx" ON "InboxEvent"("objectId") WHERE "type" = 'PAYMENT.CAPTURE.REVERSED';
