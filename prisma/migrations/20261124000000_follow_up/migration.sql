-- The follow-up engine: policies, one model of holds, approvals, promises, calls, letters, charges, escalation, templates, dry runs.

-- CreateEnum
CREATE TYPE "PromiseState" AS ENUM ('pending', 'kept', 'broken', 'cancelled');

-- CreateEnum
CREATE TYPE "NoticeState" AS ENUM ('open', 'matched', 'not_found');

-- CreateEnum
CREATE TYPE "LetterState" AS ENUM ('drafted', 'ready', 'printed', 'posted', 'cancelled');

-- CreateEnum
CREATE TYPE "ChargeKind" AS ENUM ('fee', 'interest');

-- CreateEnum
CREATE TYPE "DryRunState" AS ENUM ('queued', 'running', 'done', 'failed');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ContactRole" ADD VALUE 'approver';
ALTER TYPE "ContactRole" ADD VALUE 'escalation';

-- AlterEnum
ALTER TYPE "LedgerAccount" ADD VALUE 'interest';

-- AlterTable
ALTER TABLE "Business" ADD COLUMN     "allocationOrder" TEXT NOT NULL DEFAULT 'principal_first',
ADD COLUMN     "chargesConfirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "discountTax" TEXT NOT NULL DEFAULT 'on_early_payment',
ADD COLUMN     "holidayCountry" TEXT,
ADD COLUMN     "holidayRegion" TEXT,
ADD COLUMN     "holidaysAdded" DATE[],
ADD COLUMN     "holidaysWorked" DATE[],
ADD COLUMN     "interestGraceDays" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "letterLayout" TEXT NOT NULL DEFAULT 'us',
ADD COLUMN     "policyId" UUID,
ADD COLUMN     "sendDays" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5, 6, 7]::INTEGER[],
ADD COLUMN     "thankYouWaitHours" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Client" ADD COLUMN     "payRun" TEXT,
ADD COLUMN     "payRunGranted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "policyId" UUID;

-- AlterTable
ALTER TABLE "Invoice" ADD COLUMN     "discountBps" INTEGER,
ADD COLUMN     "discountUntil" DATE,
ADD COLUMN     "enterOffset" INTEGER,
ADD COLUMN     "policyId" UUID;
-- Where an old invoice enters, in days instead of stages: stages may come and go.
UPDATE "Invoice" SET "enterOffset" = (ARRAY[NULL, 0, 1, 7, 14, 30, 45, 60, 61])[least("enterStage", 9)] WHERE "enterStage" > 1;
ALTER TABLE "Invoice" DROP COLUMN "enterStage";

-- AlterTable
ALTER TABLE "Reminder" ADD COLUMN     "accompanying" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "letterId" UUID,
ADD COLUMN     "level" INTEGER,
ADD COLUMN     "offsetDays" INTEGER,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "stageKey" TEXT;
-- Steps taken so far belong to the ladder that was the only one.
UPDATE "Reminder" SET "level" = "stage",
  "offsetDays" = (ARRAY[-5, 0, 1, 7, 14, 30, 45, 60])["stage"],
  "stageKey" = (ARRAY['courtesy', 'due_today', 'day_after', 'first_follow_up', 'second_follow_up', 'third_follow_up', 'final_demand', 'gate'])["stage"];
ALTER TABLE "Reminder" ALTER COLUMN "level" SET NOT NULL, ALTER COLUMN "offsetDays" SET NOT NULL, ALTER COLUMN "stageKey" SET NOT NULL;

-- AlterTable
ALTER TABLE "Hold" ADD COLUMN     "amountMinor" BIGINT,
ADD COLUMN     "reviewOn" DATE,
ADD COLUMN     "stopsCharges" BOOLEAN NOT NULL DEFAULT true,
ALTER COLUMN "clientId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "approvedAt" TIMESTAMPTZ(3),
ADD COLUMN     "approvedBy" TEXT,
ADD COLUMN     "editedBy" TEXT,
ADD COLUMN     "personalLine" TEXT,
ADD COLUMN     "reviewReason" TEXT,
ADD COLUMN     "words" JSONB;

