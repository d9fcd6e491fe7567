import { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { ladderOf } from '#app/domain/dunning/dunning-policy.ts'
import type { DunningPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { firstFollowUp } from '#app/domain/dunning/enter-ladder.ts'
import { movedStages } from '#app/domain/dunning/policy-change.ts'
import type { Reentry } from '#app/domain/dunning/policy-change.ts'
import { openInvoicesOf } from './policy-followers.server.ts'
import type { Followers } from './policy-followers.server.ts'

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
    WITH stage AS (SELECT * FROM unnest(${offsetsOf(entry.policy)}::int[], ${ownersOf(entry.policy)}::bool[]) s("days", "isOwners")),
    entering AS (
      SELECT i."id", ${enterOffset(entry)} AS "days"
      FROM ${openInvoicesOf(businessId, followers)})
    UPDATE "Invoice" t SET "enterOffset" = entering."days" FROM entering
    WHERE t."businessId" = ${businessId}::uuid AND t."id" = entering."id" AND t."enterOffset" IS DISTINCT FROM entering."days"`
}

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

const offsetsOf = (policy: DunningPolicy) => ladderOf(policy).map(({ offsetDays }) => offsetDays)
const ownersOf = (policy: DunningPolicy) => ladderOf(policy).map(({ channel }) => channel === 'owner')

/** `entryOffset` in SQL; a test holds the two against each other. */
function enterOffset({ policy, enterBy, today }: LadderEntry): Prisma.Sql {
  const offsets = offsetsOf(policy)
  const first = offsets[0] ?? 0
  const age = Prisma.sql`(${today.toString()}::date - i."dueOn")`
  if (enterBy === 'age') {
    return Prisma.sql`(SELECT nullif(max("days"), ${first}) FROM stage WHERE "days" <= ${age} AND NOT "isOwners")`
  }
  if (enterBy === 'first') {
    const followUp = firstFollowUp(policy)?.offsetDays ?? first
    return Prisma.sql`CASE WHEN ${age} > 0 THEN nullif(${followUp}::int, ${first}) END`
  }
  const beyond = (offsets.at(-1) ?? 0) + 1
  return Prisma.sql`nullif(coalesce((SELECT min("days") FROM stage WHERE "days" > ${age}), ${beyond}), ${first})`
}
