import { prisma } from '#app/db/client.server.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import type { SearchHit } from '#app/domain/search/search-hit.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'

interface Row {
  id: string
  title: string
  detail: string | null
  state: string | null
  amountMinor: bigint | null
  currency: string | null
}

/** How many of each kind are shown; who looks for more types more. */
const EACH = 6
/** Rows of a kind that are weighed against each other before the best are shown. */
const WEIGHED = 200

/**
 * What fits `text`, the best of each kind first: invoices by number (beginning, end), reference, client or sum; clients by name,
 * code or address; payments by sum or reference; messages by subject or address; credit notes by number. Every way goes
 * through an index. Nothing for an empty text.
 */
export async function searchEverything(businessId: string, text: string, currency: string): Promise<SearchHit[]> {
  const key = nameKey(text)
  if (!key) return []
  const typed = parseTypedAmount(key, currency)
  const wanted: Wanted = {
    businessId,
    key,
    begins: `${escapeLike(key)}%`,
    contains: `%${escapeLike(key)}%`,
    ends: `${escapeLike([...key].reverse().join(''))}%`,
    minor: typed.ok ? typed.value.minor : null,
  }
  const kinds = await Promise.all([
    invoices(wanted).then(hits('invoice')),
    clients(wanted).then(hits('client')),
    payments(wanted).then(hits('payment')),
    // A part of two letters stands in every subject.
    key.length < 3 ? [] : messages(wanted).then(hits('message')),
    creditNotes(wanted).then(hits('credit_note')),
  ])
  return kinds.flat()
}

interface Wanted {
  businessId: string
  key: string
  begins: string
  contains: string
  ends: string
  minor: bigint | null
}

const hits =
  (kind: SearchHit['kind']) =>
  (rows: Row[]): SearchHit[] =>
    rows.map(({ id, title, detail, state, amountMinor, currency }) => ({
      ...{ kind, id, title, detail: detail ?? '', state },
      amount: amountMinor !== null && currency ? { minor: amountMinor, currency } : null,
    }))

const invoices = ({ businessId, key, begins, contains, ends, minor }: Wanted) => prisma.$queryRaw<Row[]>`
  WITH found AS (
    (SELECT "id", 1 AS rank FROM "Invoice" WHERE "businessId" = ${businessId}::uuid AND lower("number") = ${key} LIMIT ${EACH})
    UNION ALL
    (SELECT "id", 1 FROM "Invoice" WHERE "businessId" = ${businessId}::uuid AND lower("number") = ${key.replace(/-[^-]*$/, '')}
      AND lower("number" || '-' || "referenceCode") = ${key} LIMIT ${EACH})
    UNION ALL
    (SELECT "id", 2 FROM "Invoice" WHERE "businessId" = ${businessId}::uuid AND lower("number") LIKE ${begins} LIMIT ${WEIGHED})
    UNION ALL
    (SELECT "id", 3 FROM "Invoice" WHERE "businessId" = ${businessId}::uuid AND reverse(lower("number")) LIKE ${ends} LIMIT ${WEIGHED})
    UNION ALL
    (SELECT "id", 4 FROM "Invoice" WHERE "businessId" = ${businessId}::uuid AND "totalMinor" = ${minor}::bigint LIMIT ${WEIGHED})
    UNION ALL
    (SELECT "id", 4 FROM "Invoice" WHERE "businessId" = ${businessId}::uuid AND "state" = 'issued' AND "balanceMinor" = ${minor}::bigint
      LIMIT ${WEIGHED})
    UNION ALL
    (SELECT i."id", 5 FROM (SELECT "id" FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "nameKey" LIKE ${contains}
        LIMIT ${EACH}) c
      CROSS JOIN LATERAL (SELECT "id" FROM "Invoice" WHERE "businessId" = ${businessId}::uuid AND "clientId" = c."id"
        AND "state" = 'issued' LIMIT ${EACH}) i)
  )
  SELECT i."id", i."number" AS title, c."name" AS detail, i."state"::text AS state, i."currency",
    CASE WHEN i."state" = 'issued' THEN i."balanceMinor" ELSE i."totalMinor" END AS "amountMinor"
  FROM (SELECT "id", min(rank) AS rank FROM found GROUP BY "id") f
  JOIN "Invoice" i ON i."businessId" = ${businessId}::uuid AND i."id" = f."id"
  JOIN "Client" c ON c."businessId" = i."businessId" AND c."id" = i."clientId"
  ORDER BY f.rank, (i."state" = 'issued') DESC, i."dueOn" DESC, i."id" LIMIT ${EACH}`

