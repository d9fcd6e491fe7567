-- Until now only the sum of a payment's refunds was kept, and a return took all that was left. Both go on as rows and sums of
-- their own, so that a provider's report of them is no news.
INSERT INTO "Refund" ("businessId", "id", "clientId", "paymentId", "method", "amountMinor", "currency", "reason", "state", "requestedBy",
  "requestedAt", "endedAt")
SELECT "businessId", gen_random_uuid(), "clientId", "id", 'provider', "refundedMinor", "currency", 'Refunded at the provider', 'settled',
  'provider', coalesce("settledAt", "startedAt"), coalesce("settledAt", "startedAt")
FROM "Payment" WHERE "refundedMinor" > 0;

UPDATE "Payment" SET "returnedMinor" = "amountMinor" - "refundedMinor" WHERE "state" = 'returned';
