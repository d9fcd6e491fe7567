-- Lists of clients, payments and credit notes come in the way invoices do. What a list says of a payment or a credit note is known
-- by its own name in that list, so that the same list changes nothing.
CREATE TYPE "ImportKind" AS ENUM ('invoices', 'clients', 'payments', 'credit_notes');

ALTER TABLE "ImportRun" ADD COLUMN "kind" "ImportKind" NOT NULL DEFAULT 'invoices';

ALTER TABLE "Payment" ADD COLUMN "importRef" TEXT;
CREATE UNIQUE INDEX "Payment_businessId_importRef_key" ON "Payment"("businessId", "importRef");

ALTER TABLE "CreditNote" ADD COLUMN "importRef" TEXT;
CREATE UNIQUE INDEX "CreditNote_businessId_importRef_key" ON "CreditNote"("businessId", "importRef");

-- How files with the same headers are read, as a person once said.
CREATE TABLE "ImportMapping" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportMapping_pkey" PRIMARY KEY ("businessId","id")
);
CREATE UNIQUE INDEX "ImportMapping_businessId_kind_fingerprint_key" ON "ImportMapping"("businessId", "kind", "fingerprint");
ALTER TABLE "ImportMapping" ADD CONSTRAINT "ImportMapping_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
