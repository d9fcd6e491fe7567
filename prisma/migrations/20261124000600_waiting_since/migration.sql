-- A draft that is written anew, because its words aged, has waited for its decision all the while.
ALTER TABLE "OutboxMessage" ADD COLUMN "waitingSince" TIMESTAMPTZ(3);
UPDATE "OutboxMessage" SET "waitingSince" = "createdAt" WHERE "state" = 'drafted';
DROP INDEX "OutboxMessage_drafted";
CREATE INDEX "OutboxMessage_drafted" ON "OutboxMessage" ("businessId", "waitingSince", "id") WHERE "state" = 'drafted';
