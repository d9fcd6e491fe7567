-- Fees and interest that a mail announces: they are made in the amounts it says, at the moment it goes out.
ALTER TABLE "OutboxMessage" ADD COLUMN "announces" JSONB;
ALTER TABLE "Letter" ADD COLUMN "announces" JSONB;
