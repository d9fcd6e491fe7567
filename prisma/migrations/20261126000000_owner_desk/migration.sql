-- The owner's desk: drafts and numbers, refunds, recurring invoices, statements, the team and its second factor, saved views.

-- CreateEnum
CREATE TYPE "RecurringState" AS ENUM ('active', 'paused', 'ended');

-- CreateEnum
CREATE TYPE "RefundState" AS ENUM ('requested', 'processing', 'settled', 'failed');

-- What was `staff` is a collector; an admin may do everything but what only the owner decides.
ALTER TYPE "StaffRole" RENAME VALUE 'staff' TO 'collector';
ALTER TYPE "StaffRole" ADD VALUE 'admin' AFTER 'owner';

-- AlterTable
ALTER TABLE "Business" ADD COLUMN     "autoWriteOffMinor" BIGINT,
ADD COLUMN     "invoiceNotes" TEXT,
ADD COLUMN     "nextStatementAt" TIMESTAMPTZ(3),
ADD COLUMN     "printsTransferDetails" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "registration" TEXT,
ADD COLUMN     "statementDay" INTEGER,
ADD COLUMN     "statementKind" TEXT NOT NULL DEFAULT 'open_item',
ADD COLUMN     "statementTo" TEXT NOT NULL DEFAULT 'overdue',
ADD COLUMN     "taxNumber" TEXT,
ADD COLUMN     "termsDays" INTEGER NOT NULL DEFAULT 30;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "twoFactorEnabled" BOOLEAN DEFAULT false;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "lastVisitEndedAt" TIMESTAMPTZ(3),
ADD COLUMN     "visitedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Client" ADD COLUMN     "caseOwnerId" TEXT,
ADD COLUMN     "erasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "statements" TEXT,
ADD COLUMN     "taxNumber" TEXT,
ADD COLUMN     "termsDays" INTEGER;

-- AlterTable
ALTER TABLE "Invoice" ADD COLUMN     "notes" TEXT,
ADD COLUMN     "numberPending" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "periodOn" DATE,
ADD COLUMN     "rebateBps" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "recurringId" UUID,
ADD COLUMN     "seriesId" UUID,
ADD COLUMN     "taxInclusive" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "InvoiceLine" ADD COLUMN     "discountBps" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Payment" ADD COLUMN     "feeCurrency" TEXT,
ADD COLUMN     "feeMinor" BIGINT;

-- CreateTable
CREATE TABLE "TwoFactor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backupCodes" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failedVerificationCount" INTEGER DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "TwoFactor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffLink" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "StaffRole",
    "userId" TEXT,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StaffLink_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "NumberSeries" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "next" INTEGER NOT NULL DEFAULT 1,
    "yearly" BOOLEAN NOT NULL DEFAULT false,
    "year" INTEGER,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "NumberSeries_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "InvoiceFile" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "filename" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "fileHash" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "addedBy" TEXT NOT NULL,

    CONSTRAINT "InvoiceFile_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "RecurringInvoice" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" "RecurringState" NOT NULL,
    "every" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "startOn" DATE NOT NULL,
    "monthEnd" BOOLEAN NOT NULL DEFAULT false,
    "endOn" DATE,
    "countMax" INTEGER,
    "made" INTEGER NOT NULL DEFAULT 0,
    "nextOn" DATE,
    "nextRunAt" TIMESTAMPTZ(3),
    "currency" TEXT NOT NULL,
    "termsDays" INTEGER NOT NULL,
    "purchaseOrder" TEXT,
    "notes" TEXT,
    "seriesId" UUID,
    "issues" BOOLEAN NOT NULL DEFAULT true,
    "sends" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RecurringInvoice_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "RecurringVersion" (
    "businessId" UUID NOT NULL,
    "recurringId" UUID NOT NULL,
    "fromOn" DATE NOT NULL,
    "lines" JSONB NOT NULL,
    "taxInclusive" BOOLEAN NOT NULL DEFAULT false,
    "rebateBps" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RecurringVersion_pkey" PRIMARY KEY ("businessId","recurringId","fromOn")
);

-- CreateTable
CREATE TABLE "StatementSent" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fromOn" DATE,
    "asOf" DATE NOT NULL,
    "messageId" UUID,
    "fileHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StatementSent_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "Refund" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "paymentId" UUID,
    "method" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "reference" TEXT,
    "state" "RefundState" NOT NULL,
    "providerRef" TEXT,
    "failureReason" TEXT,
    "requestedBy" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "nextTryAt" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Refund_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateIndex
CREATE INDEX "TwoFactor_userId_idx" ON "TwoFactor"("userId");

-- CreateIndex
CREATE INDEX "TwoFactor_secret_idx" ON "TwoFactor"("secret");

-- CreateIndex
CREATE UNIQUE INDEX "StaffLink_tokenHash_key" ON "StaffLink"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_businessId_userId_page_name_key" ON "SavedView"("businessId", "userId", "page", "name");

-- CreateIndex
CREATE UNIQUE INDEX "NumberSeries_businessId_pattern_key" ON "NumberSeries"("businessId", "pattern");

-- CreateIndex
CREATE INDEX "InvoiceFile_businessId_invoiceId_idx" ON "InvoiceFile"("businessId", "invoiceId");

-- CreateIndex
CREATE INDEX "RecurringInvoice_businessId_clientId_idx" ON "RecurringInvoice"("businessId", "clientId");

