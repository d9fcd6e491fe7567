-- How each sweep of the worker fares: the desk shows those that are late or keep failing.

-- CreateTable
CREATE TABLE "Sweep" (
    "name" TEXT NOT NULL,
    "lastRunAt" TIMESTAMPTZ(3) NOT NULL,
    "failingSince" TIMESTAMPTZ(3),
    "lastErrorAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "Sweep_pkey" PRIMARY KEY ("name")
);

-- Thank-yous by what became of them, and what is news since somebody was last here.
CREATE INDEX "OutboxMessage_thank_you" ON "OutboxMessage" ("businessId", "state", "id") WHERE "kind" = 'thank_you';
CREATE INDEX "TimelineEvent_news" ON "TimelineEvent" ("businessId", "at")
  WHERE "type" IN ('payment.settled', 'dispute.opened', 'plan.proposed', 'help.asked', 'already_paid.given');
