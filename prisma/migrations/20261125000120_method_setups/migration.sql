-- Visits to the page where a client leaves a method for a plan without paying, and from where a client agreed.

-- AlterTable
ALTER TABLE "Payment" ADD COLUMN     "saveConsentFrom" TEXT;

-- CreateTable
CREATE TABLE "MethodSetup" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "consentText" TEXT NOT NULL,
    "consentFrom" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "setupRef" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "nextAskAt" TIMESTAMPTZ(3),

    CONSTRAINT "MethodSetup_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MethodSetup_setupRef_key" ON "MethodSetup"("setupRef");

-- CreateIndex
CREATE INDEX "MethodSetup_businessId_planId_idx" ON "MethodSetup"("businessId", "planId");

-- CreateIndex
CREATE INDEX "MethodSetup_nextAskAt_idx" ON "MethodSetup"("nextAskAt");

-- CreateIndex
CREATE INDEX "PlanInstalment_autopayAt_idx" ON "PlanInstalment"("autopayAt");

-- AddForeignKey
ALTER TABLE "MethodSetup" ADD CONSTRAINT "MethodSetup_businessId_clientId_fkey" FOREIGN KEY ("businessId", "clientId") REFERENCES "Client"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MethodSetup" ADD CONSTRAINT "MethodSetup_businessId_planId_fkey" FOREIGN KEY ("businessId", "planId") REFERENCES "InstalmentPlan"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "MethodSetup" ADD CONSTRAINT "MethodSetup_kind_check" CHECK ("kind" IN ('card', 'ach'));
