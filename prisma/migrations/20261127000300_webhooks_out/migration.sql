-- What happened, told to other programs: who asked for what, and one row for each event and each of them.

-- CreateEnum
CREATE TYPE "WebhookDeliveryState" AS ENUM ('waiting', 'delivered', 'failed');

-- CreateTable
CREATE TABLE "WebhookEndpoint" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "events" TEXT[],
    "secret" TEXT NOT NULL,
    "previousSecret" TEXT,
    "previousSecretEndsAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "failingSince" TIMESTAMPTZ(3),
    "lastSuccessAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "disabledAt" TIMESTAMPTZ(3),
    "disabledReason" TEXT,
    "tellAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookEndpoint_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "businessId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "endpointId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "state" "WebhookDeliveryState" NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL,
    "claimedBy" INTEGER,
    "leaseUntil" TIMESTAMPTZ(3),
    "attempts" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("businessId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "WebhookDelivery_businessId_endpointId_eventId_key" ON "WebhookDelivery"("businessId", "endpointId", "eventId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_businessId_eventId_idx" ON "WebhookDelivery"("businessId", "eventId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_createdAt_idx" ON "WebhookDelivery"("createdAt");

-- AddForeignKey
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "WebhookEndpoint_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_businessId_endpointId_fkey" FOREIGN KEY ("businessId", "endpointId") REFERENCES "WebhookEndpoint"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_businessId_eventId_fkey" FOREIGN KEY ("businessId", "eventId") REFERENCES "TimelineEvent"("businessId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "WebhookEndpoint"
  ADD CONSTRAINT "WebhookEndpoint_events" CHECK (cardinality("events") > 0),
  ADD CONSTRAINT "WebhookEndpoint_disabled" CHECK (("disabledAt" IS NULL) = ("disabledReason" IS NULL)),
  ADD CONSTRAINT "WebhookEndpoint_previous" CHECK (("previousSecret" IS NULL) = ("previousSecretEndsAt" IS NULL));
ALTER TABLE "WebhookDelivery"
  ADD CONSTRAINT "WebhookDelivery_tries" CHECK ("tries" >= 0),
  ADD CONSTRAINT "WebhookDelivery_delivered" CHECK (("state" = 'delivered') = ("deliveredAt" IS NOT NULL));

-- Small indexes over what waits, by endpoint and over all; and those few whose owner is to be told.
CREATE INDEX "WebhookDelivery_waiting" ON "WebhookDelivery" ("businessId", "endpointId", "nextTryAt") WHERE "state" = 'waiting';
CREATE INDEX "WebhookDelivery_next" ON "WebhookDelivery" ("nextTryAt") WHERE "state" = 'waiting';
CREATE INDEX "WebhookEndpoint_tell" ON "WebhookEndpoint" ("tellAt") WHERE "tellAt" IS NOT NULL;

-- Every event of every writer becomes a delivery exactly when it is committed. An endpoint is never deleted, only marked as
-- removed, so that this can never stand in the way of what happened. A test goes to the one endpoint it is for.
CREATE FUNCTION fan_out_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "WebhookEndpoint" WHERE "removedAt" IS NULL) THEN RETURN NULL; END IF;
  INSERT INTO "WebhookDelivery" ("businessId", "id", "endpointId", "eventId", "nextTryAt", "createdAt")
  SELECT e."businessId", gen_random_uuid(), w."id", e."id", e."at", e."at"
  FROM new_event e
  JOIN "WebhookEndpoint" w ON w."businessId" = e."businessId" AND w."removedAt" IS NULL AND CASE
    WHEN e."type" = 'webhook.test' THEN w."id"::text = e."data" ->> 'endpointId'
    ELSE w."events" && ARRAY['*', e."type", split_part(e."type", '.', 1) || '.*'] END;
  IF FOUND THEN PERFORM pg_notify('dunwell_work', 'WebhookDelivery'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER timeline_fans_out AFTER INSERT ON "TimelineEvent" REFERENCING NEW TABLE AS new_event
  FOR EACH STATEMENT EXECUTE FUNCTION fan_out_webhooks();
