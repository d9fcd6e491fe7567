-- A person is removed on request: what was said of them goes, that it happened stays. The digest of what stood there keeps the
-- chain of seals whole.
ALTER TABLE "TimelineEvent" ADD COLUMN "erasedAt" TIMESTAMPTZ(3), ADD COLUMN "digest" TEXT;
ALTER TABLE "TimelineEvent" ADD CONSTRAINT "TimelineEvent_erased" CHECK (("erasedAt" IS NULL) = ("digest" IS NULL));

-- Like refuse_change, save for an UPDATE in a transaction that says it is the erasure.
CREATE FUNCTION refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('dunwell.erase', true) = 'on' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% is append-only: correct it with a new row', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER timeline_is_append_only ON "TimelineEvent";
CREATE TRIGGER timeline_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "TimelineEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_but_erasure();
DROP TRIGGER offer_is_append_only ON "PlanOffer";
CREATE TRIGGER offer_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "PlanOffer"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_but_erasure();
DROP TRIGGER dispute_message_is_append_only ON "DisputeMessage";
CREATE TRIGGER dispute_message_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "DisputeMessage"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_but_erasure();

-- Even then, when it happened, what it was and whom it concerned stay, and an erased event is not written again.
CREATE FUNCTION refuse_other_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an erasure removes what was said, and nothing else' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER erasure_keeps_the_event BEFORE UPDATE ON "TimelineEvent" FOR EACH ROW
  WHEN (OLD."erasedAt" IS NOT NULL OR NEW."erasedAt" IS NULL
    OR (OLD."businessId", OLD."id", OLD."at", OLD."type", OLD."actor", OLD."clientId", OLD."invoiceId")
      IS DISTINCT FROM (NEW."businessId", NEW."id", NEW."at", NEW."type", NEW."actor", NEW."clientId", NEW."invoiceId"))
  EXECUTE FUNCTION refuse_other_change();
