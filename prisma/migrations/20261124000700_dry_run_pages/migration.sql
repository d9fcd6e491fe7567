-- A month of a million steps is counted from one index and turned page by page in its order; the other finds the invoices
-- for which nothing is foretold.
DROP INDEX "DryRunStep_businessId_runId_onDay_idx";
CREATE INDEX "DryRunStep_businessId_runId_onDay_position_channel_needsApp_idx"
  ON "DryRunStep"("businessId", "runId", "onDay", "position", "channel", "needsApproval");
CREATE INDEX "DryRunStep_businessId_runId_invoiceId_idx" ON "DryRunStep"("businessId", "runId", "invoiceId");
