import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { addDays, parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { silenceLimits } from '#app/domain/dunning/silence-limits.ts'
import type { SilenceLimits } from '#app/domain/dunning/silence-limits.ts'
import type { Money } from '#app/domain/money.ts'
import { keepWhenLarge } from './keep-when-large.server.ts'
import { readKeyset, writeKeyset } from './keyset.ts'
import { readPolicyBody } from './policies.server.ts'

/** Something overdue that nobody has said a word about for too long. */
export interface UntouchedRow {
  readonly id: string
  readonly number: string
  readonly client: { readonly id: string; readonly name: string }
  readonly balance: Money
  readonly dueOn: PlainDate
  /** The last mail, letter or call about it that did not come back; null: none ever. */
  readonly touchedOn: PlainDate | null
}

interface Row {
  id: string
  number: string
  clientId: string
  clientName: string
  currency: string
  balanceMinor: bigint
  dueOn: Date
  touchedOn: Date | null
  since: string
}

const PAGE_ROWS = 50
const COUNTED_MAX = 100

/** One page of them, the longest silent first. `after` is the `next` of the page before, `today` the business's day. */
export async function listUntouched(
  businessId: string,
  { after, today }: { after: string | null; today: PlainDate },
): Promise<{ rows: UntouchedRow[]; next: string | null }> {
  const place = readKeyset(after, /^\d{4}-\d{2}-\d{2}$/)
  const found = await prisma.$queryRaw<Row[]>`
    SELECT i."id", i."number", c."id" AS "clientId", c."name" AS "clientName", i."currency", i."balanceMinor",
      i."dueOn", i."touchedOn", greatest(i."dueOn", i."touchedOn")::text AS "since"
    ${await untouched(businessId, today)}
      ${place ? Prisma.sql`AND (greatest(i."dueOn", i."touchedOn"), i."id") > (${place.value}::date, ${place.id}::uuid)` : Prisma.empty}
    ORDER BY greatest(i."dueOn", i."touchedOn"), i."id" LIMIT ${PAGE_ROWS + 1}`
  const shown = found.slice(0, PAGE_ROWS)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ id, number, clientId, clientName, currency, balanceMinor, dueOn, touchedOn }) => ({
      ...{ id, number, client: { id: clientId, name: clientName } },
      balance: { minor: balanceMinor, currency },
      dueOn: dayFromColumn(dueOn),
      touchedOn: touchedOn && dayFromColumn(touchedOn),
    })),
    next: found.length > PAGE_ROWS && last ? writeKeyset({ value: last.since, id: last.id }) : null,
  }
}

/** How many there are, up to 100. Among very many invoices, some seconds old. */
export const countUntouched = (businessId: string, today: PlainDate): Promise<number> =>
  countOf(`${businessId} ${today.toString()}`)

const countOf = keepWhenLarge(async (key: string): Promise<number> => {
  const [businessId = '', text = ''] = key.split(' ')
  const today = parseDay(text)
  if (!today) return 0
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM (SELECT ${await untouched(businessId, today)} LIMIT ${COUNTED_MAX}) untouched`
  return row?.count ?? 0
})

/**
 * FROM and WHERE of the one definition: open, overdue, and silent for longer than its policy allows. The range comes from
 * an index in the order of silence, so a page of it costs the same however many invoices there are.
 */
async function untouched(businessId: string, today: PlainDate): Promise<Prisma.Sql> {
  const limits = await readLimits(businessId)
  const rows = limits.map(
    ({ id, afterDue, afterContact }) => Prisma.sql`(${id}::uuid, ${afterDue}::int, ${afterContact}::int)`,
  )
  const shortest = Math.min(...limits.map(({ afterDue }) => afterDue))
  const day = today.toString()
  return Prisma.sql`
    FROM "Invoice" i
      JOIN "Client" c ON c."businessId" = i."businessId" AND c."id" = i."clientId"
      JOIN "Business" b ON b."id" = i."businessId"
      JOIN (VALUES ${Prisma.join(rows)}) AS silence("policyId", "afterDue", "afterContact")
        ON silence."policyId" IS NOT DISTINCT FROM coalesce(i."policyId", c."policyId", b."policyId")
    WHERE i."businessId" = ${businessId}::uuid AND i."state" = 'issued'
      AND greatest(i."dueOn", i."touchedOn") < ${addDays(today, -shortest).toString()}::date
      AND ${day}::date - greatest(i."dueOn", i."touchedOn") >
        CASE WHEN i."touchedOn" > i."dueOn" THEN silence."afterContact" ELSE silence."afterDue" END`
}

/** The limits of every policy of the business, and of none; what cannot be read allows what the Standard does. */
async function readLimits(businessId: string): Promise<(SilenceLimits & { id: string | null })[]> {
  const policies = await prisma.dunningPolicy.findMany({ where: { businessId }, select: { id: true, body: true } })
  const standard = silenceLimits(defaultPolicy)
  return [
    { id: null, ...standard },
    ...policies.map(({ id, body }) => {
      const loaded = readPolicyBody(body)
      return { id, ...('policy' in loaded ? silenceLimits(loaded.policy) : standard) }
    }),
  ]
}
