-- Lists of rhythms by their next day; which statements went out, to whom none did, and why.
ALTER TABLE "StatementSent" ADD COLUMN "reason" TEXT;
ALTER TABLE "StatementSent" ADD CONSTRAINT "StatementSent_sent_or_not" CHECK (("messageId" IS NULL) = ("reason" IS NOT NULL));
-- Where the run of a business stands: the last client it has looked at.
ALTER TABLE "Business" ADD COLUMN "statementCursor" UUID;

CREATE INDEX "StatementSent_businessId_messageId_idx" ON "StatementSent"("businessId", "messageId");
CREATE INDEX "RecurringInvoice_businessId_state_nextOn_id_idx" ON "RecurringInvoice"("businessId", "state", "nextOn", "id");
CREATE INDEX "Business_nextStatementAt_idx" ON "Business"("nextStatementAt");