-- CreateIndex
CREATE INDEX "RecurringInvoice_nextRunAt_idx" ON "RecurringInvoice"("nextRunAt");

-- CreateIndex
CREATE INDEX "StatementSent_businessId_clientId_idx" ON "StatementSent"("businessId", "clientId");

-- CreateIndex
CREATE UNIQUE INDEX "StatementSent_businessId_key_key" ON "StatementSent"("businessId", "key");

-- CreateIndex
CREATE INDEX "Refund_businessId_paymentId_idx" ON "Refund"("businessId", "paymentId");

-- CreateIndex
CREATE INDEX "Refund_businessId_clientId_idx" ON "Refund"("businessId", "clientId");

-- CreateIndex
CREATE INDEX "Refund_nextTryAt_idx" ON "Refund"("nextTryAt");

-- CreateIndex
CREATE INDEX "Client_businessId_caseOwnerId_idx" ON "Client"("businessId", "caseOwnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_businessId_recurringId_periodOn_key" ON "Invoice"("businessId", "recurringId", "periodOn");

-- CreateIndex
CREATE INDEX "TimelineEvent_businessId_actor_at_idx" ON "TimelineEvent"("businessId", "actor", "at");

-- AddForeignKey
ALTER TABLE "TwoFactor" ADD CONSTRAINT "TwoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffLink" ADD CONSTRAINT "StaffLink_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_businessId_userId_fkey" FOREIGN KEY ("businessId", "userId") REFERENCES "Membership"("businessId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_businessId_caseOwnerId_fkey" FOREIGN KEY ("businessId", "caseOwnerId") REFERENCES "Membership"("businessId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_businessId_seriesId_fkey" FOREIGN KEY ("businessId", "seriesId") REFERENCES "NumberSeries"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_businessId_recurringId_fkey" FOREIGN KEY ("businessId", "recurringId") REFERENCES "RecurringInvoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NumberSeries" ADD CONSTRAINT "NumberSeries_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvoiceFile" ADD CONSTRAINT "InvoiceFile_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvoiceFile" ADD CONSTRAINT "InvoiceFile_businessId_fileHash_fkey" FOREIGN KEY ("businessId", "fileHash") REFERENCES "StoredFile"("businessId", "hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecurringInvoice" ADD CONSTRAINT "RecurringInvoice_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecurringInvoice" ADD CONSTRAINT "RecurringInvoice_businessId_seriesId_fkey" FOREIGN KEY ("businessId", "seriesId") REFERENCES "NumberSeries"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecurringVersion" ADD CONSTRAINT "RecurringVersion_businessId_recurringId_fkey" FOREIGN KEY ("businessId", "recurringId") REFERENCES "RecurringInvoice"("businessId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementSent" ADD CONSTRAINT "StatementSent_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementSent" ADD CONSTRAINT "StatementSent_businessId_fileHash_fkey" FOREIGN KEY ("businessId", "fileHash") REFERENCES "StoredFile"("businessId", "hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_businessId_paymentId_fkey" FOREIGN KEY ("businessId", "paymentId") REFERENCES "Payment"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_rebate" CHECK ("rebateBps" BETWEEN 0 AND 10000),
  ADD CONSTRAINT "Invoice_number_taken" CHECK (NOT "numberPending" OR ("state" = 'draft' AND "seriesId" IS NOT NULL)),
  ADD CONSTRAINT "Invoice_period" CHECK (("recurringId" IS NULL) = ("periodOn" IS NULL));
ALTER TABLE "InvoiceLine" ADD CONSTRAINT "InvoiceLine_discount" CHECK ("discountBps" BETWEEN 0 AND 10000);
ALTER TABLE "NumberSeries" ADD CONSTRAINT "NumberSeries_next" CHECK ("next" >= 1);
CREATE UNIQUE INDEX "NumberSeries_one_default" ON "NumberSeries" ("businessId") WHERE "isDefault";
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_amount" CHECK ("amountMinor" > 0),
  ADD CONSTRAINT "Refund_method" CHECK ("method" <> 'provider' OR "paymentId" IS NOT NULL),
  ADD CONSTRAINT "Refund_over" CHECK (("state" IN ('settled', 'failed')) = ("endedAt" IS NOT NULL));
ALTER TABLE "RecurringInvoice" ADD CONSTRAINT "RecurringInvoice_rhythm" CHECK ("every" >= 1 AND "unit" IN ('day', 'week', 'month', 'year')),
  ADD CONSTRAINT "RecurringInvoice_next" CHECK (("nextRunAt" IS NULL) OR ("nextOn" IS NOT NULL AND "state" = 'active'));
ALTER TABLE "StatementSent" ADD CONSTRAINT "StatementSent_kind" CHECK ("kind" IN ('open_item', 'activity'));
ALTER TABLE "Business" ADD CONSTRAINT "Business_statements" CHECK ("statementKind" IN ('open_item', 'activity')
  AND "statementTo" IN ('overdue', 'open', 'all') AND ("statementDay" IS NULL OR "statementDay" BETWEEN 1 AND 31));
ALTER TABLE "Client" ADD CONSTRAINT "Client_statements" CHECK ("statements" IS NULL OR "statements" IN ('always', 'never'));
ALTER TABLE "StaffLink" ADD CONSTRAINT "StaffLink_kind" CHECK (("kind" = 'invite' AND "role" IS NOT NULL) OR ("kind" = 'password' AND "userId" IS NOT NULL));
