-- Where interest comes from, how far fees may go, and what a new invoice offers for paying early.
ALTER TABLE "Business" ADD COLUMN     "discountBps" INTEGER,
ADD COLUMN     "discountDays" INTEGER,
ADD COLUMN     "discountDespiteOverdue" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "feeCapBps" INTEGER,
ADD COLUMN     "interestPreset" TEXT;

-- What an early payment was promised when it began.
ALTER TABLE "PaymentTarget" ADD COLUMN     "discountMinor" BIGINT NOT NULL DEFAULT 0;

-- A charge whose message did not arrive is taken back, and its stage may charge again.
DROP INDEX "Charge_businessId_invoiceId_kind_stage_key";
ALTER TABLE "Charge" ADD COLUMN     "takenBack" BOOLEAN NOT NULL DEFAULT false;
CREATE UNIQUE INDEX "Charge_once" ON "Charge" ("businessId", "invoiceId", "kind", "stage") WHERE NOT "takenBack";
CREATE INDEX "Charge_businessId_invoiceId_idx" ON "Charge"("businessId", "invoiceId");
CREATE INDEX "Charge_businessId_messageId_idx" ON "Charge"("businessId", "messageId");
DROP INDEX "Charge_open";

ALTER TABLE "Business"
  ADD CONSTRAINT "Business_interestPreset" CHECK ("interestPreset" IN ('eu', 'uk', 'agreed')),
  ADD CONSTRAINT "Business_feeCap" CHECK ("feeCapBps" BETWEEN 0 AND 10000),
  ADD CONSTRAINT "Business_interestGrace" CHECK ("interestGraceDays" BETWEEN 0 AND 365),
  ADD CONSTRAINT "Business_discount" CHECK (("discountBps" IS NULL) = ("discountDays" IS NULL)
    AND ("discountBps" IS NULL OR ("discountBps" BETWEEN 1 AND 9999 AND "discountDays" BETWEEN 0 AND 365)));
ALTER TABLE "PaymentTarget" ADD CONSTRAINT "PaymentTarget_discount" CHECK ("discountMinor" >= 0);
ALTER TABLE "Charge" ADD CONSTRAINT "Charge_taken_back" CHECK (NOT "takenBack" OR "waivedAt" IS NOT NULL);
