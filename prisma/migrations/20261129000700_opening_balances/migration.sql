-- An invoice that comes in together with its whole ledger is written with the balance it has, and the ledger's entries are compared
-- with it. Otherwise it would be written twice, and each of its indexes with it. The transaction says so with the setting
-- `dunwell.opening`; said of any other invoice, it is refused: the balance that one has does not know of the new entries.
CREATE FUNCTION check_opening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM new_entry GROUP BY "businessId", "postingKey" HAVING sum("amountMinor") <> 0 OR count(DISTINCT "currency") > 1) THEN
    RAISE EXCEPTION 'a posting must sum to zero in one currency' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT "businessId", "invoiceId" FROM new_entry WHERE "account" = 'receivable') opened
    JOIN "Invoice" i ON i."businessId" = opened."businessId" AND i."id" = opened."invoiceId"
    WHERE i."balanceMinor" IS DISTINCT FROM (
      SELECT sum(l."amountMinor") FROM "LedgerEntry" l
      WHERE l."businessId" = i."businessId" AND l."invoiceId" = i."id" AND l."account" = 'receivable')) THEN
    RAISE EXCEPTION 'an invoice opens with the balance its ledger says' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER ledger_is_balanced ON "LedgerEntry";
CREATE TRIGGER ledger_is_balanced AFTER INSERT ON "LedgerEntry" REFERENCING NEW TABLE AS new_entry
  FOR EACH STATEMENT WHEN (current_setting('dunwell.opening', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION keep_ledger();
CREATE TRIGGER ledger_opens_invoices AFTER INSERT ON "LedgerEntry" REFERENCING NEW TABLE AS new_entry
  FOR EACH STATEMENT WHEN (current_setting('dunwell.opening', true) = 'on') EXECUTE FUNCTION check_opening();

-- An import needs no look at each line: its invoices are issued before their lines are there.
DROP TRIGGER issued_lines_are_kept ON "InvoiceLine";
CREATE TRIGGER issued_lines_are_kept BEFORE INSERT OR UPDATE OR DELETE ON "InvoiceLine"
  FOR EACH ROW WHEN (current_setting('dunwell.import', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION refuse_lines_of_issued();
