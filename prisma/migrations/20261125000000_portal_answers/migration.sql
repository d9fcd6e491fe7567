-- What a client answers a reminder with: plans, disputes, help, the right person, preferences; saved methods, codes, views.

-- CreateEnum
CREATE TYPE "PlanState" AS ENUM ('proposed', 'countered', 'active', 'completed', 'defaulted', 'cancelled', 'declined');

-- CreateEnum
CREATE TYPE "PlanSide" AS ENUM ('client', 'business');

-- CreateEnum
CREATE TYPE "DisputeState" AS ENUM ('open', 'under_review', 'proposed', 'resolved', 'withdrawn');

-- CreateEnum
CREATE TYPE "HelpState" AS ENUM ('open', 'granted', 'declined', 'done');

-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('open', 'taken', 'refused');

-- AlterEnum
ALTER TYPE "PaymentState" ADD VALUE 'verifying' AFTER 'open';

-- AlterTable
ALTER TABLE "Business" ADD COLUMN     "achMaxMinor" BIGINT,
ADD COLUMN     "cardMaxMinor" BIGINT,
ADD COLUMN     "minimumPartMinor" BIGINT NOT NULL DEFAULT 100,
ADD COLUMN     "paypalMaxMinor" BIGINT;

-- AlterTable
ALTER TABLE "Client" ADD COLUMN     "allowedMethods" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "preferredChannel" TEXT,
ADD COLUMN     "preferredMethod" TEXT,
ADD COLUMN     "quietDays" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "stripeCustomer" TEXT;

-- AlterTable
ALTER TABLE "Payment" ADD COLUMN     "adviceCode" TEXT,
ADD COLUMN     "planId" UUID,
ADD COLUMN     "planPosition" INTEGER,
ADD COLUMN     "portalLinkId" UUID,
ADD COLUMN     "saveConsent" TEXT,
ADD COLUMN     "savedMethodId" UUID,
ADD COLUMN     "verifyUrl" TEXT;

-- AlterTable
ALTER TABLE "PortalLink" ADD COLUMN     "sentTo" TEXT;

-- CreateTable
CREATE TABLE "PortalView" (
    "businessId" UUID NOT NULL,
    "linkId" UUID NOT NULL,
    "onDay" DATE NOT NULL,
    "reader" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PortalView_pkey" PRIMARY KEY ("businessId","linkId","onDay","reader")
);

-- CreateTable
CREATE TABLE "PortalCode" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "browserHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PortalCode_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "PortalSession" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PortalSession_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "PlanRules" (
    "businessId" UUID NOT NULL,
    "maxInstalments" INTEGER NOT NULL,
    "maxMonths" INTEGER NOT NULL,
    "minInstalmentMinor" BIGINT NOT NULL,
    "minFirstBps" INTEGER NOT NULL,
    "autoAcceptMaxMinor" BIGINT,
    "freezesCharges" BOOLEAN NOT NULL,
    "graceDays" INTEGER NOT NULL,
    "answerDays" INTEGER NOT NULL,

    CONSTRAINT "PlanRules_pkey" PRIMARY KEY ("businessId")
);

-- CreateTable
CREATE TABLE "InstalmentPlan" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "state" "PlanState" NOT NULL,
    "proposedBy" "PlanSide" NOT NULL,
    "totalMinor" BIGINT NOT NULL,
    "reason" TEXT,
    "round" INTEGER NOT NULL DEFAULT 1,
    "answerBy" DATE,
    "freezesCharges" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedName" TEXT,
    "acceptedFrom" TEXT,
    "termsHash" TEXT,
    "autopayMethodId" UUID,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,
    "nextCheckAt" TIMESTAMPTZ(3),

    CONSTRAINT "InstalmentPlan_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "PlanInvoice" (
    "businessId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,
    "holdId" UUID,

    CONSTRAINT "PlanInvoice_pkey" PRIMARY KEY ("businessId","planId","invoiceId")
);

-- CreateTable
CREATE TABLE "PlanOffer" (
    "businessId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "by" "PlanSide" NOT NULL,
    "rows" JSONB NOT NULL,
    "message" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PlanOffer_pkey" PRIMARY KEY ("businessId","planId","round")
);

