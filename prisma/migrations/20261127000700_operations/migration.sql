-- What the installation knows of itself: whose secret it was made with, when it was last backed up, and what a restore has to catch up with.

-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL,
    "secretVerifier" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "lastBackupAt" TIMESTAMPTZ(3),

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Installation_one" CHECK ("id" = 1)
);

-- CreateTable
CREATE TABLE "Restore" (
    "id" UUID NOT NULL,
    "restorePoint" TIMESTAMPTZ(3) NOT NULL,
    "restoredAt" TIMESTAMPTZ(3) NOT NULL,
    "mailsReadAt" TIMESTAMPTZ(3),
    "reportsReadAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Restore_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Restore_unfinished" ON "Restore" ("restoredAt") WHERE "finishedAt" IS NULL;

-- CreateTable
CREATE TABLE "FoundMail" (
    "businessId" UUID NOT NULL,
    "providerId" TEXT NOT NULL,
    "messageId" UUID NOT NULL,
    "keyHash" TEXT,
    "steps" TEXT[],
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "lastEvent" TEXT NOT NULL,

    CONSTRAINT "FoundMail_pkey" PRIMARY KEY ("businessId", "providerId")
);
CREATE INDEX "FoundMail_businessId_messageId_idx" ON "FoundMail"("businessId", "messageId");
CREATE INDEX "FoundMail_businessId_keyHash_idx" ON "FoundMail"("businessId", "keyHash");
CREATE INDEX "FoundMail_steps_idx" ON "FoundMail" USING GIN ("steps");

-- AddForeignKey
ALTER TABLE "FoundMail" ADD CONSTRAINT "FoundMail_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
