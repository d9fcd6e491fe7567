-- The version before this one writes answers without a claim, and goes on doing so while this one comes up.
ALTER TABLE "IdempotentAnswer"
  ALTER COLUMN "claim" SET DEFAULT gen_random_uuid(),
  ALTER COLUMN "claimedAt" SET DEFAULT clock_timestamp();