-- CreateTable
CREATE TABLE "DunningPolicy" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DunningPolicy_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "PromiseToPay" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "state" "PromiseState" NOT NULL,
    "holdId" UUID NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PromiseToPay_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "AlreadyPaidNotice" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "paidOn" DATE NOT NULL,
    "reference" TEXT,
    "state" "NoticeState" NOT NULL,
    "holdId" UUID NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AlreadyPaidNotice_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "CallRecord" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID,
    "taskId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "calledBy" TEXT NOT NULL,
    "spokeWith" TEXT,
    "outcome" TEXT NOT NULL,
    "notes" TEXT,
    "callBackOn" DATE,
    "summaryMessageId" UUID,

    CONSTRAINT "CallRecord_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "Letter" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "LetterState" NOT NULL,
    "addressee" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "basis" TEXT NOT NULL,
    "answerBy" DATE,
    "fileHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "printedAt" TIMESTAMPTZ(3),
    "postedOn" DATE,
    "postedBy" TEXT,
    "tracking" TEXT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "Charge" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "kind" "ChargeKind" NOT NULL,
    "stage" INTEGER NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "fromDay" DATE NOT NULL,
    "toDay" DATE NOT NULL,
    "calculation" JSONB NOT NULL,
    "messageId" UUID,
    "chargedAt" TIMESTAMPTZ(3) NOT NULL,
    "waivedAt" TIMESTAMPTZ(3),
    "waivedBy" TEXT,
    "waivedReason" TEXT,

    CONSTRAINT "Charge_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "InterestRate" (
    "businessId" UUID NOT NULL,
    "fromDay" DATE NOT NULL,
    "annualBps" INTEGER NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "InterestRate_pkey" PRIMARY KEY ("businessId","fromDay")
);

-- CreateTable
CREATE TABLE "Escalation" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "step" TEXT,
    "reason" TEXT,
    "signedBy" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "signedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "holdId" UUID,
    "letterId" UUID,

    CONSTRAINT "Escalation_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "MessageTemplate" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "subject" TEXT,
    "body" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "MessageTemplate_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "DryRun" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "state" "DryRunState" NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,
    "days" INTEGER NOT NULL,
    "clientsTotal" INTEGER NOT NULL DEFAULT 0,
    "clientsDone" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "finishedAt" TIMESTAMPTZ(3),
    "claimedBy" INTEGER,

    CONSTRAINT "DryRun_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "DryRunStep" (
    "businessId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "onDay" DATE NOT NULL,
    "clientId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "stageKey" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "needsApproval" BOOLEAN NOT NULL,

    CONSTRAINT "DryRunStep_pkey" PRIMARY KEY ("businessId","runId","position")
);

