-- Names the APP_SECRET a mail was written under, so that what follows from it is the same bytes when the secret is exchanged meanwhile.
ALTER TABLE "OutboxMessage" ADD COLUMN "madeWith" TEXT;
