import type { Tx } from '#app/db/transaction.server.ts'

const ROWS = 500

export interface ListedInvoice {
  number: string
  client: string
  code: string | null
  email: string | null
  state: string
  currency: string
  totalMinor: bigint
  openMinor: bigint
  issuedOn: string
  dueOn: string
  terms: string | null
  paidOn: string | null
  purchaseOrder: string | null
  description: string
  quantity: string
  unitMinor: bigint
  amountMinor: bigint
  taxMinor: bigint
}

/** Every issued invoice, one row for each of its lines; drafts have no number yet. Days in the business's zone. */
export const readInvoiceRows = (tx: Tx, businessId: string): AsyncGenerator<ListedInvoice[]> =>
  pages(
    tx,
    businessId,
    `
    SELECT i."number", c."name" AS client, c."code", (SELECT t."email" FROM "Contact" t WHERE t."businessId" = c."businessId"
        AND t."clientId" = c."id" AND t."role" = 'bill_to' ORDER BY t."id" LIMIT 1) AS email,
      i."state"::text AS state, i."currency", i."totalMinor", least(i."balanceMinor", i."totalMinor") AS "openMinor",
      i."issuedOn"::text AS "issuedOn", i."dueOn"::text AS "dueOn", i."terms",
      (i."settledAt" AT TIME ZONE b."timeZone")::date::text AS "paidOn", i."purchaseOrder", l."description",
      trim_scale(l."quantity")::text AS quantity, l."unitMinor", l."amountMinor", l."taxMinor"
    FROM "Invoice" i JOIN "Business" b ON b."id" = i."businessId"
    JOIN "Client" c ON c."businessId" = i."businessId" AND c."id" = i."clientId"
    JOIN "InvoiceLine" l ON l."businessId" = i."businessId" AND l."invoiceId" = i."id"
    WHERE i."businessId" = $1::uuid AND i."state" <> 'draft' ORDER BY i."id", l."position"`,
  )

export interface ListedClient {
  name: string
  code: string | null
  emails: string[]
  contact: string | null
  phone: string | null
  postalAddress: string | null
  locale: string | null
  timeZone: string | null
  termsDays: number | null
  taxNumber: string | null
}

/** Every client; where mail goes stands first among the addresses. */
export const readClientRows = (tx: Tx, businessId: string): AsyncGenerator<ListedClient[]> =>
  pages(
    tx,
    businessId,
    `
    SELECT c."name", c."code", c."phone", c."postalAddress", c."locale", c."timeZone", c."termsDays", c."taxNumber",
      ARRAY(SELECT t."email" FROM "Contact" t WHERE t."businessId" = c."businessId" AND t."clientId" = c."id"
        ORDER BY t."role" <> 'bill_to', t."id") AS emails,
      (SELECT t."name" FROM "Contact" t WHERE t."businessId" = c."businessId" AND t."clientId" = c."id" AND t."role" = 'bill_to'
        ORDER BY t."id" LIMIT 1) AS contact
    FROM "Client" c WHERE c."businessId" = $1::uuid ORDER BY c."id"`,
  )

export interface ListedPayment {
  id: string
  number: string | null
  client: string
  code: string | null
  amountMinor: bigint
  currency: string
  receivedOn: string
  method: string
  reference: string | null
}

/**
 * What each payment does today: a row for each invoice it pays, what was given back taken off, and one without a number for what is
 * left of it as credit; those last, since what the others explain must not stand in their way when the list is read again.
 */
export const readPaymentRows = (tx: Tx, businessId: string): AsyncGenerator<ListedPayment[]> =>
  pages(
    tx,
    businessId,
    `
    SELECT p."id"::text AS id, i."number", c."name" AS client, c."code", sums."minor" AS "amountMinor", p."currency",
      coalesce(p."receivedOn", (p."settledAt" AT TIME ZONE b."timeZone")::date, (p."startedAt" AT TIME ZONE b."timeZone")::date)::text
        AS "receivedOn", p."method"::text AS method, coalesce(p."reference", p."providerRef") AS reference
    FROM (SELECT l."paymentId", l."invoiceId", -sum(l."amountMinor")::bigint AS minor FROM "LedgerEntry" l
          WHERE l."businessId" = $1::uuid AND l."paymentId" IS NOT NULL AND l."account" IN ('receivable', 'unapplied')
          GROUP BY 1, 2 HAVING sum(l."amountMinor") < 0) sums
    JOIN "Payment" p ON p."businessId" = $1::uuid AND p."id" = sums."paymentId"
    JOIN "Business" b ON b."id" = p."businessId"
    JOIN "Client" c ON c."businessId" = p."businessId" AND c."id" = p."clientId"
    LEFT JOIN "Invoice" i ON i."businessId" = p."businessId" AND i."id" = sums."invoiceId"
    ORDER BY i."number" IS NULL, p."id", i."number"`,
  )

export interface ListedCreditNote {
  number: number
  invoice: string
  client: string
  code: string | null
  amountMinor: bigint
  taxMinor: bigint | null
  appliedMinor: bigint
  currency: string
  issuedOn: string
  reason: string
}

/** Every credit note, with what of it lowered its invoice. */
export const readCreditNoteRows = (tx: Tx, businessId: string): AsyncGenerator<ListedCreditNote[]> =>
  pages(
    tx,
    businessId,
    `
    SELECT n."number", i."number" AS invoice, c."name" AS client, c."code", n."amountMinor", n."taxMinor", n."currency",
      n."issuedOn"::text AS "issuedOn", n."reason",
      (SELECT coalesce(-sum(l."amountMinor"), 0)::bigint FROM "LedgerEntry" l WHERE l."businessId" = n."businessId"
        AND l."postingKey" = 'credit/' || n."id" AND l."account" = 'receivable') AS "appliedMinor"
    FROM "CreditNote" n JOIN "Invoice" i ON i."businessId" = n."businessId" AND i."id" = n."invoiceId"
    JOIN "Client" c ON c."businessId" = n."businessId" AND c."id" = n."clientId"
    WHERE n."businessId" = $1::uuid ORDER BY n."number"`,
  )

/** Queries are this file's own; the business is their parameter. In one transaction, a page held at a time. */
async function* pages<Row>(tx: Tx, businessId: string, query: string): AsyncGenerator<Row[]> {
  await tx.$executeRawUnsafe(`DECLARE "list" NO SCROLL CURSOR FOR ${query}`, businessId)
  for (;;) {
    const page = await tx.$queryRawUnsafe<Row[]>(`FETCH FORWARD ${ROWS} FROM "list"`)
    if (page.length > 0) yield page
    if (page.length < ROWS) break
  }
  await tx.$executeRawUnsafe('CLOSE "list"')
}