-- CreateTable
CREATE TABLE "TimelineSeal" (
    "businessId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "eventId" UUID NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "TimelineSeal_pkey" PRIMARY KEY ("businessId","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "DunningPolicy_businessId_name_key" ON "DunningPolicy"("businessId", "name");

-- CreateIndex
CREATE INDEX "PromiseToPay_businessId_invoiceId_idx" ON "PromiseToPay"("businessId", "invoiceId");

-- CreateIndex
CREATE INDEX "PromiseToPay_businessId_state_dueOn_idx" ON "PromiseToPay"("businessId", "state", "dueOn");

-- CreateIndex
CREATE INDEX "AlreadyPaidNotice_businessId_invoiceId_idx" ON "AlreadyPaidNotice"("businessId", "invoiceId");

-- CreateIndex
CREATE INDEX "CallRecord_businessId_clientId_at_idx" ON "CallRecord"("businessId", "clientId", "at");

-- CreateIndex
CREATE INDEX "CallRecord_businessId_invoiceId_idx" ON "CallRecord"("businessId", "invoiceId");

-- CreateIndex
CREATE INDEX "Letter_businessId_state_idx" ON "Letter"("businessId", "state");

-- CreateIndex
CREATE INDEX "Letter_businessId_invoiceId_idx" ON "Letter"("businessId", "invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "Letter_businessId_number_key" ON "Letter"("businessId", "number");

-- CreateIndex
CREATE INDEX "Charge_businessId_clientId_idx" ON "Charge"("businessId", "clientId");

-- CreateIndex
CREATE UNIQUE INDEX "Charge_businessId_invoiceId_kind_stage_key" ON "Charge"("businessId", "invoiceId", "kind", "stage");

-- CreateIndex
CREATE INDEX "Escalation_businessId_invoiceId_idx" ON "Escalation"("businessId", "invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "MessageTemplate_businessId_kind_language_version_key" ON "MessageTemplate"("businessId", "kind", "language", "version");

-- CreateIndex
CREATE INDEX "DryRunStep_businessId_runId_onDay_idx" ON "DryRunStep"("businessId", "runId", "onDay");

-- CreateIndex
CREATE UNIQUE INDEX "TimelineSeal_businessId_eventId_key" ON "TimelineSeal"("businessId", "eventId");

-- CreateIndex
CREATE INDEX "Client_businessId_policyId_idx" ON "Client"("businessId", "policyId");

-- CreateIndex
CREATE INDEX "Invoice_businessId_policyId_idx" ON "Invoice"("businessId", "policyId");

-- CreateIndex
CREATE INDEX "Reminder_businessId_letterId_idx" ON "Reminder"("businessId", "letterId");

-- AddForeignKey
ALTER TABLE "Business" ADD CONSTRAINT "Business_id_policyId_fkey" FOREIGN KEY ("id", "policyId") REFERENCES "DunningPolicy"("businessId", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_businessId_policyId_fkey" FOREIGN KEY ("businessId", "policyId") REFERENCES "DunningPolicy"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_businessId_policyId_fkey" FOREIGN KEY ("businessId", "policyId") REFERENCES "DunningPolicy"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DunningPolicy" ADD CONSTRAINT "DunningPolicy_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_businessId_letterId_fkey" FOREIGN KEY ("businessId", "letterId") REFERENCES "Letter"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromiseToPay" ADD CONSTRAINT "PromiseToPay_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromiseToPay" ADD CONSTRAINT "PromiseToPay_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromiseToPay" ADD CONSTRAINT "PromiseToPay_businessId_holdId_fkey" FOREIGN KEY ("businessId", "holdId") REFERENCES "Hold"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AlreadyPaidNotice" ADD CONSTRAINT "AlreadyPaidNotice_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AlreadyPaidNotice" ADD CONSTRAINT "AlreadyPaidNotice_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AlreadyPaidNotice" ADD CONSTRAINT "AlreadyPaidNotice_businessId_holdId_fkey" FOREIGN KEY ("businessId", "holdId") REFERENCES "Hold"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallRecord" ADD CONSTRAINT "CallRecord_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallRecord" ADD CONSTRAINT "CallRecord_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallRecord" ADD CONSTRAINT "CallRecord_businessId_summaryMessageId_fkey" FOREIGN KEY ("businessId", "summaryMessageId") REFERENCES "OutboxMessage"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_businessId_fileHash_fkey" FOREIGN KEY ("businessId", "fileHash") REFERENCES "StoredFile"("businessId", "hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Charge" ADD CONSTRAINT "Charge_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Charge" ADD CONSTRAINT "Charge_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterestRate" ADD CONSTRAINT "InterestRate_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Escalation" ADD CONSTRAINT "Escalation_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Escalation" ADD CONSTRAINT "Escalation_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Escalation" ADD CONSTRAINT "Escalation_businessId_holdId_fkey" FOREIGN KEY ("businessId", "holdId") REFERENCES "Hold"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Escalation" ADD CONSTRAINT "Escalation_businessId_letterId_fkey" FOREIGN KEY ("businessId", "letterId") REFERENCES "Letter"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageTemplate" ADD CONSTRAINT "MessageTemplate_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DryRun" ADD CONSTRAINT "DryRun_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DryRunStep" ADD CONSTRAINT "DryRunStep_businessId_runId_fkey" FOREIGN KEY ("businessId", "runId") REFERENCES "DryRun"("businessId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineSeal" ADD CONSTRAINT "TimelineSeal_businessId_eventId_fkey" FOREIGN KEY ("businessId", "eventId") REFERENCES "TimelineEvent"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What Prisma's language cannot say ───────────────────────────────────────────────────────────────────────────────

CREATE OR REPLACE FUNCTION keep_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Invoice" i SET "stage" = reached.level
  FROM (SELECT coalesce(max(r."level"), 0) AS level FROM "Reminder" r
        WHERE r."businessId" = NEW."businessId" AND r."invoiceId" = NEW."invoiceId" AND r."outcome" IN ('completed', 'skipped')
          AND NOT r."accompanying") reached
  WHERE i."businessId" = NEW."businessId" AND i."id" = NEW."invoiceId" AND i."stage" <> reached.level;
  RETURN NULL;
END $$;

CREATE TRIGGER seal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "TimelineSeal"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "Hold"
  ADD CONSTRAINT "Hold_amount" CHECK ("amountMinor" IS NULL OR ("amountMinor" > 0 AND "invoiceId" IS NOT NULL)),
  ADD CONSTRAINT "Hold_invoice_has_client" CHECK ("invoiceId" IS NULL OR "clientId" IS NOT NULL);
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_level" CHECK ("level" BETWEEN 1 AND 8);
ALTER TABLE "PromiseToPay" ADD CONSTRAINT "PromiseToPay_amount" CHECK ("amountMinor" > 0);
ALTER TABLE "AlreadyPaidNotice" ADD CONSTRAINT "AlreadyPaidNotice_amount" CHECK ("amountMinor" > 0);
ALTER TABLE "Charge" ADD CONSTRAINT "Charge_amount" CHECK ("amountMinor" > 0), ADD CONSTRAINT "Charge_days" CHECK ("toDay" >= "fromDay");
ALTER TABLE "InterestRate" ADD CONSTRAINT "InterestRate_rate" CHECK ("annualBps" BETWEEN 0 AND 10000);
ALTER TABLE "Business" ADD CONSTRAINT "Business_sendDays" CHECK (cardinality("sendDays") BETWEEN 1 AND 7 AND "sendDays" <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
  ADD CONSTRAINT "Business_letterLayout" CHECK ("letterLayout" IN ('us', 'din5008')),
  ADD CONSTRAINT "Business_allocationOrder" CHECK ("allocationOrder" IN ('principal_first', 'costs_first')),
  ADD CONSTRAINT "Business_discountTax" CHECK ("discountTax" IN ('always', 'on_early_payment', 'never')),
  ADD CONSTRAINT "Business_thankYouWait" CHECK ("thankYouWaitHours" BETWEEN 0 AND 168);
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_discount" CHECK (("discountBps" IS NULL) = ("discountUntil" IS NULL) AND ("discountBps" IS NULL OR "discountBps" BETWEEN 1 AND 9999));

-- One promise counts at a time, and one open case of escalation.
CREATE UNIQUE INDEX "PromiseToPay_one_pending" ON "PromiseToPay" ("businessId", "invoiceId") WHERE "state" = 'pending';
CREATE UNIQUE INDEX "Escalation_one_open" ON "Escalation" ("businessId", "invoiceId") WHERE "endedAt" IS NULL;
CREATE INDEX "OutboxMessage_drafted" ON "OutboxMessage" ("businessId", "createdAt", "id") WHERE "state" = 'drafted';
CREATE INDEX "Hold_in_force" ON "Hold" ("businessId", "reviewOn") WHERE "releasedAt" IS NULL;
CREATE INDEX "Charge_open" ON "Charge" ("businessId", "invoiceId") WHERE "waivedAt" IS NULL;

CREATE TRIGGER dry_run_is_announced AFTER INSERT ON "DryRun" FOR EACH ROW EXECUTE FUNCTION announce_work();
