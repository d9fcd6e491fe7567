-- What people and keys did, apart from the many things that happen by themselves.
CREATE INDEX "TimelineEvent_by_people" ON "TimelineEvent" ("businessId", "at", "id")
  WHERE "actor" LIKE 'user:%' OR "actor" LIKE 'api:%';
