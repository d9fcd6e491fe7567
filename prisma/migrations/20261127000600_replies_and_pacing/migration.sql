-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN "slotAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Contact" ADD COLUMN "softBouncedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "InboundMail" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "providerId" TEXT NOT NULL,
    "clientId" UUID,
    "invoiceId" UUID,
    "messageId" UUID,
    "foundBy" TEXT,
    "fromAddress" TEXT NOT NULL,
    "fromName" TEXT,
    "toAddresses" TEXT[],
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "automatic" TEXT,
    "leftOut" TEXT[],
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "holdId" UUID,
    "readAt" TIMESTAMPTZ(3),
    "readBy" TEXT,

    CONSTRAINT "InboundMail_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "InboundFile" (
    "businessId" UUID NOT NULL,
    "inboundId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "filename" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "fileHash" TEXT NOT NULL,

    CONSTRAINT "InboundFile_pkey" PRIMARY KEY ("businessId","inboundId","position")
);

-- How fast mail goes out may be forgotten in a crash; it changes with every mail, and so writes no log.
CREATE UNLOGGED TABLE "MailPace" (
    "key" TEXT NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "perSecond" DOUBLE PRECISION,
    "stopsUntil" TIMESTAMPTZ(3),
    "stopReason" TEXT,

    CONSTRAINT "MailPace_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "MailCheck" (
    "id" INTEGER NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "domain" TEXT NOT NULL,
    "result" JSONB NOT NULL,

    CONSTRAINT "MailCheck_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "InboundMail_providerId_key" ON "InboundMail"("providerId");

-- CreateIndex
CREATE INDEX "InboundMail_businessId_receivedAt_id_idx" ON "InboundMail"("businessId", "receivedAt", "id");

-- CreateIndex
CREATE INDEX "InboundMail_businessId_clientId_receivedAt_idx" ON "InboundMail"("businessId", "clientId", "receivedAt");

-- AddForeignKey
ALTER TABLE "InboundMail" ADD CONSTRAINT "InboundMail_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundMail" ADD CONSTRAINT "InboundMail_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundMail" ADD CONSTRAINT "InboundMail_businessId_invoiceId_fkey" FOREIGN KEY ("businessId", "invoiceId") REFERENCES "Invoice"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundMail" ADD CONSTRAINT "InboundMail_businessId_messageId_fkey" FOREIGN KEY ("businessId", "messageId") REFERENCES "OutboxMessage"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundMail" ADD CONSTRAINT "InboundMail_businessId_holdId_fkey" FOREIGN KEY ("businessId", "holdId") REFERENCES "Hold"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundFile" ADD CONSTRAINT "InboundFile_businessId_inboundId_fkey" FOREIGN KEY ("businessId", "inboundId") REFERENCES "InboundMail"("businessId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundFile" ADD CONSTRAINT "InboundFile_businessId_fileHash_fkey" FOREIGN KEY ("businessId", "fileHash") REFERENCES "StoredFile"("businessId", "hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What Prisma's language cannot say ───────────────────────────────────────────────────────────────────────────────

-- What waits to be read is counted on every page of the desk.
CREATE INDEX "InboundMail_unread" ON "InboundMail" ("businessId", "receivedAt") WHERE "readAt" IS NULL;
-- The hold is over the client the mail was found to be of.
ALTER TABLE "InboundMail" ADD CONSTRAINT "InboundMail_found" CHECK (("clientId" IS NULL) = ("foundBy" IS NULL) AND ("holdId" IS NULL OR "clientId" IS NOT NULL));
ALTER TABLE "InboundFile" ADD CONSTRAINT "InboundFile_size_positive" CHECK ("size" > 0);
