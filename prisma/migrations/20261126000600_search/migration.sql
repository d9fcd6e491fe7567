-- What the search box asks for: beginnings of addresses, codes and references, sums of payments, and parts of names and subjects.

CREATE INDEX "Contact_address_begins" ON "Contact" ("businessId", lower("email") text_pattern_ops);
CREATE INDEX "Client_code_begins" ON "Client" ("businessId", lower("code") text_pattern_ops) WHERE "code" IS NOT NULL;
CREATE INDEX "OutboxMessage_address_begins" ON "OutboxMessage" ("businessId", lower("toAddress") text_pattern_ops);
CREATE INDEX "Payment_amount" ON "Payment" ("businessId", "amountMinor");

-- Parts of words need trigrams. PostgreSQL brings them along, save where a server was packed without its contributions: there
-- the search goes through the rows instead.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "Client_name_part" ON "Client" USING gin ("nameKey" gin_trgm_ops);
  CREATE INDEX "OutboxMessage_subject_part" ON "OutboxMessage" USING gin (lower("subject") gin_trgm_ops);
EXCEPTION
  WHEN undefined_file OR insufficient_privilege OR feature_not_supported THEN
    RAISE NOTICE 'No pg_trgm here: parts of names and subjects are found more slowly.';
END
$$;
