import { createHash } from 'node:crypto'
import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { RateNews } from '#app/domain/message/rate-news.ts'

/** The part of what the provider allows that we use: its second and ours do not begin together. */
const MARGIN = 0.9
/** Calls a second while nobody knows what the provider allows. */
const UNTOLD = 2
/** What stands for a limit where its answers name none. */
const UNLIMITED = 1_000_000

/** Turns that come within so many seconds of each other are taken together. */
const TOGETHER_SECONDS = 0.05

interface Turns {
  readonly count: number
  /** Milliseconds until the first of them. */
  readonly waitMs: number
}

/**
 * Turns to call the mail provider, from the one line in which all workers stand: as many as are wanted, but no more than come at
 * about the same time, and at least one. Null: the line is longer than `patienceMs`, or the provider has stopped us, and no turn was
 * taken. `rate` in calls a second at most. Before the first answer has said how fast we may be, only one goes at a time.
 */
export async function takeProviderTurns(
  wanted: number,
  rate: number,
  patienceMs: number,
  now: Date,
): Promise<Turns | null> {
  const step = Prisma.sql`(1 / least(coalesce(p."perSecond" * ${MARGIN}::float, ${UNTOLD}::float), ${rate}::float))`
  const count = Prisma.sql`(CASE WHEN p."perSecond" IS NULL THEN 1 ELSE greatest(1, least(${wanted}::int, floor(${TOGETHER_SECONDS}::float / ${step})::int)) END)`
  const patience = Prisma.sql`(CASE WHEN p."perSecond" IS NULL THEN 0 ELSE ${patienceMs / 1_000}::float END)`
  const [turns] = await prisma.$queryRaw<Turns[]>`
    INSERT INTO "MailPace" AS p ("key", "nextAt")
    VALUES ('provider', clock_timestamp() + make_interval(secs => 1 / least(${UNTOLD}::float, ${rate}::float)))
    ON CONFLICT ("key") DO UPDATE SET "nextAt" = greatest(p."nextAt", clock_timestamp()) + make_interval(secs => ${count} * ${step})
      WHERE p."nextAt" <= clock_timestamp() + make_interval(secs => ${patience})
        AND (p."stopsUntil" IS NULL OR p."stopsUntil" <= ${now})
    RETURNING ${count} AS "count", greatest(0, (extract(epoch FROM p."nextAt" - clock_timestamp())::float - ${count} * ${step}) * 1000) AS "waitMs"`
  return turns ?? null
}

/**
 * What an answer said is law for every worker: so many calls a second (null: it named no limit), and none before a pause is over. The
 * first answer ends the wait of those who did not know yet.
 */
export async function keepPace({ perSecond, pauseSeconds }: RateNews): Promise<void> {
  await prisma.$executeRaw`
    UPDATE "MailPace" SET "perSecond" = coalesce(${perSecond}::float, "perSecond", ${UNLIMITED}::float),
      "nextAt" = greatest(CASE WHEN "perSecond" IS NOT NULL THEN "nextAt" END, clock_timestamp() + make_interval(secs => ${pauseSeconds}::float))
    WHERE "key" = 'provider'`
}

/** The provider takes nothing more until then: a quota is used up. */
export async function stopMail(until: Date, reason: string): Promise<void> {
  await prisma.mailPace.updateMany({ where: { key: 'provider' }, data: { stopsUntil: until, stopReason: reason } })
}

/** Until when the provider takes nothing, and its reason; null while mail goes out. */
export async function readMailStop(now: Date): Promise<{ until: Date; reason: string } | null> {
  const pace = await prisma.mailPace.findUnique({
    where: { key: 'provider' },
    select: { stopsUntil: true, stopReason: true },
  })
  if (!pace?.stopsUntil || pace.stopsUntil <= now) return null
  return { until: pace.stopsUntil, reason: pace.stopReason ?? '' }
}

/**
 * When a mail to each of these addresses may go: at once while fewer than `perMinute` stand in line for its domain, else as that line
 * moves on. Each takes a place in it, in their order.
 */
export async function takeDomainSlots(
  tx: Tx,
  addresses: readonly string[],
  perMinute: number,
  now: Date,
): Promise<Date[]> {
  const keys = addresses.map(domainKey)
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const step = 60 / perMinute
  // In the order of their keys: two who take several must not wait for each other.
  const rows = await tx.$queryRaw<{ key: string; nextAt: Date }[]>`
    INSERT INTO "MailPace" AS p ("key", "nextAt")
    SELECT "key", ${now}::timestamptz + make_interval(secs => "count" * ${step}::float)
    FROM unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::int[]) AS taken("key", "count") ORDER BY "key" COLLATE "C"
    ON CONFLICT ("key") DO UPDATE SET "nextAt" = greatest(p."nextAt", ${now}) + (excluded."nextAt" - ${now}::timestamptz)
    RETURNING "key", "nextAt"`
  const ends = new Map(rows.map(({ key, nextAt }) => [key, nextAt.getTime()]))
  return keys.map((key) => {
    const behind = (counts.get(key) ?? 1) - 1
    counts.set(key, behind)
    // The last minute's worth goes at once.
    const slot = (ends.get(key) ?? now.getTime()) - (behind * step + Math.max(60, step)) * 1_000
    return new Date(Math.max(slot, now.getTime()))
  })
}

const domainKey = (address: string): string =>
  createHash('sha256')
    .update(address.slice(address.lastIndexOf('@') + 1).toLowerCase())
    .digest('base64url')
