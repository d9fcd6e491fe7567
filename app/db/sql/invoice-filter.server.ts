import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { addDays } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { HoldKind } from '#app/domain/dunning/hold.ts'
import { dueDaysOf, holdsOfRest, rests } from '#app/domain/invoice/invoice-filter.ts'
import type { FilterLabel, InvoiceFilter, Rest } from '#app/domain/invoice/invoice-filter.ts'
import type { InvoiceLabel } from '#app/domain/invoice/invoice-label.ts'
import { isOpenView } from '#app/domain/invoice/invoice-view.ts'
import type { InvoiceView } from '#app/domain/invoice/invoice-view.ts'

const none = Prisma.empty
const optional = (isWanted: boolean, sql: Prisma.Sql) => (isWanted ? sql : none)
const dayOf = (day: PlainDate) => Prisma.sql`${day.toString()}::date`

/**
 * A filter as conditions on "Invoice" `i` of this business, each beginning with AND. Views of open invoices write the state
 * out, so that PostgreSQL sees that the partial indexes apply. `inherits` false: the business itself is known not to follow the
 * policy asked for.
 */
export function invoicesThat(
  businessId: string,
  filter: InvoiceFilter,
  today: PlainDate,
  { inherits = true }: { inherits?: boolean } = {},
): Prisma.Sql {
  const { stage, clientId, currency, atLeast = null, atMost = null } = filter
  const isOpen = isOpenView(filter.view)
  return Prisma.sql`AND i."businessId" = ${businessId}::uuid
    ${inView(filter.view, today)}
    ${optional(isOpen && stage !== null, Prisma.sql`AND i."stage" = ${stage}`)}
    ${isOpen && filter.rests ? placed(businessId, filter.rests, today) : none}
    ${isOpen && filter.age ? aged(filter.age, today) : none}
    ${filter.label ? labelled(businessId, filter.label, today) : none}
    ${optional(Boolean(clientId), Prisma.sql`AND i."clientId" = ${clientId}::uuid`)}
    ${filter.caseOwner ? ofOwner(businessId, filter.caseOwner) : none}
    ${filter.policy ? following(businessId, filter.policy, inherits) : none}
    ${optional(Boolean(currency), Prisma.sql`AND i."currency" = ${currency}`)}
    ${optional(atLeast !== null, Prisma.sql`AND i."balanceMinor" >= ${atLeast}`)}
    ${optional(atMost !== null, Prisma.sql`AND i."balanceMinor" <= ${atMost}`)}
    ${isOpen && typeof filter.within === 'number' ? turnsBy(businessId, addDays(today, filter.within)) : none}`
}

function inView(view: InvoiceView, today: PlainDate): Prisma.Sql {
  const open = Prisma.sql`AND i."state" = 'issued'`
  switch (view) {
    case 'open':
      return open
    case 'due':
      return Prisma.sql`${open} AND i."dueOn" BETWEEN ${dayOf(today)} AND ${dayOf(addDays(today, 7))}`
    case 'overdue':
      return Prisma.sql`${open} AND i."dueOn" < ${dayOf(today)}`
    case 'processing':
      return Prisma.sql`${open} AND i."processingMinor" > 0`
    case 'draft':
      return Prisma.sql`AND i."state" = 'draft'`
    case 'paid':
      return Prisma.sql`AND i."state" = 'settled'`
    case 'closed':
      return Prisma.sql`AND i."state" IN ('void', 'written_off')`
    case 'all':
      return none
  }
}

/** A hold `h` of this business that is in force; of the business's own the board says so itself. */
const inForce = (businessId: string, kinds: readonly HoldKind[], today: PlainDate, isWhole: boolean) => Prisma.sql`
  h."businessId" = ${businessId}::uuid AND h."releasedAt" IS NULL AND (h."until" IS NULL OR h."until" >= ${dayOf(today)})
    ${optional(isWhole, Prisma.sql`AND h."amountMinor" IS NULL`)} AND h."kind" = ANY(${[...kinds]}::text[])`

/** Open invoices that rest for one of these reasons, themselves or with all of their client's: as a set, since few do among very many. */
const heldOnes = (businessId: string, kinds: readonly HoldKind[], today: PlainDate, isWhole: boolean) => Prisma.sql`
  SELECT h."invoiceId" FROM "Hold" h WHERE h."invoiceId" IS NOT NULL AND ${inForce(businessId, kinds, today, isWhole)}
  UNION ALL SELECT o."id" FROM "Hold" h
    JOIN "Invoice" o ON o."businessId" = h."businessId" AND o."clientId" = h."clientId" AND o."state" = 'issued'
    WHERE h."invoiceId" IS NULL AND ${inForce(businessId, kinds, today, isWhole)}`

const onItsWay = (businessId: string) => Prisma.sql`
  UNION ALL SELECT o."id" FROM "Invoice" o WHERE o."businessId" = ${businessId}::uuid AND o."processingMinor" > 0`

/** A hold in force over the whole invoice, on it or on all of its client's: asked row by row, since most have none. */
const isHeld = (kinds: readonly HoldKind[] | null, today: PlainDate) => Prisma.sql`EXISTS (
  SELECT FROM "Hold" h WHERE h."businessId" = i."businessId" AND h."clientId" = i."clientId" AND h."releasedAt" IS NULL
    AND (h."invoiceId" IS NULL OR h."invoiceId" = i."id") AND (h."until" IS NULL OR h."until" >= ${dayOf(today)})
    AND h."amountMinor" IS NULL ${kinds ? Prisma.sql`AND h."kind" = ANY(${[...kinds]}::text[])` : none})`

