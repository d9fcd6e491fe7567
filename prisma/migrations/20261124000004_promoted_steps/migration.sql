-- A letter or call that went beside a stage may have to stand for it: then it raises the counter.
CREATE TRIGGER stage_follows_promotion AFTER UPDATE OF "accompanying" ON "Reminder"
  FOR EACH ROW WHEN (OLD."accompanying" IS DISTINCT FROM NEW."accompanying") EXECUTE FUNCTION keep_stage();
