import { Prisma } from '#app/db/generated/client.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { ClientFilter, ClientView } from '#app/domain/client/client-filter.ts'

/** A filter as conditions on "Client" `c` of this business, each beginning with AND. */
export function clientsThat(businessId: string, filter: ClientFilter, today: PlainDate): Prisma.Sql {
  const { view, search, caseOwner, policy } = filter
  return Prisma.sql`AND c."businessId" = ${businessId}::uuid
    ${inView(view, today)}
    ${search ? named(search) : Prisma.empty}
    ${caseOwner ? (caseOwner === 'none' ? Prisma.sql`AND c."caseOwnerId" IS NULL` : Prisma.sql`AND c."caseOwnerId" = ${caseOwner}`) : Prisma.empty}
    ${policy ? Prisma.sql`AND c."policyId" IS NOT DISTINCT FROM ${policy === 'standard' ? null : policy}::uuid` : Prisma.empty}`
}

const hasOpen = (more: Prisma.Sql) => Prisma.sql`EXISTS (SELECT FROM "Invoice" o
  WHERE o."businessId" = c."businessId" AND o."clientId" = c."id" AND o."state" = 'issued' ${more})`

function inView(view: ClientView, today: PlainDate): Prisma.Sql {
  switch (view) {
    case 'all':
      return Prisma.empty
    case 'open':
      return Prisma.sql`AND ${hasOpen(Prisma.empty)}`
    case 'overdue':
      return Prisma.sql`AND ${hasOpen(Prisma.sql`AND o."dueOn" < ${today.toString()}::date`)}`
    case 'unreachable':
      return Prisma.sql`AND NOT EXISTS (SELECT FROM "Contact" t
        WHERE t."businessId" = c."businessId" AND t."clientId" = c."id" AND t."state" = 'usable')`
  }
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

function named(search: string): Prisma.Sql {
  const wanted = escapeLike(search.trim().toLowerCase().replace(/\s+/g, ' '))
  const byAddress = Prisma.sql`EXISTS (SELECT FROM "Contact" t
    WHERE t."businessId" = c."businessId" AND t."clientId" = c."id" AND lower(t."email") LIKE ${`%${wanted}%`})`
  return Prisma.sql`AND (c."nameKey" LIKE ${`%${wanted}%`} OR lower(c."code") LIKE ${`${wanted}%`}
    ${search.includes('@') ? Prisma.sql`OR ${byAddress}` : Prisma.empty})`
}
