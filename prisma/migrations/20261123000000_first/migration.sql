-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('owner', 'staff', 'bookkeeper');

-- CreateEnum
CREATE TYPE "ContactRole" AS ENUM ('bill_to', 'cc');

-- CreateEnum
CREATE TYPE "AddressState" AS ENUM ('usable', 'bounced', 'complained');

-- CreateEnum
CREATE TYPE "InvoiceState" AS ENUM ('draft', 'issued', 'settled', 'void', 'written_off');

-- CreateEnum
CREATE TYPE "LedgerAccount" AS ENUM ('receivable', 'revenue', 'clearing', 'unapplied', 'discount', 'write_off', 'fee');

-- CreateEnum
CREATE TYPE "PaymentProvider" AS ENUM ('stripe', 'paypal', 'manual');

-- CreateEnum
CREATE TYPE "PaymentMethod" AS ENUM ('card', 'ach', 'paypal', 'check', 'transfer', 'cash', 'other');

-- CreateEnum
CREATE TYPE "PaymentState" AS ENUM ('started', 'open', 'processing', 'settled', 'failed', 'expired', 'cancelled', 'part_refunded', 'refunded', 'disputed', 'returned');

-- CreateEnum
CREATE TYPE "StepOutcome" AS ENUM ('pending', 'completed', 'obsolete', 'skipped', 'failed');

-- CreateEnum
CREATE TYPE "MessageState" AS ENUM ('drafted', 'queued', 'sending', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'unknown', 'cancelled');

-- CreateEnum
CREATE TYPE "InboxState" AS ENUM ('received', 'handled', 'ignored', 'parked');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('uploaded', 'needs_answer', 'ready', 'queued', 'running', 'done', 'failed');

-- CreateTable
CREATE TABLE "Business" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en-US',
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "postalAddress" TEXT,
    "brandColor" TEXT NOT NULL DEFAULT '#1f4f82',
    "logo" BYTEA,
    "logoType" TEXT,
    "transferDetails" TEXT,
    "acceptsCard" BOOLEAN NOT NULL DEFAULT true,
    "acceptsAch" BOOLEAN NOT NULL DEFAULT true,
    "acceptsPaypal" BOOLEAN NOT NULL DEFAULT true,
    "sendHour" INTEGER NOT NULL DEFAULT 9,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Business_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "businessId" UUID NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "StaffRole" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("businessId","userId")
);

-- CreateTable
CREATE TABLE "Client" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "locale" TEXT,
    "timeZone" TEXT,
    "phone" TEXT,
    "postalAddress" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "nextCheckAt" TIMESTAMPTZ(3),
    "lastContactAt" TIMESTAMPTZ(3),

    CONSTRAINT "Client_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "role" "ContactRole" NOT NULL DEFAULT 'bill_to',
    "name" TEXT,
    "email" TEXT NOT NULL,
    "state" "AddressState" NOT NULL DEFAULT 'usable',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "Invoice" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "state" "InvoiceState" NOT NULL,
    "currency" TEXT NOT NULL,
    "totalMinor" BIGINT NOT NULL,
    "issuedOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "terms" TEXT,
    "purchaseOrder" TEXT,
    "description" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "issuedAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "balanceMinor" BIGINT NOT NULL DEFAULT 0,
    "processingMinor" BIGINT NOT NULL DEFAULT 0,
    "enterStage" INTEGER NOT NULL DEFAULT 1,
    "firstSentAt" TIMESTAMPTZ(3),
    "referenceCode" TEXT NOT NULL,
    "importRunId" UUID,

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "InvoiceLine" (
    "businessId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" DECIMAL(18,6) NOT NULL,
    "unitMinor" BIGINT NOT NULL,
    "taxRate" DECIMAL(9,6) NOT NULL DEFAULT 0,
    "amountMinor" BIGINT NOT NULL,
    "taxMinor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "InvoiceLine_pkey" PRIMARY KEY ("businessId","invoiceId","position")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "businessId" UUID NOT NULL,
    "postingKey" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "account" "LedgerAccount" NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID,
    "paymentId" UUID,
    "occurredOn" DATE NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("businessId","postingKey","line")
);

