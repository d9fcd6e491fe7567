-- A code, and the session it opens, belong to the address the code was mailed to: when the contact has another one, both are over.
ALTER TABLE "PortalCode" ADD COLUMN "sentTo" TEXT NOT NULL;
ALTER TABLE "PortalSession" ADD COLUMN "sentTo" TEXT NOT NULL;

CREATE INDEX "PortalCode_businessId_contactId_idx" ON "PortalCode"("businessId", "contactId");
CREATE INDEX "PortalSession_businessId_contactId_idx" ON "PortalSession"("businessId", "contactId");
