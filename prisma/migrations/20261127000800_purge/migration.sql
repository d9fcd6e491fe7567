-- What is looked up once a day for removal, and once a scrape for its count.
CREATE INDEX "InboxEvent_body_kept" ON "InboxEvent" ("handledAt") WHERE "state" IN ('handled', 'ignored') AND "body" <> '{}';
CREATE INDEX "ImportRun_waiting" ON "ImportRun" ("createdAt") WHERE "state" IN ('queued', 'running');