-- CreateTable
CREATE TABLE "PlanInstalment" (
    "businessId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "dueOn" DATE NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "paidAt" TIMESTAMPTZ(3),
    "missedAt" TIMESTAMPTZ(3),
    "autopayTries" INTEGER NOT NULL DEFAULT 0,
    "autopayAt" TIMESTAMPTZ(3),

    CONSTRAINT "PlanInstalment_pkey" PRIMARY KEY ("businessId","planId","position")
);

-- CreateTable
CREATE TABLE "InstalmentNotice" (
    "businessId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "messageId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InstalmentNotice_pkey" PRIMARY KEY ("businessId","planId","position","step")
);

-- CreateTable
CREATE TABLE "SavedMethod" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "customerRef" TEXT NOT NULL,
    "methodRef" TEXT NOT NULL,
    "mandateRef" TEXT,
    "consentText" TEXT NOT NULL,
    "consentAt" TIMESTAMPTZ(3) NOT NULL,
    "consentFrom" TEXT,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SavedMethod_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "Dispute" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "state" "DisputeState" NOT NULL,
    "reason" TEXT NOT NULL,
    "amountMinor" BIGINT,
    "currency" TEXT NOT NULL,
    "lines" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "openedBy" "PlanSide" NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "respondBy" DATE NOT NULL,
    "holdId" UUID,
    "outcome" TEXT,
    "creditMinor" BIGINT,
    "correctedInvoiceId" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "agreed" BOOLEAN,
    "agreedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "DisputeMessage" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "disputeId" UUID NOT NULL,
    "by" "PlanSide" NOT NULL,
    "kind" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DisputeMessage_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "CaseFile" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "disputeId" UUID,
    "messageId" UUID,
    "noticeId" UUID,
    "filename" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "fileHash" TEXT NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CaseFile_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "CreditNote" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "disputeId" UUID,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "issuedOn" DATE NOT NULL,
    "issuedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "fileHash" TEXT,

    CONSTRAINT "CreditNote_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "HelpRequest" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "wishedOn" DATE,
    "phone" TEXT,
    "words" TEXT,
    "state" "HelpState" NOT NULL,
    "holdId" UUID,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,

    CONSTRAINT "HelpRequest_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "ContactProposal" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "words" TEXT,
    "leaves" BOOLEAN NOT NULL DEFAULT false,
    "toldBy" TEXT,
    "state" "ProposalState" NOT NULL,
    "holdId" UUID,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,

    CONSTRAINT "ContactProposal_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateIndex
CREATE INDEX "PortalCode_browserHash_idx" ON "PortalCode"("browserHash");

-- CreateIndex
CREATE UNIQUE INDEX "PortalSession_tokenHash_key" ON "PortalSession"("tokenHash");

-- CreateIndex
CREATE INDEX "InstalmentPlan_businessId_clientId_idx" ON "InstalmentPlan"("businessId", "clientId");