-- CreateTable
CREATE TABLE "Payment" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "provider" "PaymentProvider" NOT NULL,
    "method" "PaymentMethod" NOT NULL,
    "state" "PaymentState" NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "checkoutRef" TEXT,
    "checkoutUrl" TEXT,
    "providerRef" TEXT,
    "reference" TEXT,
    "failureReason" TEXT,
    "refundedMinor" BIGINT NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "receivedOn" DATE,
    "nextReconcileAt" TIMESTAMPTZ(3),
    "reconcileTries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Payment_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "PaymentTarget" (
    "businessId" UUID NOT NULL,
    "paymentId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "PaymentTarget_pkey" PRIMARY KEY ("businessId","paymentId","invoiceId")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "stage" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "outcome" "StepOutcome" NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "messageId" UUID,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "Hold" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "until" DATE,
    "placedAt" TIMESTAMPTZ(3) NOT NULL,
    "placedBy" TEXT NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Hold_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "Task" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "clientId" UUID,
    "invoiceId" UUID,
    "dueOn" DATE NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Task_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "MessageState" NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID,
    "portalLinkId" UUID,
    "sendAt" TIMESTAMPTZ(3) NOT NULL,
    "basis" TEXT NOT NULL,
    "fromHeader" TEXT NOT NULL,
    "toAddress" TEXT NOT NULL,
    "ccAddresses" TEXT[],
    "replyTo" TEXT,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sentHash" TEXT,
    "providerId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "firstTriedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "claimedBy" INTEGER,
    "leaseUntil" TIMESTAMPTZ(3),

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "MessageAttachment" (
    "businessId" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "filename" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,

    CONSTRAINT "MessageAttachment_pkey" PRIMARY KEY ("businessId","messageId","position")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "businessId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("businessId","hash")
);

-- CreateTable
CREATE TABLE "PortalLink" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PortalLink_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "InboxEvent" (
    "provider" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "InboxState" NOT NULL DEFAULT 'received',
    "handledAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InboxEvent_pkey" PRIMARY KEY ("provider","eventId")
);

-- CreateTable
CREATE TABLE "TimelineEvent" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "clientId" UUID,
    "invoiceId" UUID,
    "data" JSONB NOT NULL,

    CONSTRAINT "TimelineEvent_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "ImportRun" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "filename" TEXT NOT NULL,
    "state" "ImportState" NOT NULL,
    "plan" JSONB,
    "rowsTotal" INTEGER NOT NULL DEFAULT 0,
    "rowsDone" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "claimedBy" INTEGER,

    CONSTRAINT "ImportRun_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "ImportChunk" (
    "businessId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ImportChunk_pkey" PRIMARY KEY ("businessId","importId","position")
);