const clients = ({ businessId, begins, contains }: Wanted) => prisma.$queryRaw<Row[]>`
  WITH found AS (
    (SELECT "id" FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "nameKey" LIKE ${contains} LIMIT ${WEIGHED})
    UNION
    (SELECT "id" FROM "Client" WHERE "businessId" = ${businessId}::uuid AND lower("code") LIKE ${begins} LIMIT ${WEIGHED})
    UNION
    (SELECT "clientId" FROM "Contact" WHERE "businessId" = ${businessId}::uuid AND lower("email") LIKE ${begins} LIMIT ${WEIGHED})
  )
  SELECT c."id", c."name" AS title, NULL AS state, NULL::bigint AS "amountMinor", NULL AS currency,
    (SELECT "email" FROM "Contact" WHERE "businessId" = c."businessId" AND "clientId" = c."id" ORDER BY "role", "id" LIMIT 1) AS detail
  FROM found f JOIN "Client" c ON c."businessId" = ${businessId}::uuid AND c."id" = f."id"
  ORDER BY (c."nameKey" LIKE ${begins}) DESC, c."nameKey", c."id" LIMIT ${EACH}`

const payments = ({ businessId, key, begins, minor }: Wanted) => prisma.$queryRaw<Row[]>`
  WITH found AS (
    (SELECT "id" FROM "Payment" WHERE "businessId" = ${businessId}::uuid AND "amountMinor" = ${minor}::bigint LIMIT ${WEIGHED})
    UNION
    (SELECT "id" FROM "Payment" WHERE "businessId" = ${businessId}::uuid AND lower("reference") LIKE ${begins}
      AND "reference" IS NOT NULL LIMIT ${WEIGHED})
    UNION
    (SELECT "id" FROM "Payment" WHERE "businessId" = ${businessId}::uuid AND "provider" IN ('stripe', 'paypal')
      AND "providerRef" IN (${key}, ${key.toUpperCase()}))
  )
  SELECT p."id", c."name" AS title, coalesce(p."reference", p."providerRef") AS detail, p."state"::text AS state,
    p."amountMinor", p."currency"
  FROM found f JOIN "Payment" p ON p."businessId" = ${businessId}::uuid AND p."id" = f."id"
  JOIN "Client" c ON c."businessId" = p."businessId" AND c."id" = p."clientId"
  ORDER BY p."startedAt" DESC, p."id" LIMIT ${EACH}`

const messages = ({ businessId, begins, contains }: Wanted) => prisma.$queryRaw<Row[]>`
  WITH found AS (
    (SELECT "id" FROM "OutboxMessage" WHERE "businessId" = ${businessId}::uuid AND lower("subject") LIKE ${contains} LIMIT ${WEIGHED})
    UNION
    (SELECT "id" FROM "OutboxMessage" WHERE "businessId" = ${businessId}::uuid AND lower("toAddress") LIKE ${begins} LIMIT ${WEIGHED})
  )
  SELECT m."id", m."subject" AS title, m."toAddress" AS detail, m."state"::text AS state, NULL::bigint AS "amountMinor", NULL AS currency
  FROM found f JOIN "OutboxMessage" m ON m."businessId" = ${businessId}::uuid AND m."id" = f."id"
  ORDER BY m."createdAt" DESC, m."id" LIMIT ${EACH}`

async function creditNotes({ businessId, key }: Wanted): Promise<Row[]> {
  const number = /^(?:cn[- ]?|credit note )?(\d{1,9})$/.exec(key)?.[1]
  if (!number) return []
  return prisma.$queryRaw<Row[]>`
    SELECT n."id", n."number"::text AS title, i."number" AS detail, NULL AS state, n."amountMinor", n."currency"
    FROM "CreditNote" n JOIN "Invoice" i ON i."businessId" = n."businessId" AND i."id" = n."invoiceId"
    WHERE n."businessId" = ${businessId}::uuid AND n."number" = ${Number(number)}`
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
