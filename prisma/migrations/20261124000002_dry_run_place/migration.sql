-- A dry run goes on where it stopped, so that a worker does other work in between.
ALTER TABLE "DryRun" ADD COLUMN "lastClientId" UUID, ADD COLUMN "steps" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "DryRun_waiting" ON "DryRun" ("asOf") WHERE "state" IN ('queued', 'running');
