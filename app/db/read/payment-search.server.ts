import { prisma } from '#app/db/client.server.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'

const HITS_MAX = 300

/**
 * Payments whose reference begins with `text`, whose name at the provider it is, that were for an invoice of this number, by a
 * client whose name contains it, or of that amount. At most 300, through indexes.
 */
export async function findPayments(businessId: string, text: string, currency: string): Promise<string[]> {
  const wanted = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (!wanted) return []
  const pattern = wanted.replace(/[\\%_]/g, '\\$&')
  const typed = parseTypedAmount(wanted, currency)
  const amount = typed.ok ? typed.value.minor : null
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    (SELECT p."id" FROM "Payment" p WHERE p."businessId" = ${businessId}::uuid AND lower(p."reference") LIKE ${`${pattern}%`} LIMIT ${HITS_MAX})
    UNION
    (SELECT p."id" FROM "Payment" p WHERE p."provider" IN ('stripe', 'paypal') AND p."providerRef" = ${text.trim()}
      AND p."businessId" = ${businessId}::uuid LIMIT ${HITS_MAX})
    UNION
    (SELECT t."paymentId" FROM "Invoice" i JOIN "PaymentTarget" t ON t."businessId" = i."businessId" AND t."invoiceId" = i."id"
      WHERE i."businessId" = ${businessId}::uuid AND lower(i."number") LIKE ${`${pattern}%`} LIMIT ${HITS_MAX})
    UNION
    (SELECT p."id" FROM "Client" c JOIN "Payment" p ON p."businessId" = c."businessId" AND p."clientId" = c."id"
      WHERE c."businessId" = ${businessId}::uuid AND c."nameKey" LIKE ${`%${pattern}%`} LIMIT ${HITS_MAX})
    UNION
    (SELECT p."id" FROM "Payment" p WHERE p."businessId" = ${businessId}::uuid AND p."amountMinor" = ${amount}::bigint LIMIT ${HITS_MAX})
    LIMIT ${HITS_MAX}`
  return rows.map(({ id }) => id)
}
