import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { readKeyset, writeKeyset } from '#app/db/read/keyset.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { chosenInvoices } from './chosen.server.ts'
import type { Chosen } from './chosen.server.ts'

/** Whose invoices a change concerns: those that follow a policy now, or those that a new choice for a place would reach. */
export type Followers =
  | { readonly of: 'policy'; readonly policyId: string }
  | { readonly of: 'business' }
  | { readonly of: 'client'; readonly clientId: string }
  | { readonly of: 'invoice'; readonly invoiceId: string }
  | { readonly of: 'invoices'; readonly ids: readonly string[] }
  | { readonly of: 'chosen'; readonly chosen: Chosen; readonly today: PlainDate }

/** FROM and WHERE of their open invoices, as `i` with their clients as `c`. A closer choice beats a wider one. */
export const openInvoicesOf = (businessId: string, followers: Followers): Prisma.Sql => Prisma.sql`
  "Invoice" i JOIN "Client" c ON c."businessId" = i."businessId" AND c."id" = i."clientId"
  WHERE i."businessId" = ${businessId}::uuid AND i."state" = 'issued' AND ${isFollower(businessId, followers)}`

function isFollower(businessId: string, followers: Followers): Prisma.Sql {
  switch (followers.of) {
    case 'policy':
      return Prisma.sql`coalesce(i."policyId", c."policyId", (SELECT "policyId" FROM "Business" WHERE "id" = ${businessId}::uuid))
        = ${followers.policyId}::uuid`
    case 'business':
      return Prisma.sql`i."policyId" IS NULL AND c."policyId" IS NULL`
    case 'client':
      return Prisma.sql`i."policyId" IS NULL AND i."clientId" = ${followers.clientId}::uuid`
    case 'invoice':
      return Prisma.sql`i."id" = ${followers.invoiceId}::uuid`
    case 'invoices':
      return Prisma.sql`i."id" = ANY(${[...followers.ids]}::uuid[])`
    case 'chosen':
      return Prisma.sql`true ${chosenInvoices(businessId, followers.chosen, followers.today)}`
  }
}

export async function countFollowers(businessId: string, followers: Followers): Promise<number> {
  const [row] = await prisma.$queryRaw<
    { count: bigint }[]
  >`SELECT count(*) FROM ${openInvoicesOf(businessId, followers)}`
  return Number(row?.count ?? 0)
}

/** A page of their ids, due last first: the more of the ladder lies ahead, the sooner. */
export async function pageOfFollowers(
  businessId: string,
  followers: Followers,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ ids: string[]; next: string | null }> {
  const place = readKeyset(after, /^\d{4}-\d{2}-\d{2}$/)
  const rows = await prisma.$queryRaw<{ id: string; dueOn: string }[]>`
    SELECT i."id", i."dueOn"::text AS "dueOn" FROM ${openInvoicesOf(businessId, followers)}
      ${place ? Prisma.sql`AND (i."dueOn", i."id") < (${place.value}::date, ${place.id}::uuid)` : Prisma.empty}
    ORDER BY i."dueOn" DESC, i."id" DESC LIMIT ${limit + 1}`
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? writeKeyset({ value: last.dueOn, id: last.id }) : null
  return { ids: shown.map(({ id }) => id), next }
}
