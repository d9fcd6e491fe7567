import { Prisma } from '#app/db/generated/client.ts'
import { addDays } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { HoldKind } from '#app/domain/dunning/hold.ts'
import { dueDaysOf, holdsOfRest, rests } from '#app/domain/invoice/invoice-filter.ts'
import type { FilterLabel, InvoiceFilter, Rest } from '#app/domain/invoice/invoice-filter.ts'
import { isOpenView } from '#app/domain/invoice/invoice-view.ts'
import type { InvoiceView } from '#app/domain/invoice/invoice-view.ts'

const none = Prisma.empty
const optional = (isWanted: boolean, sql: Prisma.Sql) => (isWanted ? sql : none)
const dayOf = (day: PlainDate) => Prisma.sql`${day.toString()}::date`

/**
 * A filter as conditions on "Invoice" `i` of this business, each beginning with AND. Views of open invoices write the state
 * out, so that PostgreSQL sees that the partial indexes apply.
 */
export function invoicesThat(businessId: string, filter: InvoiceFilter, today: PlainDate): Prisma.Sql {
  const { stage, clientId, currency, atLeast = null, atMost = null } = filter
  const isOpen = isOpenView(filter.view)
  return Prisma.sql`AND i."businessId" = ${businessId}::uuid
    ${inView(filter.view, today)}
    ${optional(isOpen && stage !== null, Prisma.sql`AND i."stage" = ${stage}`)}
    ${isOpen && filter.rests ? placed(filter.rests, today) : none}
    ${isOpen && filter.age ? aged(filter.age, today) : none}
    ${filter.label ? labelled(filter.label, today) : none}
    ${optional(Boolean(clientId), Prisma.sql`AND i."clientId" = ${clientId}::uuid`)}
    ${filter.caseOwner ? ofOwner(businessId, filter.caseOwner) : none}
    ${filter.policy ? following(businessId, filter.policy) : none}
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

/** A hold in force on the invoice, or on all of its client's; of the business's own the board says so itself. */
const held = (kinds: readonly HoldKind[] | null, today: PlainDate, isWhole: boolean) => Prisma.sql`EXISTS (
  SELECT FROM "Hold" h WHERE h."businessId" = i."businessId" AND h."clientId" = i."clientId" AND h."releasedAt" IS NULL
    AND (h."invoiceId" IS NULL OR h."invoiceId" = i."id") AND (h."until" IS NULL OR h."until" >= ${dayOf(today)})
    ${optional(isWhole, Prisma.sql`AND h."amountMinor" IS NULL`)}
    ${kinds ? Prisma.sql`AND h."kind" = ANY(${[...kinds]}::text[])` : none})`

/** In this place of the board: the first of `rests` that applies. */
function placed(place: Rest | 'no', today: PlainDate): Prisma.Sql {
  if (place === 'no') return Prisma.sql`AND i."processingMinor" = 0 AND NOT ${held(null, today, true)}`
  const before = rests.slice(0, rests.indexOf(place)).flatMap((rest) => holdsOfRest[rest])
  const own = held(holdsOfRest[place], today, true)
  return Prisma.sql`AND ${place === 'clearing' ? Prisma.sql`(i."processingMinor" > 0 OR ${own})` : own}
    ${optional(before.length > 0, Prisma.sql`AND NOT ${held(before, today, true)}`)}`
}

function aged(age: NonNullable<InvoiceFilter['age']>, today: PlainDate): Prisma.Sql {
  const { from, to } = dueDaysOf(age, today)
  return Prisma.sql`${from ? Prisma.sql`AND i."dueOn" >= ${dayOf(from)}` : none} ${to ? Prisma.sql`AND i."dueOn" <= ${dayOf(to)}` : none}`
}

function labelled(label: FilterLabel, today: PlainDate): Prisma.Sql {
  const open = Prisma.sql`AND i."state" = 'issued'`
  const bears = (rest: Rest) => Prisma.sql`${open} AND ${held(holdsOfRest[rest], today, false)}`
  switch (label) {
    case 'overdue':
      return Prisma.sql`${open} AND i."balanceMinor" > 0 AND i."dueOn" < ${dayOf(today)}`
    case 'part_paid':
      return Prisma.sql`${open} AND i."balanceMinor" > 0 AND i."balanceMinor" < i."totalMinor"`
    case 'processing':
      return Prisma.sql`${open} AND (i."processingMinor" > 0 OR ${held(holdsOfRest.clearing, today, false)})`
    case 'needs_approval':
      return Prisma.sql`${open} AND ${draftWaits}`
    default:
      return bears(label)
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

/** A closer choice beats a wider one, as when a policy is put in force. */
const following = (businessId: string, policy: string) => Prisma.sql`AND coalesce(i."policyId",
  (SELECT p."policyId" FROM "Client" p WHERE p."businessId" = i."businessId" AND p."id" = i."clientId"),
  (SELECT b."policyId" FROM "Business" b WHERE b."id" = ${businessId}::uuid))
  IS NOT DISTINCT FROM ${policy === 'standard' ? null : policy}::uuid`
