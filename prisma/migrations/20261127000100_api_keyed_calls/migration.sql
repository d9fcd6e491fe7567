-- Who works on a keyed call since when, and whether a transaction of that call was committed: what a crash left behind can be told apart.
ALTER TABLE "IdempotentAnswer"
  ADD COLUMN "claim" UUID,
  ADD COLUMN "claimedAt" TIMESTAMPTZ(3),
  ADD COLUMN "workedAt" TIMESTAMPTZ(3);

-- Of calls that were broken off before, nobody knows: they count as worked on.
UPDATE "IdempotentAnswer" SET "claim" = gen_random_uuid(), "claimedAt" = "createdAt",
  "workedAt" = CASE WHEN "status" IS NULL THEN "createdAt" END;

ALTER TABLE "IdempotentAnswer"
  ALTER COLUMN "claim" SET NOT NULL,
  ALTER COLUMN "claimedAt" SET NOT NULL;

-- Kept answers go after a month.
CREATE INDEX "IdempotentAnswer_createdAt_idx" ON "IdempotentAnswer"("createdAt");
