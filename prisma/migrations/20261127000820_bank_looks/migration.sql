-- Up to which sealed event the lines of bank statements were compared with what is open, and when.
ALTER TABLE "Business" ADD COLUMN "linesLookedTo" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "linesLookedAt" TIMESTAMPTZ(3);
ALTER TABLE "Business" ADD CONSTRAINT "Business_linesLookedTo" CHECK ("linesLookedTo" >= 0);
