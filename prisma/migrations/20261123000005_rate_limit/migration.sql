-- Counters of rate-limiter-flexible, in the shape the library gives them.
CREATE TABLE IF NOT EXISTS "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,
    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);
