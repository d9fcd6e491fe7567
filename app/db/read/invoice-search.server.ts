import { prisma } from '#app/db/client.server.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'

const HITS_MAX = 300

/**
 * Invoices whose number begins or ends with `text`, whose client's name contains it, or whose total or open balance is
 * that amount. At most 300, through indexes: a longer list means that more should be typed.
 */
export async function findInvoices(businessId: string, text: string, currency: string): Promise<string[]> {
  const wanted = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (!wanted) return []
  const pattern = escapeLike(wanted)
  const reversed = escapeLike([...wanted].reverse().join(''))
  const typed = parseTypedAmount(wanted, currency)
  const amount = typed.ok ? typed.value.minor : null
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    (SELECT i."id" FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid AND lower(i."number") LIKE ${`${pattern}%`} LIMIT ${HITS_MAX})
    UNION
    (SELECT i."id" FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid AND reverse(lower(i."number")) LIKE ${`${reversed}%`} LIMIT ${HITS_MAX})
    UNION
    (SELECT i."id" FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid AND i."totalMinor" = ${amount}::bigint LIMIT ${HITS_MAX})
    UNION
    (SELECT i."id" FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid AND i."state" = 'issued' AND i."balanceMinor" = ${amount}::bigint
      LIMIT ${HITS_MAX})
    UNION
    (SELECT i."id" FROM "Client" c JOIN "Invoice" i ON i."businessId" = c."businessId" AND i."clientId" = c."id"
      WHERE c."businessId" = ${businessId}::uuid AND c."nameKey" LIKE ${`%${pattern}%`} LIMIT ${HITS_MAX})
    LIMIT ${HITS_MAX}`
  return rows.map(({ id }) => id)
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** Whose these invoices are. */
export const clientsOfInvoices = (businessId: string, invoiceIds: readonly string[]) =>
  prisma.client.findMany({
    where: { businessId, invoices: { some: { businessId, id: { in: invoiceIds.slice(0, 50) } } } },
    select: { id: true, name: true },
    take: 20,
  })
