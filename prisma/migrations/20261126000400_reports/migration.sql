-- What the reports read, from indexes alone.

-- Months of the ledger by account, and which currencies there are.
CREATE INDEX "LedgerEntry_by_day" ON "LedgerEntry" ("businessId", "currency", "account", "occurredOn") INCLUDE ("amountMinor", "invoiceId");

-- Open invoices by client and stage as well.
DROP INDEX "Invoice_open";
CREATE INDEX "Invoice_open" ON "Invoice" ("businessId", "dueOn", "id") INCLUDE ("currency", "balanceMinor", "clientId", "stage") WHERE "state" = 'issued';

-- How late clients pay.
DROP INDEX "Invoice_settled";
CREATE INDEX "Invoice_settled" ON "Invoice" ("businessId", "settledAt", "id") INCLUDE ("clientId", "dueOn", "currency") WHERE "state" = 'settled';

-- Void ones count nowhere.
CREATE INDEX "Invoice_void" ON "Invoice" ("businessId", "id") WHERE "state" = 'void';

-- Which stage was reached when.
CREATE INDEX "Reminder_completed" ON "Reminder" ("businessId", "doneAt", "invoiceId") INCLUDE ("level") WHERE "outcome" = 'completed' AND NOT "accompanying";

-- Cases, promises and plans of a period.
CREATE INDEX "Dispute_businessId_openedAt_idx" ON "Dispute" ("businessId", "openedAt");
CREATE INDEX "PromiseToPay_businessId_dueOn_idx" ON "PromiseToPay" ("businessId", "dueOn");
CREATE INDEX "InstalmentPlan_accepted" ON "InstalmentPlan" ("businessId", "acceptedAt") WHERE "acceptedAt" IS NOT NULL;
CREATE INDEX "Invoice_issued" ON "Invoice" ("businessId", "issuedAt") INCLUDE ("id") WHERE "issuedAt" IS NOT NULL;
