import { Temporal } from 'temporal-polyfill'
import type { CreditedInvoice } from '#app/domain/credit-note-import/decide-credit-note.ts'
import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'
import type { KnownClient } from '#app/domain/invoice-import/match-client.ts'
import type { Tx } from '#app/db/transaction.server.ts'

interface InvoiceRow {
  id: string
  number: string
  state: InvoiceState
  currency: string
  totalMinor: bigint
  balanceMinor: bigint
  creditedMinor: bigint
  issuedOn: string
  clientId: string
  clientName: string
  clientCode: string | null
  clientKey: string
  imported: { on: string; minor: string }[] | null
}

/** The invoices of these numbers, with what lists of invoices called paid of them and nobody has explained yet. */
export async function readInvoicesOfNumbers(
  tx: Tx,
  businessId: string,
  numbers: readonly string[],
): Promise<Map<string, CreditedInvoice>> {
  const rows = await tx.$queryRaw<InvoiceRow[]>`
    SELECT i."id", i."number", i."state"::text AS "state", i."currency", i."totalMinor", i."balanceMinor", i."issuedOn"::text AS "issuedOn",
      i."clientId", c."name" AS "clientName", c."code" AS "clientCode", c."nameKey" AS "clientKey",
      (SELECT coalesce(sum(n."amountMinor"), 0)::bigint FROM "CreditNote" n
       WHERE n."businessId" = i."businessId" AND n."invoiceId" = i."id") AS "creditedMinor",
      (SELECT json_agg(json_build_object('on', part."on", 'minor', part."minor"::text) ORDER BY part."on") FROM (
         SELECT l."occurredOn" AS "on", -sum(l."amountMinor") AS "minor" FROM "LedgerEntry" l
         WHERE l."businessId" = i."businessId" AND l."invoiceId" = i."id" AND l."account" = 'receivable'
           AND (l."postingKey" LIKE 'import/%' OR l."postingKey" LIKE 'reversal/import/%')
         GROUP BY l."occurredOn" HAVING sum(l."amountMinor") < 0) part) AS "imported"
    FROM "Invoice" i JOIN "Client" c ON c."businessId" = i."businessId" AND c."id" = i."clientId"
    WHERE i."businessId" = ${businessId}::uuid AND i."number" = ANY(${numbers})`
  return new Map(
    rows.map(({ number, issuedOn, imported, ...row }) => [
      number,
      {
        ...row,
        issuedOn: Temporal.PlainDate.from(issuedOn),
        imported: (imported ?? []).map(({ on, minor }) => ({ on: Temporal.PlainDate.from(on), minor: BigInt(minor) })),
      },
    ]),
  )
}

/** Every client a batch of rows could mean: by code, by name, by an address. Addresses in lower case. */
export const readClientsOfMarks = (
  tx: Tx,
  businessId: string,
  marks: { codes: readonly string[]; nameKeys: readonly string[]; emails: readonly string[] },
): Promise<(KnownClient & { emails: string[] })[]> => tx.$queryRaw`
    SELECT c."id", c."name", c."code", c."nameKey",
      ARRAY(SELECT lower(t."email") FROM "Contact" t WHERE t."businessId" = c."businessId" AND t."clientId" = c."id" ORDER BY t."id") AS "emails"
    FROM "Client" c
    WHERE c."businessId" = ${businessId}::uuid AND c."id" IN (
      SELECT "id" FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "nameKey" = ANY(${marks.nameKeys})
      UNION SELECT "id" FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "code" = ANY(${marks.codes})
      UNION SELECT "clientId" FROM "Contact" WHERE "businessId" = ${businessId}::uuid AND lower("email") = ANY(${marks.emails}))
    ORDER BY c."id"`

/** What lists of invoices called paid of each of these clients and nobody has explained yet: minor units, by `clientId currency`. */
export async function readUnexplained(
  tx: Tx,
  businessId: string,
  clientIds: readonly string[],
): Promise<Map<string, bigint>> {
  if (clientIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ mark: string; minor: bigint }[]>`
    SELECT mark, sum("minor")::bigint AS "minor" FROM (
      SELECT concat_ws(' ', i."clientId", i."currency") AS mark, -sum(l."amountMinor") AS "minor"
      FROM "Invoice" i JOIN "LedgerEntry" l ON l."businessId" = i."businessId" AND l."invoiceId" = i."id"
      WHERE i."businessId" = ${businessId}::uuid AND i."clientId" = ANY(${clientIds}::uuid[]) AND l."account" = 'receivable'
        AND (l."postingKey" LIKE 'import/%' OR l."postingKey" LIKE 'reversal/import/%')
      GROUP BY i."id", i."clientId", i."currency", l."occurredOn" HAVING sum(l."amountMinor") < 0) part
    GROUP BY mark`
  return new Map(rows.map(({ mark, minor }) => [mark, minor]))
}

/** Which of these rows were taken in before, or are payments of our own that come back. */
export async function readKnownPayments(
  tx: Tx,
  businessId: string,
  given: { refs: readonly string[]; ids: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ known: string }[]>`
    SELECT "importRef" AS known FROM "Payment" WHERE "businessId" = ${businessId}::uuid AND "importRef" = ANY(${given.refs})
    UNION ALL SELECT "id"::text FROM "Payment" WHERE "businessId" = ${businessId}::uuid AND "id" = ANY(${given.ids}::uuid[])`
  return new Set(rows.map(({ known }) => known))
}

/**
 * Which of these credit notes were taken in before, by their names in the list, or are notes of our own that come back: their
 * numbers are short, so invoice, day and amount count as well (`ownMark`).
 */
export async function readKnownCreditNotes(
  tx: Tx,
  businessId: string,
  given: { refs: readonly string[]; marks: readonly string[]; invoices: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ known: string }[]>`
    SELECT "importRef" AS known FROM "CreditNote"
    WHERE "businessId" = ${businessId}::uuid AND "importRef" = ANY(${given.refs})
    UNION ALL SELECT concat_ws(' ', n."number", n."issuedOn", n."amountMinor", n."currency", i."number")
    FROM "CreditNote" n JOIN "Invoice" i ON i."businessId" = n."businessId" AND i."id" = n."invoiceId"
    WHERE n."businessId" = ${businessId}::uuid AND i."number" = ANY(${given.invoices})
      AND concat_ws(' ', n."number", n."issuedOn", n."amountMinor", n."currency", i."number") = ANY(${given.marks})`
  return new Set(rows.map(({ known }) => known))
}
