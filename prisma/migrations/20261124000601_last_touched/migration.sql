-- The last day on which the client heard about an invoice, beside its balance: a cache of Reminder, CallRecord and Letter
-- that triggers keep. A mail that came back takes its day along.
ALTER TABLE "Invoice" ADD COLUMN "touchedOn" DATE;

CREATE FUNCTION keep_touched(business uuid, invoice uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE "Invoice" i SET "touchedOn" = touched.on_day
  FROM (
    SELECT max(contact.on_day) AS on_day FROM (
      SELECT (r."doneAt" AT TIME ZONE b."timeZone")::date AS on_day FROM "Reminder" r JOIN "Business" b ON b."id" = r."businessId"
      WHERE r."businessId" = business AND r."invoiceId" = invoice AND r."outcome" = 'completed' AND r."channel" <> 'owner'
      UNION ALL
      SELECT (c."at" AT TIME ZONE b."timeZone")::date FROM "CallRecord" c JOIN "Business" b ON b."id" = c."businessId"
      WHERE c."businessId" = business AND c."invoiceId" = invoice
      UNION ALL
      SELECT l."postedOn" FROM "Letter" l WHERE l."businessId" = business AND l."invoiceId" = invoice AND l."state" = 'posted'
    ) contact
  ) touched
  WHERE i."businessId" = business AND i."id" = invoice AND i."touchedOn" IS DISTINCT FROM touched.on_day
$$;

CREATE FUNCTION touched_by_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_touched(NEW."businessId", NEW."invoiceId");
  RETURN NULL;
END $$;
CREATE TRIGGER touch_follows_new_reminder AFTER INSERT ON "Reminder"
  FOR EACH ROW WHEN (NEW."outcome" = 'completed') EXECUTE FUNCTION touched_by_row();
CREATE TRIGGER touch_follows_reminder AFTER UPDATE OF "outcome" ON "Reminder"
  FOR EACH ROW WHEN (OLD."outcome" <> NEW."outcome" AND 'completed' IN (OLD."outcome", NEW."outcome")) EXECUTE FUNCTION touched_by_row();
CREATE TRIGGER touch_follows_call AFTER INSERT ON "CallRecord"
  FOR EACH ROW WHEN (NEW."invoiceId" IS NOT NULL) EXECUTE FUNCTION touched_by_row();
CREATE TRIGGER touch_follows_letter AFTER UPDATE OF "state" ON "Letter"
  FOR EACH ROW WHEN (OLD."state" <> NEW."state" AND NEW."state" = 'posted') EXECUTE FUNCTION touched_by_row();

UPDATE "Invoice" i SET "touchedOn" = touched.on_day
FROM (
  SELECT r."businessId", r."invoiceId", max((r."doneAt" AT TIME ZONE b."timeZone")::date) AS on_day
  FROM "Reminder" r JOIN "Business" b ON b."id" = r."businessId"
  WHERE r."outcome" = 'completed' AND r."channel" <> 'owner' GROUP BY 1, 2
) touched
WHERE i."businessId" = touched."businessId" AND i."id" = touched."invoiceId";

-- Open invoices by how long nothing was said about them since they fell due.
DROP INDEX "Invoice_silent";
CREATE INDEX "Invoice_silent" ON "Invoice" ("businessId", greatest("dueOn", "touchedOn"), "id") WHERE "state" = 'issued';