-- CreateTable
CREATE TABLE "ImportReject" (
    "businessId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "cells" TEXT[],

    CONSTRAINT "ImportReject_pkey" PRIMARY KEY ("businessId","importId","line")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "IdempotentAnswer" (
    "businessId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "status" INTEGER,
    "body" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdempotentAnswer_pkey" PRIMARY KEY ("businessId","key")
);

-- CreateTable
CREATE TABLE "Process" (
    "id" SERIAL NOT NULL,
    "role" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "heartbeatAt" TIMESTAMPTZ(3) NOT NULL,
    "clockVersion" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SandboxClock" (
    "id" INTEGER NOT NULL,
    "offsetMs" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "SandboxClock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Business_slug_key" ON "Business"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE INDEX "Client_businessId_nameKey_idx" ON "Client"("businessId", "nameKey");

-- CreateIndex
CREATE INDEX "Client_nextCheckAt_idx" ON "Client"("nextCheckAt");

-- CreateIndex
CREATE UNIQUE INDEX "Client_businessId_code_key" ON "Client"("businessId", "code");

-- CreateIndex
CREATE INDEX "Contact_businessId_email_idx" ON "Contact"("businessId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_businessId_clientId_email_key" ON "Contact"("businessId", "clientId", "email");

-- CreateIndex
CREATE INDEX "Invoice_businessId_clientId_state_idx" ON "Invoice"("businessId", "clientId", "state");

-- CreateIndex
CREATE INDEX "Invoice_businessId_state_dueOn_idx" ON "Invoice"("businessId", "state", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_businessId_number_key" ON "Invoice"("businessId", "number");

-- CreateIndex
CREATE INDEX "LedgerEntry_businessId_invoiceId_idx" ON "LedgerEntry"("businessId", "invoiceId");

-- CreateIndex
CREATE INDEX "LedgerEntry_businessId_clientId_account_idx" ON "LedgerEntry"("businessId", "clientId", "account");

-- CreateIndex
CREATE INDEX "Payment_businessId_clientId_idx" ON "Payment"("businessId", "clientId");

-- CreateIndex
CREATE INDEX "Payment_nextReconcileAt_idx" ON "Payment"("nextReconcileAt");

-- CreateIndex
CREATE UNIQUE INDEX "Payment_provider_checkoutRef_key" ON "Payment"("provider", "checkoutRef");

-- CreateIndex
CREATE UNIQUE INDEX "Payment_provider_providerRef_key" ON "Payment"("provider", "providerRef");

-- CreateIndex
CREATE INDEX "PaymentTarget_businessId_invoiceId_idx" ON "PaymentTarget"("businessId", "invoiceId");

-- CreateIndex
CREATE INDEX "Reminder_businessId_messageId_idx" ON "Reminder"("businessId", "messageId");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_businessId_invoiceId_stage_channel_key" ON "Reminder"("businessId", "invoiceId", "stage", "channel");

-- CreateIndex
CREATE INDEX "Hold_businessId_clientId_idx" ON "Hold"("businessId", "clientId");

-- CreateIndex
CREATE INDEX "Task_businessId_doneAt_dueOn_idx" ON "Task"("businessId", "doneAt", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "Task_businessId_key_key" ON "Task"("businessId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_providerId_key" ON "OutboxMessage"("providerId");

-- CreateIndex
CREATE INDEX "OutboxMessage_businessId_clientId_createdAt_idx" ON "OutboxMessage"("businessId", "clientId", "createdAt");

-- CreateIndex
CREATE INDEX "OutboxMessage_businessId_invoiceId_idx" ON "OutboxMessage"("businessId", "invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_businessId_key_key" ON "OutboxMessage"("businessId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "PortalLink_tokenHash_key" ON "PortalLink"("tokenHash");

-- CreateIndex
CREATE INDEX "PortalLink_businessId_invoiceId_idx" ON "PortalLink"("businessId", "invoiceId");

-- CreateIndex
CREATE INDEX "TimelineEvent_businessId_invoiceId_at_idx" ON "TimelineEvent"("businessId", "invoiceId", "at");

-- CreateIndex
CREATE INDEX "TimelineEvent_businessId_clientId_at_idx" ON "TimelineEvent"("businessId", "clientId", "at");

-- CreateIndex
CREATE INDEX "TimelineEvent_businessId_at_idx" ON "TimelineEvent"("businessId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_businessId_importRunId_fkey" FOREIGN KEY ("businessId", "importRunId") REFERENCES "ImportRun"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvoiceLine" ADD CONSTRAINT "InvoiceLine_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_businessId_paymentId_fkey" FOREIGN KEY ("businessId", "paymentId") REFERENCES "Payment"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaymentTarget" ADD CONSTRAINT "PaymentTarget_businessId_paymentId_fkey" FOREIGN KEY ("businessId", "paymentId") REFERENCES "Payment"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaymentTarget" ADD CONSTRAINT "PaymentTarget_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_businessId_messageId_fkey" FOREIGN KEY ("businessId", "messageId") REFERENCES "OutboxMessage"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_businessId_portalLinkId_fkey" FOREIGN KEY ("businessId", "portalLinkId") REFERENCES "PortalLink"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageAttachment" ADD CONSTRAINT "MessageAttachment_businessId_messageId_fkey" FOREIGN KEY ("businessId", "messageId") REFERENCES "OutboxMessage"("businessId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageAttachment" ADD CONSTRAINT "MessageAttachment_businessId_fileHash_fkey" FOREIGN KEY ("businessId", "fileHash") REFERENCES "StoredFile"("businessId", "hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalLink" ADD CONSTRAINT "PortalLink_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalLink" ADD CONSTRAINT "PortalLink_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineEvent" ADD CONSTRAINT "TimelineEvent_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineEvent" ADD CONSTRAINT "TimelineEvent_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRun" ADD CONSTRAINT "ImportRun_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportChunk" ADD CONSTRAINT "ImportChunk_businessId_importId_fkey" FOREIGN KEY ("businessId", "importId") REFERENCES "ImportRun"("businessId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportReject" ADD CONSTRAINT "ImportReject_businessId_importId_fkey" FOREIGN KEY ("businessId", "importId") REFERENCES "ImportRun"("businessId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

