-- The worker that applies an event holds it by name: while it lives nobody else takes it, and when it was killed the next one does.
ALTER TABLE "InboxEvent" ADD COLUMN "claimedBy" INTEGER;
