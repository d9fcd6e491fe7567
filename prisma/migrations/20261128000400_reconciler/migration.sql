-- The reconciler: how far each provider's events were read, what no webhook brought, the comparison of the books, and money that
-- belongs to no attempt of ours.

-- AlterTable: found by reading the provider's list, and told by a webhook after all.
ALTER TABLE "InboxEvent" ADD COLUMN "foundAt" TIMESTAMPTZ(3), ADD COLUMN "toldAt" TIMESTAMPTZ(3);

-- AlterTable: a create call whose answer was lost, and when the comparison last saw it at the provider.
ALTER TABLE "Payment" ADD COLUMN "unansweredAt" TIMESTAMPTZ(3), ADD COLUMN "comparedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ProviderCursor" (
    "provider" TEXT NOT NULL,
    "readUntil" TIMESTAMPTZ(3) NOT NULL,
    "nextReadAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProviderCursor_pkey" PRIMARY KEY ("provider")
);

-- CreateTable
CREATE TABLE "BooksComparison" (
    "provider" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "untilAt" TIMESTAMPTZ(3) NOT NULL,
    "doneUntil" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL,
    "checked" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL DEFAULT 0,
    "mended" INTEGER NOT NULL DEFAULT 0,
    "sums" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "BooksComparison_pkey" PRIMARY KEY ("provider","id"),
    CONSTRAINT "BooksComparison_counts" CHECK ("checked" >= 0 AND "mended" BETWEEN 0 AND "found"),
    CONSTRAINT "BooksComparison_span" CHECK ("doneUntil" BETWEEN "fromAt" AND "untilAt")
);

-- CreateTable
CREATE TABLE "Difference" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "provider" "PaymentProvider" NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "orderRef" TEXT,
    "method" "PaymentMethod" NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "oursMinor" BIGINT,
    "currency" TEXT NOT NULL,
    "payer" TEXT,
    "note" TEXT,
    "paidAt" TIMESTAMPTZ(3) NOT NULL,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "clientId" UUID,
    "paymentId" UUID,
    "reason" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,

    CONSTRAINT "Difference_pkey" PRIMARY KEY ("businessId","id"),
    CONSTRAINT "Difference_provider" CHECK ("provider" <> 'manual'),
    CONSTRAINT "Difference_kind" CHECK ("kind" IN ('unknown_here', 'unknown_there', 'not_booked', 'amount', 'refunds', 'losses')),
    CONSTRAINT "Difference_state" CHECK ("state" IN ('open', 'mended', 'matched', 'dismissed')),
    CONSTRAINT "Difference_amount" CHECK ("amountMinor" >= 0),
    CONSTRAINT "Difference_decided" CHECK (("state" = 'open') = ("decidedAt" IS NULL)),
    CONSTRAINT "Difference_matched" CHECK ("state" <> 'matched' OR ("clientId" IS NOT NULL AND "paymentId" IS NOT NULL)),
    CONSTRAINT "Difference_dismissed" CHECK ("state" <> 'dismissed' OR "reason" IS NOT NULL)
);

-- CreateIndex
CREATE INDEX "InboxEvent_found" ON "InboxEvent" ("provider", "foundAt") WHERE "foundAt" IS NOT NULL AND "toldAt" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "Difference_provider_ref_kind_key" ON "Difference"("provider", "ref", "kind");

-- CreateIndex
CREATE INDEX "Difference_businessId_state_id_idx" ON "Difference"("businessId", "state", "id");

-- CreateIndex
CREATE INDEX "Difference_businessId_clientId_idx" ON "Difference"("businessId", "clientId");

-- CreateIndex
CREATE INDEX "Difference_businessId_paymentId_idx" ON "Difference"("businessId", "paymentId");

-- AddForeignKey
ALTER TABLE "Difference" ADD CONSTRAINT "Difference_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Difference" ADD CONSTRAINT "Difference_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Difference" ADD CONSTRAINT "Difference_businessId_paymentId_fkey" FOREIGN KEY ("businessId", "paymentId") REFERENCES "Payment"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
