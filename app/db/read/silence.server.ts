import { prisma } from '../client.server.ts'

/** By then a webhook would have come: a provider repeats it within minutes, and our own reading has found what it was about. */
const SILENT_AFTER_MS = 3 * 60 * 60_000

export interface Silence {
  readonly provider: 'stripe' | 'paypal' | 'resend'
  /** When the first thing happened of which no webhook told, and none has come since. */
  readonly since: Date
}

/**
 * Providers whose webhooks have stopped (W4): for three hours none came, although their own list shows events we had to read there,
 * or mails went out of whose fate nothing was heard. Ends by itself with the next webhook. Two index look-ups per provider.
 */
export async function readSilences(now: Date): Promise<Silence[]> {
  const [row] = await prisma.$queryRaw<Record<Silence['provider'], Date | null>[]>`
    /* across businesses: webhooks belong to the installation */
    WITH heard AS (
      SELECT p."provider", greatest(
        (SELECT max(e."receivedAt") FROM "InboxEvent" e WHERE e."provider" = p."provider" AND e."foundAt" IS NULL),
        (SELECT max(e."toldAt") FROM "InboxEvent" e WHERE e."provider" = p."provider" AND e."toldAt" IS NOT NULL),
        '-infinity'::timestamptz) AS at
      FROM (VALUES ('stripe'), ('paypal'), ('resend')) p ("provider")
    ), unheard AS (
      SELECT h."provider", CASE WHEN h."provider" = 'resend'
        THEN (SELECT min(m."sentAt") FROM "OutboxMessage" m WHERE m."state" = 'sent' AND m."sentAt" > h.at)
        ELSE (SELECT min(e."foundAt") FROM "InboxEvent" e
          WHERE e."provider" = h."provider" AND e."foundAt" > h.at AND e."toldAt" IS NULL) END AS at
      FROM heard h
    )
    SELECT max(at) FILTER (WHERE "provider" = 'stripe') AS stripe, max(at) FILTER (WHERE "provider" = 'paypal') AS paypal,
      max(at) FILTER (WHERE "provider" = 'resend') AS resend FROM unheard`
  return (['stripe', 'paypal', 'resend'] as const).flatMap((provider) => {
    const since = row?.[provider]
    return since && now.getTime() - since.getTime() >= SILENT_AFTER_MS ? [{ provider, since }] : []
  })
}
