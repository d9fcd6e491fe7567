-- Each seal also covers the seal before it of the same client, so that one client's record can be checked without showing
-- anything of the others.
ALTER TABLE "TimelineSeal" ADD COLUMN "clientId" UUID, ADD COLUMN "clientPosition" INTEGER;
ALTER TABLE "TimelineSeal" ADD CONSTRAINT "TimelineSeal_client" CHECK (("clientId" IS NULL) = ("clientPosition" IS NULL));
CREATE UNIQUE INDEX "TimelineSeal_businessId_clientId_clientPosition_key" ON "TimelineSeal"("businessId", "clientId", "clientPosition");

-- What waits for its seal. An entry appears with its event and is seen once that is committed, however late: none is skipped,
-- and looking for new ones costs nothing while there are none.
CREATE TABLE "TimelineUnsealed" (
    "businessId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "eventId" UUID NOT NULL,

    CONSTRAINT "TimelineUnsealed_pkey" PRIMARY KEY ("businessId","at","eventId")
);
INSERT INTO "TimelineUnsealed" SELECT "businessId", "at", "id" FROM "TimelineEvent";

CREATE FUNCTION await_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "TimelineUnsealed" SELECT "businessId", "at", "id" FROM new_event;
  RETURN NULL;
END $$;
CREATE TRIGGER timeline_awaits_seal AFTER INSERT ON "TimelineEvent" REFERENCING NEW TABLE AS new_event
  FOR EACH STATEMENT EXECUTE FUNCTION await_seal();
