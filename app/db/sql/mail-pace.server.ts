import { createHash } from 'node:crypto'
import { prisma } from '#app/db/client.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'

/** The part of what the provider allows that we use: its second and ours do not begin together. */
const MARGIN = 0.9

/**
 * A turn to call the mail provider, from the one line in which all workers stand: the milliseconds until it comes. Null: the
 * line is longer than `patienceMs`, or the provider has stopped us, and no turn was taken. `rate` in calls a second at most.
 */
export async function takeProviderTurn(rate: number, patienceMs: number, now: Date): Promise<number | null> {
  const [turn] = await prisma.$queryRaw<{ waitMs: number }[]>`
    INSERT INTO "MailPace" AS p ("key", "nextAt") VALUES ('provider', clock_timestamp() + make_interval(secs => 1 / ${rate}::float))
    ON CONFLICT ("key") DO UPDATE
      SET "nextAt" = greatest(p."nextAt", clock_timestamp()) + make_interval(secs => 1 / least(p."perSecond" * ${MARGIN}::float, ${rate}::float))
      WHERE p."nextAt" <= clock_timestamp() + make_interval(secs => ${patienceMs / 1_000}::float)
        AND (p."stopsUntil" IS NULL OR p."stopsUntil" <= ${now})
    RETURNING extract(epoch FROM "nextAt" - clock_timestamp())::float * 1000
      - 1000 / least("perSecond" * ${MARGIN}::float, ${rate}::float) AS "waitMs"`
  return turn ? Math.max(0, turn.waitMs) : null
}

/** What an answer said is law for every worker: so many calls a second, and none before a pause is over. */
export async function slowDown({ perSecond, pauseSeconds }: { perSecond: number | null; pauseSeconds: number }) {
  await prisma.$executeRaw`
    UPDATE "MailPace" SET "perSecond" = coalesce(${perSecond}::float, "perSecond"),
      "nextAt" = greatest("nextAt", clock_timestamp() + make_interval(secs => ${pauseSeconds}::float))
    WHERE "key" = 'provider'`
}

/** The provider takes nothing more until then: a quota is used up. */
export async function stopMail(until: Date, reason: string): Promise<void> {
  await prisma.mailPace.updateMany({ where: { key: 'provider' }, data: { stopsUntil: until, stopReason: reason } })
}

/** Until when the provider takes nothing, and its reason; null while mail goes out. */
export async function readMailStop(now: Date): Promise<{ until: Date; reason: string } | null> {
  const pace = await prisma.mailPace.findUnique({ where: { key: 'provider' } })
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
