import type { Expiring } from '#app/domain/retention/retention.ts'
import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'

/** Rows that one statement removes: each is over in moments, and none holds its locks for long. */
export const PURGED_AT_ONCE = 2_000

/** Removes at most PURGED_AT_ONCE rows that ran out before `before`, and answers how many; workers at it together take different ones. */
export function purge(what: Expiring, before: Date): Promise<number> {
  return prisma.$executeRaw(statements[what](before))
}

const statements: Readonly<Record<Expiring, (before: Date) => Prisma.Sql>> = {
  idempotentAnswers: (before) => remove('IdempotentAnswer', Prisma.sql`"createdAt" < ${before}`),
  inboxBodies: (before) => Prisma.sql`/* across businesses: retention */
    UPDATE "InboxEvent" SET "body" = '{}' WHERE ${some(
      'InboxEvent',
      Prisma.sql`"state" IN ('handled', 'ignored') AND "body" <> '{}' AND "handledAt" < ${before}`,
    )}`,
  // One that still waits is tried or given up by its own rules first.
  webhookDeliveries: (before) =>
    remove('WebhookDelivery', Prisma.sql`"state" <> 'waiting' AND "createdAt" < ${before}`),
  portalCodes: (before) => remove('PortalCode', Prisma.sql`"expiresAt" < ${before}`),
  portalSessions: (before) => remove('PortalSession', Prisma.sql`"expiresAt" < ${before}`),
  staffSessions: (before) => remove('Session', Prisma.sql`"expiresAt" < ${before}`),
  staffVerifications: (before) => remove('Verification', Prisma.sql`"expiresAt" < ${before}`),
  portalViews: (before) => remove('PortalView', Prisma.sql`"onDay" < ${before}::date`),
  importFiles: (before) =>
    remove(
      'ImportChunk',
      Prisma.sql`("businessId", "importId") IN (SELECT "businessId", "id" FROM "ImportRun" WHERE "finishedAt" < ${before})`,
    ),
  // Its files and rejected rows go along.
  uploads: (before) =>
    remove('ImportRun', Prisma.sql`"state" IN ('uploaded', 'needs_answer', 'ready') AND "createdAt" < ${before}`),
  dryRunSteps: (before) =>
    remove(
      'DryRunStep',
      Prisma.sql`("businessId", "runId") IN (SELECT "businessId", "id" FROM "DryRun" WHERE "finishedAt" < ${before})`,
    ),
  // Its steps go first: one statement would otherwise take a million of them along.
  dryRuns: (before) =>
    remove(
      'DryRun',
      Prisma.sql`"finishedAt" < ${before} AND NOT EXISTS (
        SELECT FROM "DryRunStep" s WHERE s."businessId" = "DryRun"."businessId" AND s."runId" = "DryRun"."id")`,
    ),
  domainPaces: (before) => remove('MailPace', Prisma.sql`"key" <> 'provider' AND "nextAt" < ${before}`),
}

const remove = (table: string, isOver: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`/* across businesses: retention */ DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE ${some(table, isOver)}`

/** By their places in the table: the shortest way to a few thousand rows, whatever their key is. */
const some = (table: string, isOver: Prisma.Sql): Prisma.Sql => Prisma.sql`
  ctid = ANY (ARRAY(SELECT ctid FROM ${Prisma.raw(`"${table}"`)} WHERE ${isOver} LIMIT ${PURGED_AT_ONCE} FOR UPDATE SKIP LOCKED))`
