-- When a provider last reported, for the settings: without it the whole inbox is read.
CREATE INDEX "InboxEvent_provider_receivedAt_idx" ON "InboxEvent"("provider", "receivedAt");
