-- One decision about many invoices or clients, done by the worker in batches; and the board, which asks for what rests.

-- CreateEnum
CREATE TYPE "BulkState" AS ENUM ('queued', 'running', 'done', 'failed');

-- CreateTable
CREATE TABLE "BulkRun" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "BulkState" NOT NULL,
    "params" JSONB NOT NULL,
    "actor" TEXT NOT NULL,
    "back" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "undoesId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BulkRun_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "BulkItem" (
    "businessId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "subjectId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "outcome" TEXT,
    "kept" JSONB,

    CONSTRAINT "BulkItem_pkey" PRIMARY KEY ("businessId","runId","subjectId")
);

-- CreateIndex
CREATE UNIQUE INDEX "BulkRun_businessId_undoesId_key" ON "BulkRun"("businessId", "undoesId");

-- CreateIndex
CREATE INDEX "BulkItem_businessId_runId_clientId_subjectId_idx" ON "BulkItem"("businessId", "runId", "clientId", "subjectId");

-- CreateIndex
CREATE INDEX "Client_businessId_nextCheckAt_id_idx" ON "Client"("businessId", "nextCheckAt", "id");

-- CreateIndex
CREATE INDEX "SavedView_businessId_page_idx" ON "SavedView"("businessId", "page");

-- AddForeignKey
ALTER TABLE "BulkRun" ADD CONSTRAINT "BulkRun_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkItem" ADD CONSTRAINT "BulkItem_businessId_runId_fkey" FOREIGN KEY ("businessId", "runId") REFERENCES "BulkRun"("businessId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "BulkRun" ADD CONSTRAINT "BulkRun_kind" CHECK ("kind" IN ('hold', 'release', 'approve', 'assign', 'policy')),
  ADD CONSTRAINT "BulkRun_over" CHECK (("state" IN ('done', 'failed')) = ("finishedAt" IS NOT NULL));

-- A press of the button is heard at once.
CREATE TRIGGER bulk_is_announced AFTER INSERT ON "BulkRun" FOR EACH ROW EXECUTE FUNCTION announce_work();
CREATE INDEX "BulkRun_waiting" ON "BulkRun" ("createdAt") WHERE "state" IN ('queued', 'running');
CREATE INDEX "BulkItem_waiting" ON "BulkItem" ("businessId", "runId", "clientId", "subjectId") WHERE "outcome" IS NULL;

-- What rests now, by client: the board asks it of every invoice it shows.
CREATE INDEX "Hold_by_client_in_force" ON "Hold" ("businessId", "clientId") INCLUDE ("invoiceId", "kind", "until") WHERE "releasedAt" IS NULL;
CREATE INDEX "Invoice_drafts" ON "Invoice" ("businessId", "id") WHERE "state" = 'draft';
