-- What a credit note is for: the lines, and their own tax where it is not in proportion to the whole.
ALTER TABLE "CreditNote" ADD COLUMN "lines" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN "taxMinor" BIGINT;
ALTER TABLE "CreditNote" ADD CONSTRAINT "CreditNote_tax" CHECK ("taxMinor" IS NULL OR "taxMinor" BETWEEN 0 AND "amountMinor");

-- Small rests, for the job that writes them off.
CREATE INDEX "Invoice_rest" ON "Invoice" ("businessId", "balanceMinor") WHERE "state" = 'issued';

-- What is printed on an invoice stays as it was once the invoice is issued: a mistake is credited or voided. An import may bring a
-- correction from the books it mirrors; it says so, for its own transaction, with the setting `dunwell.import`.
CREATE FUNCTION refuse_change_of_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('dunwell.import', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'invoice % is issued: what is printed on it is not changed', OLD."number" USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER issued_invoice_is_kept BEFORE UPDATE ON "Invoice" FOR EACH ROW
  WHEN (OLD."issuedAt" IS NOT NULL AND (OLD."number", OLD."clientId", OLD."currency", OLD."totalMinor", OLD."issuedOn", OLD."dueOn",
      OLD."terms", OLD."purchaseOrder", OLD."description", OLD."notes", OLD."discountBps", OLD."discountUntil", OLD."taxInclusive",
      OLD."rebateBps", OLD."issuedAt")
    IS DISTINCT FROM (NEW."number", NEW."clientId", NEW."currency", NEW."totalMinor", NEW."issuedOn", NEW."dueOn",
      NEW."terms", NEW."purchaseOrder", NEW."description", NEW."notes", NEW."discountBps", NEW."discountUntil", NEW."taxInclusive",
      NEW."rebateBps", NEW."issuedAt"))
  EXECUTE FUNCTION refuse_change_of_issued();

CREATE FUNCTION refuse_lines_of_issued() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  line "InvoiceLine" := coalesce(NEW, OLD);
BEGIN
  IF current_setting('dunwell.import', true) IS DISTINCT FROM 'on' AND EXISTS (
    SELECT FROM "Invoice" i WHERE i."businessId" = line."businessId" AND i."id" = line."invoiceId" AND i."issuedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'invoice % is issued: its lines are not changed', line."invoiceId" USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER issued_lines_are_kept BEFORE INSERT OR UPDATE OR DELETE ON "InvoiceLine"
  FOR EACH ROW EXECUTE FUNCTION refuse_lines_of_issued();
