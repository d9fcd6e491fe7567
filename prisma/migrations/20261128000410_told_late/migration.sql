-- The last webhook that came for an event we had found ourselves: what ends a silence.
CREATE INDEX "InboxEvent_told" ON "InboxEvent" ("provider", "toldAt") WHERE "toldAt" IS NOT NULL;

-- Mails that went out and of which nothing was heard since.
CREATE INDEX "OutboxMessage_unheard" ON "OutboxMessage" ("sentAt") WHERE "state" = 'sent';
