-- What was handed to the mail provider, what a provider told us, and files kept by their content stay as they are: evidence that could
-- be written anew would be none. Only an erasure, which says so in its transaction, and retention remove what was said.
CREATE FUNCTION refuse_other_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('dunwell.erase', true) = 'on' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a mail that was handed over stays as it was' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER sent_mail_is_kept BEFORE UPDATE ON "OutboxMessage" FOR EACH ROW
  WHEN (OLD."state" IN ('sending', 'sent', 'delivered', 'bounced', 'complained', 'unknown')
    AND (OLD."key", OLD."kind", OLD."clientId", OLD."fromHeader", OLD."toAddress", OLD."ccAddresses", OLD."subject", OLD."html", OLD."text")
      IS DISTINCT FROM (NEW."key", NEW."kind", NEW."clientId", NEW."fromHeader", NEW."toAddress", NEW."ccAddresses", NEW."subject", NEW."html", NEW."text"))
  EXECUTE FUNCTION refuse_other_words();
CREATE TRIGGER sent_mail_is_not_deleted BEFORE DELETE ON "OutboxMessage" FOR EACH ROW
  WHEN (OLD."state" IN ('sending', 'sent', 'delivered', 'bounced', 'complained', 'unknown'))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER mail_is_not_truncated BEFORE TRUNCATE ON "OutboxMessage" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_other_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what a provider said stays as it came, until it is removed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER report_is_kept BEFORE UPDATE ON "InboxEvent" FOR EACH ROW
  WHEN ((OLD."provider", OLD."eventId", OLD."type", OLD."objectId", OLD."receivedAt")
      IS DISTINCT FROM (NEW."provider", NEW."eventId", NEW."type", NEW."objectId", NEW."receivedAt")
    OR (OLD."body" <> NEW."body" AND NEW."body" <> '{}'))
  EXECUTE FUNCTION refuse_other_report();
CREATE TRIGGER report_is_never_deleted BEFORE DELETE OR TRUNCATE ON "InboxEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Its name is the hash of its content.
CREATE TRIGGER file_is_never_changed BEFORE UPDATE OR TRUNCATE ON "StoredFile" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Money that came back is a sum of parts, none of them negative; what is settled was settled at some time.
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_returned" CHECK ("returnedMinor" >= 0);
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_settled" CHECK ("state" <> 'settled' OR "settledAt" IS NOT NULL);
