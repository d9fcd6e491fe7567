-- When the business is reminded of a dispute it has not answered, and what a corrected invoice is to say.

-- AlterTable
ALTER TABLE "Dispute" ADD COLUMN     "correction" JSONB,
ADD COLUMN     "remindAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Dispute_remindAt_idx" ON "Dispute"("remindAt");
