-- A span of a provider's books is compared by one, and once.
CREATE UNIQUE INDEX "BooksComparison_provider_fromAt_untilAt_key" ON "BooksComparison"("provider", "fromAt", "untilAt");
