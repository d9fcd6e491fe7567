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

/**
 * A turn to call the mail provider, from the one line in which all workers stand: the milliseconds until it comes. Null: the
 * line is longer than `patienceMs`, or the provider has stopped us, and no turn was taken. `rate` in calls a second at most.
 * Before the first answer has said how fast we may be, only one goes at a time.
 */
export async function takeProviderTurn(rate: number, patienceMs: number, now: Date): Promise<number | null> {
  const step = Prisma.sql`(1 / least(coalesce(p."perSecond" * ${MARGIN}::float, ${UNTOLD}::float), ${rate}::float))`
  const patience = Prisma.sql`(CASE WHEN p."perSecond" IS NULL THEN 0 ELSE ${patienceMs / 1_000}::float END)`
  const [turn] = await prisma.$queryRaw<{ waitMs: number }[]>`
    INSERT INTO "MailPace" AS p ("key", "nextAt")
    VALUES ('provider', clock_timestamp() + make_interval(secs => 1 / least(${UNTOLD}::float, ${rate}::float)))
    ON CONFLICT ("key") DO UPDATE SET "nextAt" = greatest(p."nextAt", clock_timestamp()) + make_interval(secs => ${step})
      WHERE p."nextAt" <= clock_timestamp() + make_interval(secs => ${patience})
        AND (p."stopsUntil" IS NULL OR p."stopsUntil" <= ${now})
    RETURNING (extract(epoch FROM p."nextAt" - clock_timestamp())::float - ${step}) * 1000 AS "waitMs"`
  return turn ? Math.max(0, turn.waitMs) : null
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
 * When a mail to this domain may go: at once while fewer than `perMinute` stand in line, else as the line moves on. Each call takes
 * a place in it.
 */
export async function takeDomainSlot(tx: Tx, address: string, perMinute: number, now: Date): Promise<Date> {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  const key = createHash('sha256').update(domain).digest('base64url')
  const step = 60 / perMinute
  const [row] = await tx.$queryRaw<{ nextAt: Date }[]>`
    INSERT INTO "MailPace" AS p ("key", "nextAt") VALUES (${key}, ${now}::timestamptz + make_interval(secs => ${step}::float))
    ON CONFLICT ("key") DO UPDATE SET "nextAt" = greatest(p."nextAt", ${now}) + make_interval(secs => ${step}::float)
    RETURNING "nextAt"`
  // The last minute's worth goes at once.
  const slot = new Date((row?.nextAt ?? now).getTime() - Math.max(60, step) * 1_000)
  return slot > now ? slot : now
}
