import { prisma } from '#app/db/client.server.ts'

export interface BankLook {
  readonly businessId: string
  /** The last event that was sealed. */
  readonly upTo: number
  /** Whether anything since the last look may have changed what a line is for. */
  readonly isDue: boolean
}

/** What can make a line certain, or no longer so. */
const telling = '^(invoice|payment|credit|credit_note|charge|plan|client)[.]'

/**
 * Businesses with lines that wait and events since these were last compared, not looked at since `before`. The order of the seals
 * is that of commits: an invoice that was committed late is sealed late, and is never missed.
 */
export const findBankLooks = ({ now, before }: { now: Date; before: Date }): Promise<BankLook[]> =>
  prisma.$queryRaw<BankLook[]>`/* across businesses: a sweep looks for lines to compare again */
    SELECT b."id" AS "businessId", last."position" AS "upTo", EXISTS (
        SELECT FROM "TimelineSeal" s JOIN "TimelineEvent" e ON e."businessId" = s."businessId" AND e."id" = s."eventId"
        WHERE s."businessId" = b."id" AND s."position" > b."linesLookedTo" AND e."type" ~ ${telling}) AS "isDue"
    FROM "Business" b
    CROSS JOIN LATERAL (SELECT "position" FROM "TimelineSeal" WHERE "businessId" = b."id" ORDER BY "position" DESC LIMIT 1) last
    WHERE last."position" > b."linesLookedTo"
      AND (b."linesLookedAt" IS NULL OR b."linesLookedAt" NOT BETWEEN ${before} AND ${now})
      AND EXISTS (SELECT FROM "BankLine" l WHERE l."businessId" = b."id" AND l."state" = 'open')`
