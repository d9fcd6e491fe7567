-- R5: mail and letters raise the counter of an invoice, calls do not.
CREATE OR REPLACE FUNCTION keep_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Invoice" i SET "stage" = reached.level
  FROM (SELECT coalesce(max(r."level"), 0) AS level FROM "Reminder" r
        WHERE r."businessId" = NEW."businessId" AND r."invoiceId" = NEW."invoiceId" AND r."outcome" IN ('completed', 'skipped')
          AND NOT r."accompanying" AND r."channel" <> 'phone') reached
  WHERE i."businessId" = NEW."businessId" AND i."id" = NEW."invoiceId" AND i."stage" <> reached.level;
  RETURN NULL;
END $$;