-- CreateIndex
CREATE INDEX "InstalmentPlan_businessId_state_createdAt_idx" ON "InstalmentPlan"("businessId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "InstalmentPlan_nextCheckAt_idx" ON "InstalmentPlan"("nextCheckAt");

-- CreateIndex
CREATE INDEX "PlanInvoice_businessId_invoiceId_idx" ON "PlanInvoice"("businessId", "invoiceId");

-- CreateIndex
CREATE INDEX "InstalmentNotice_businessId_messageId_idx" ON "InstalmentNotice"("businessId", "messageId");

-- CreateIndex
CREATE INDEX "SavedMethod_businessId_clientId_idx" ON "SavedMethod"("businessId", "clientId");

-- CreateIndex
CREATE UNIQUE INDEX "SavedMethod_businessId_methodRef_key" ON "SavedMethod"("businessId", "methodRef");

-- CreateIndex
CREATE INDEX "Dispute_businessId_invoiceId_idx" ON "Dispute"("businessId", "invoiceId");

-- CreateIndex
CREATE INDEX "Dispute_businessId_state_respondBy_idx" ON "Dispute"("businessId", "state", "respondBy");

-- CreateIndex
CREATE INDEX "DisputeMessage_businessId_disputeId_at_idx" ON "DisputeMessage"("businessId", "disputeId", "at");

-- CreateIndex
CREATE INDEX "CaseFile_businessId_disputeId_idx" ON "CaseFile"("businessId", "disputeId");

-- CreateIndex
CREATE INDEX "CaseFile_businessId_noticeId_idx" ON "CaseFile"("businessId", "noticeId");

-- CreateIndex
CREATE INDEX "CreditNote_businessId_invoiceId_idx" ON "CreditNote"("businessId", "invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "CreditNote_businessId_number_key" ON "CreditNote"("businessId", "number");

-- CreateIndex
CREATE INDEX "HelpRequest_businessId_invoiceId_idx" ON "HelpRequest"("businessId", "invoiceId");

-- CreateIndex
CREATE INDEX "ContactProposal_businessId_clientId_idx" ON "ContactProposal"("businessId", "clientId");

-- CreateIndex
CREATE INDEX "Payment_businessId_planId_idx" ON "Payment"("businessId", "planId");

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_businessId_portalLinkId_fkey" FOREIGN KEY ("businessId", "portalLinkId") REFERENCES "PortalLink"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_businessId_planId_fkey" FOREIGN KEY ("businessId", "planId") REFERENCES "InstalmentPlan"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_businessId_savedMethodId_fkey" FOREIGN KEY ("businessId", "savedMethodId") REFERENCES "SavedMethod"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalView" ADD CONSTRAINT "PortalView_businessId_linkId_fkey" FOREIGN KEY ("businessId", "linkId") REFERENCES "PortalLink"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalCode" ADD CONSTRAINT "PortalCode_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalCode" ADD CONSTRAINT "PortalCode_businessId_contactId_fkey" FOREIGN KEY ("businessId", "contactId") REFERENCES "Contact"("businessId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalSession" ADD CONSTRAINT "PortalSession_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalSession" ADD CONSTRAINT "PortalSession_businessId_contactId_fkey" FOREIGN KEY ("businessId", "contactId") REFERENCES "Contact"("businessId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanRules" ADD CONSTRAINT "PlanRules_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstalmentPlan" ADD CONSTRAINT "InstalmentPlan_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstalmentPlan" ADD CONSTRAINT "InstalmentPlan_businessId_termsHash_fkey" FOREIGN KEY ("businessId", "termsHash") REFERENCES "StoredFile"("businessId", "hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstalmentPlan" ADD CONSTRAINT "InstalmentPlan_businessId_autopayMethodId_fkey" FOREIGN KEY ("businessId", "autopayMethodId") REFERENCES "SavedMethod"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanInvoice" ADD CONSTRAINT "PlanInvoice_businessId_planId_fkey" FOREIGN KEY ("businessId", "planId") REFERENCES "InstalmentPlan"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanInvoice" ADD CONSTRAINT "PlanInvoice_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanInvoice" ADD CONSTRAINT "PlanInvoice_businessId_holdId_fkey" FOREIGN KEY ("businessId", "holdId") REFERENCES "Hold"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanOffer" ADD CONSTRAINT "PlanOffer_businessId_planId_fkey" FOREIGN KEY ("businessId", "planId") REFERENCES "InstalmentPlan"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanInstalment" ADD CONSTRAINT "PlanInstalment_businessId_planId_fkey" FOREIGN KEY ("businessId", "planId") REFERENCES "InstalmentPlan"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstalmentNotice" ADD CONSTRAINT "InstalmentNotice_businessId_planId_position_fkey" FOREIGN KEY ("businessId", "planId", "position") REFERENCES "PlanInstalment"("businessId", "planId", "position") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstalmentNotice" ADD CONSTRAINT "InstalmentNotice_businessId_messageId_fkey" FOREIGN KEY ("businessId", "messageId") REFERENCES "OutboxMessage"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedMethod" ADD CONSTRAINT "SavedMethod_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_businessId_correctedInvoiceId_fkey" FOREIGN KEY ("businessId", "correctedInvoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_businessId_holdId_fkey" FOREIGN KEY ("businessId", "holdId") REFERENCES "Hold"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisputeMessage" ADD CONSTRAINT "DisputeMessage_businessId_disputeId_fkey" FOREIGN KEY ("businessId", "disputeId") REFERENCES "Dispute"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseFile" ADD CONSTRAINT "CaseFile_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseFile" ADD CONSTRAINT "CaseFile_businessId_disputeId_fkey" FOREIGN KEY ("businessId", "disputeId") REFERENCES "Dispute"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseFile" ADD CONSTRAINT "CaseFile_businessId_messageId_fkey" FOREIGN KEY ("businessId", "messageId") REFERENCES "DisputeMessage"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseFile" ADD CONSTRAINT "CaseFile_businessId_noticeId_fkey" FOREIGN KEY ("businessId", "noticeId") REFERENCES "AlreadyPaidNotice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseFile" ADD CONSTRAINT "CaseFile_businessId_fileHash_fkey" FOREIGN KEY ("businessId", "fileHash") REFERENCES "StoredFile"("businessId", "hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CreditNote" ADD CONSTRAINT "CreditNote_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CreditNote" ADD CONSTRAINT "CreditNote_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CreditNote" ADD CONSTRAINT "CreditNote_businessId_disputeId_fkey" FOREIGN KEY ("businessId", "disputeId") REFERENCES "Dispute"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CreditNote" ADD CONSTRAINT "CreditNote_businessId_fileHash_fkey" FOREIGN KEY ("businessId", "fileHash") REFERENCES "StoredFile"("businessId", "hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpRequest" ADD CONSTRAINT "HelpRequest_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpRequest" ADD CONSTRAINT "HelpRequest_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpRequest" ADD CONSTRAINT "HelpRequest_businessId_holdId_fkey" FOREIGN KEY ("businessId", "holdId") REFERENCES "Hold"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactProposal" ADD CONSTRAINT "ContactProposal_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactProposal" ADD CONSTRAINT "ContactProposal_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactProposal" ADD CONSTRAINT "ContactProposal_businessId_holdId_fkey" FOREIGN KEY ("businessId", "holdId") REFERENCES "Hold"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What Prisma's language cannot say ───────────────────────────────────────────────────────────────────────────────

ALTER TABLE "Business" ADD CONSTRAINT "Business_minimumPart_positive" CHECK ("minimumPartMinor" > 0);
ALTER TABLE "InstalmentPlan" ADD CONSTRAINT "InstalmentPlan_total_positive" CHECK ("totalMinor" > 0);
ALTER TABLE "PlanInvoice" ADD CONSTRAINT "PlanInvoice_amount_positive" CHECK ("amountMinor" > 0);
ALTER TABLE "PlanInstalment" ADD CONSTRAINT "PlanInstalment_amount_positive" CHECK ("amountMinor" > 0);
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_amounts_positive" CHECK ("amountMinor" > 0 AND ("creditMinor" IS NULL OR "creditMinor" > 0));
ALTER TABLE "CreditNote" ADD CONSTRAINT "CreditNote_amount_positive" CHECK ("amountMinor" > 0);

-- One talk about instalments, one dispute, one call for help of a kind at a time.
CREATE UNIQUE INDEX "PlanInvoice_one_live" ON "PlanInvoice" ("businessId", "invoiceId") WHERE "live";
CREATE UNIQUE INDEX "Dispute_one_open" ON "Dispute" ("businessId", "invoiceId") WHERE "state" IN ('open', 'under_review', 'proposed');
CREATE UNIQUE INDEX "HelpRequest_one_open" ON "HelpRequest" ("businessId", "invoiceId", "kind") WHERE "state" = 'open';
CREATE UNIQUE INDEX "ContactProposal_one_open" ON "ContactProposal" ("businessId", "clientId") WHERE "state" = 'open';

-- What was offered and said stays as it was.
CREATE TRIGGER offer_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "PlanOffer"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dispute_message_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "DisputeMessage"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