/** In this place of the board: the first of `rests` that applies. */
function placed(businessId: string, place: Rest | 'no', today: PlainDate): Prisma.Sql {
  if (place === 'no') return Prisma.sql`AND i."processingMinor" = 0 AND NOT ${isHeld(null, today)}`
  const before = rests.slice(0, rests.indexOf(place)).flatMap((rest) => holdsOfRest[rest])
  return Prisma.sql`AND i."id" IN (${heldOnes(businessId, holdsOfRest[place], today, true)}
      ${optional(place === 'clearing', onItsWay(businessId))})
    ${optional(before.length > 0, Prisma.sql`AND NOT ${isHeld(before, today)}`)}`
}

function aged(age: NonNullable<InvoiceFilter['age']>, today: PlainDate): Prisma.Sql {
  const { from, to } = dueDaysOf(age, today)
  return Prisma.sql`${from ? Prisma.sql`AND i."dueOn" >= ${dayOf(from)}` : none} ${to ? Prisma.sql`AND i."dueOn" <= ${dayOf(to)}` : none}`
}

/** `labelsOf` (domain) as a condition on "Invoice" `i`: it bears the label on the day `today`. */
export function labelled(businessId: string, label: FilterLabel | InvoiceLabel, today: PlainDate): Prisma.Sql {
  const open = Prisma.sql`AND i."state" = 'issued'`
  const bears = (rest: Rest) => heldOnes(businessId, holdsOfRest[rest], today, false)
  switch (label) {
    case 'due':
      return Prisma.sql`${open} AND i."balanceMinor" > 0 AND i."dueOn" >= ${dayOf(today)}`
    case 'overdue':
      return Prisma.sql`${open} AND i."balanceMinor" > 0 AND i."dueOn" < ${dayOf(today)}`
    case 'part_paid':
      return Prisma.sql`${open} AND i."balanceMinor" > 0 AND i."balanceMinor" < i."totalMinor"`
    case 'processing':
      return Prisma.sql`${open} AND i."id" IN (${bears('clearing')} ${onItsWay(businessId)})`
    case 'needs_approval':
      return Prisma.sql`${open} AND ${draftWaits}`
    default:
      return Prisma.sql`${open} AND i."id" IN (${bears(label)})`
  }
}

/** A reminder about it is written and waits for a person. */
export const draftWaits = Prisma.sql`EXISTS (
  SELECT FROM "Reminder" r JOIN "OutboxMessage" m ON m."businessId" = r."businessId" AND m."id" = r."messageId"
  WHERE r."businessId" = i."businessId" AND r."invoiceId" = i."id" AND r."outcome" = 'pending' AND m."state" = 'drafted')`

const ofOwner = (businessId: string, owner: string) => Prisma.sql`AND i."clientId" IN (
  SELECT "id" FROM "Client" WHERE "businessId" = ${businessId}::uuid
    AND ${owner === 'none' ? Prisma.sql`"caseOwnerId" IS NULL` : Prisma.sql`"caseOwnerId" = ${owner}`})`

/**
 * Those whose client's turn comes by then, or for whom a step waits: all that have a step by that day are among them. A day
 * of the business ends up to a day after ours.
 */
const turnsBy = (businessId: string, day: PlainDate) => Prisma.sql`AND (i."clientId" IN (
    SELECT "id" FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "nextCheckAt" < ${dayOf(addDays(day, 2))})
  OR EXISTS (SELECT FROM "Reminder" w
    WHERE w."businessId" = i."businessId" AND w."invoiceId" = i."id" AND w."outcome" = 'pending'))`

/** Whether who made no choice of its own follows this policy. */
export async function isInherited(businessId: string, policy: string | null | undefined): Promise<boolean> {
  if (!policy) return true
  const { policyId } = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { policyId: true },
  })
  return (policyId ?? 'standard') === policy
}

/**
 * A closer choice beats a wider one, as when a policy is put in force. Nearly all follow the business, so they are found on the
 * way; those that follow another are few among very many, so they are found as a set.
 */
function following(businessId: string, policy: string, inherits: boolean): Prisma.Sql {
  const ours = Prisma.sql`"businessId" = ${businessId}::uuid`
  const chosen = policy === 'standard' ? Prisma.sql`NULL::uuid` : Prisma.sql`${policy}::uuid`
  if (!inherits) {
    return Prisma.sql`AND i."id" IN (SELECT "id" FROM "Invoice" WHERE ${ours} AND "policyId" = ${chosen}
      UNION ALL SELECT o."id" FROM "Client" p JOIN "Invoice" o ON o."businessId" = p."businessId" AND o."clientId" = p."id"
        WHERE p.${ours} AND p."policyId" = ${chosen} AND o."policyId" IS NULL)`
  }
  return Prisma.sql`AND (i."policyId" = ${chosen}
    OR i."policyId" IS NULL AND i."clientId" IN (SELECT "id" FROM "Client" WHERE ${ours} AND "policyId" = ${chosen})
    OR i."policyId" IS NULL AND (SELECT "policyId" FROM "Business" WHERE "id" = ${businessId}::uuid) IS NOT DISTINCT FROM ${chosen}
      AND i."clientId" NOT IN (SELECT "id" FROM "Client" WHERE ${ours} AND "policyId" IS NOT NULL))`
}
