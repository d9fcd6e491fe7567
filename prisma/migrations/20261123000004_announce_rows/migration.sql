-- A statement that touches no row fires a statement's trigger all the same: a worker that looked for imports woke itself by looking.
DROP TRIGGER import_is_announced ON "ImportRun";
CREATE TRIGGER import_is_announced AFTER INSERT OR UPDATE OF "state" ON "ImportRun"
  FOR EACH ROW WHEN (NEW."state" = 'queued') EXECUTE FUNCTION announce_work();
