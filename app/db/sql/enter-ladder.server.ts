import { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { ladderOf } from '#app/domain/dunning/dunning-policy.ts'
import type { DunningPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { firstFollowUp } from '#app/domain/dunning/enter-ladder.ts'
import { movedStages } from '#app/domain/dunning/policy-change.ts'
import type { Reentry } from '#app/domain/dunning/reentry.ts'
import { openInvoicesOf } from './policy-followers.server.ts'
import type { Followers } from './policy-followers.server.ts'

/** To have a million invoices enter anew writes each of them: minutes, where those that came further are seconds. */
export const longestEntry = 600_000

export interface LadderEntry {
  readonly businessId: string
  readonly followers: Followers
  /** The policy they followed; null when nobody could. */
  readonly was: DunningPolicy | null
  /** The policy they follow from now on. */
  readonly policy: DunningPolicy
  readonly enterBy: Reentry
  readonly today: PlainDate
  readonly now: Date
}

/**
 * Lets the open invoices of a changed policy enter their ladder where `entryOffset` says, and has their clients looked at
 * again: two statements, however many there are. What was said is never said again wherever they enter. Clients come
 * first, as in every transaction that decides about one.
 */
export async function enterLadder(tx: Tx, entry: LadderEntry): Promise<void> {
  const { businessId, followers, now } = entry
  await tx.$executeRaw`
    UPDATE "Client" SET "nextCheckAt" = ${now}
    WHERE "businessId" = ${businessId}::uuid
      AND "id" IN (SELECT i."clientId" FROM ${openInvoicesOf(businessId, followers)})`
  if (entry.enterBy === 'keep') return keepEntries(tx, entry)
  await tx.$executeRaw`
    WITH stage AS (${ladderRows(entry.policy)}),
    entering AS (
      SELECT i."id", i."enterOffset" AS "was", ${enterOffset(entry)} AS "days", ${leftBehind(entry)} AS "behind"
      FROM ${openInvoicesOf(businessId, followers)}
      OFFSET 0)
    UPDATE "Invoice" t SET "enterOffset" = e."days" FROM entering e
    WHERE t."businessId" = ${businessId}::uuid AND t."id" = e."id" AND e."was" IS DISTINCT FROM e."days"
      AND ${stagesBelow('was')} <> ${stagesBelow('days')}`
}

const ladderRows = (policy: DunningPolicy) => {
  const ladder = ladderOf(policy)
  const ids = ladder.map(({ id }) => id)
  const days = ladder.map(({ offsetDays }) => offsetDays)
  const isOwners = ladder.map(({ channel }) => channel === 'owner')
  return Prisma.sql`SELECT * FROM unnest(${ids}::int[], ${days}::int[], ${isOwners}::bool[]) s("id", "days", "isOwners")`
}

/** The first day that still lies open, whatever entry says: beyond what was said, and beyond the due date once it and a pay day have passed. */
const leftBehind = ({ businessId, today }: LadderEntry) => Prisma.sql`greatest(
  CASE WHEN i."dueOn" < ${today.toString()}::date AND c."payRun" IS NULL THEN 1 END,
  (SELECT max(coalesce(s."days", r."offsetDays")) + 1 FROM "Reminder" r LEFT JOIN stage s ON s."id" = r."stage"
   WHERE r."businessId" = ${businessId}::uuid AND r."invoiceId" = i."id" AND NOT r."accompanying"
     AND r."outcome" IN ('completed', 'skipped')))`

/** Stages that an entry leaves out. Where two entries leave out the same, nothing is written: most of a million have come further. */
const stagesBelow = (entry: 'was' | 'days') =>
  Prisma.sql`(SELECT count(*) FROM stage WHERE stage."days" < greatest(e.${Prisma.raw(`"${entry}"`)}, e."behind"))`

/** Who entered at a stage that has moved enters at its new day. */
async function keepEntries(tx: Tx, { businessId, followers, was, policy }: LadderEntry): Promise<void> {
  const moved = was ? movedStages(was, policy) : []
  if (moved.length === 0) return
  await tx.$executeRaw`
    WITH moved AS (SELECT * FROM unnest(${moved.map(({ from }) => from)}::int[], ${moved.map(({ to }) => to)}::int[]) m("from", "to")),
    entered AS (
      SELECT i."id", (SELECT "to" FROM moved WHERE "from" = i."enterOffset") AS "days"
      FROM ${openInvoicesOf(businessId, followers)} AND i."enterOffset" IN (SELECT "from" FROM moved))
    UPDATE "Invoice" t SET "enterOffset" = entered."days" FROM entered
    WHERE t."businessId" = ${businessId}::uuid AND t."id" = entered."id"`
}

/** `entryOffset` in SQL; a test holds the two against each other. */
function enterOffset({ policy, enterBy, today }: LadderEntry): Prisma.Sql {
  const offsets = ladderOf(policy).map(({ offsetDays }) => offsetDays)
  const first = offsets[0] ?? 0
  const age = Prisma.sql`(${today.toString()}::date - i."dueOn")`
  if (enterBy === 'age') {
    return Prisma.sql`(SELECT nullif(max(stage."days"), ${first}) FROM stage WHERE stage."days" <= ${age} AND NOT stage."isOwners")`
  }
  if (enterBy === 'first') {
    const followUp = firstFollowUp(policy)?.offsetDays ?? first
    return Prisma.sql`CASE WHEN ${age} > 0 THEN nullif(${followUp}::int, ${first}) END`
  }
  const beyond = (offsets.at(-1) ?? 0) + 1
  return Prisma.sql`nullif(coalesce((SELECT min(stage."days") FROM stage WHERE stage."days" > ${age}), ${beyond}), ${first})`
}
