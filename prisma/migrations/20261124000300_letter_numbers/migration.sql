-- A letter takes its number when nothing stands between it and the printer, so that the series has no gaps.
ALTER TABLE "Letter" ALTER COLUMN "number" DROP NOT NULL;
ALTER TABLE "Letter"
  ADD CONSTRAINT "Letter_number" CHECK ("number" >= 1 AND ("number" IS NOT NULL OR "state" IN ('drafted', 'cancelled'))),
  ADD CONSTRAINT "Letter_posted" CHECK ("state" <> 'posted' OR ("postedOn" IS NOT NULL AND "postedBy" IS NOT NULL));
