import { Temporal } from 'temporal-polyfill'
import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'
import type { KnownInvoice } from '#app/domain/invoice-import/compare-invoice.ts'
import type { KnownClient } from '#app/domain/invoice-import/match-client.ts'
import { money } from '#app/domain/money.ts'
import type { Tx } from '#app/db/transaction.server.ts'

export interface InvoiceOnFile extends KnownInvoice {
  readonly id: string
  readonly clientId: string
  readonly importRunId: string | null
}

export interface ImportFacts {
  readonly invoices: ReadonlyMap<string, InvoiceOnFile>
  readonly clients: readonly KnownClient[]
}

interface InvoiceRow {
  id: string
  number: string
  state: InvoiceState
  currency: string
  totalMinor: bigint
  balanceMinor: bigint
  issuedOn: string
  dueOn: string
  terms: string | null
  purchaseOrder: string | null
  description: string | null
  onlyLine: string | null
  importRunId: string | null
  importedPaid: bigint | null
  clientId: string
  clientName: string
  clientCode: string | null
  clientKey: string
}

/** What is on file about a batch of rows: the invoices of its numbers and every client it could mean. */
export async function readImportFacts(
  tx: Tx,
  businessId: string,
  batch: { numbers: readonly string[]; codes: readonly string[]; nameKeys: readonly string[] },
): Promise<ImportFacts> {
  const invoices = await tx.$queryRaw<InvoiceRow[]>`
    SELECT i."id", i."number", i."state"::text AS "state", i."currency", i."totalMinor", i."balanceMinor", i."issuedOn"::text AS "issuedOn",
      i."dueOn"::text AS "dueOn", i."terms", i."purchaseOrder", i."description", i."importRunId", i."clientId",
      (SELECT max(n."description") FROM "InvoiceLine" n
       WHERE n."businessId" = i."businessId" AND n."invoiceId" = i."id" HAVING count(*) = 1) AS "onlyLine",
      c."name" AS "clientName", c."code" AS "clientCode", c."nameKey" AS "clientKey",
      (SELECT max(split_part(l."postingKey", '/', 4)::bigint) FROM "LedgerEntry" l
       WHERE l."businessId" = i."businessId" AND l."invoiceId" = i."id" AND l."postingKey" LIKE 'import/%') AS "importedPaid"
    FROM "Invoice" i JOIN "Client" c ON c."businessId" = i."businessId" AND c."id" = i."clientId"
    WHERE i."businessId" = ${businessId}::uuid AND i."number" = ANY(${batch.numbers})`
  const owners = invoices.map(({ clientId }) => clientId)
  const clients = await tx.$queryRaw<(KnownClient & { emails: string[] })[]>`
    SELECT c."id", c."name", c."code", c."nameKey",
      ARRAY(SELECT lower(t."email") FROM "Contact" t WHERE t."businessId" = c."businessId" AND t."clientId" = c."id" ORDER BY t."id") AS "emails"
    FROM "Client" c
    WHERE c."businessId" = ${businessId}::uuid
      AND (c."nameKey" = ANY(${batch.nameKeys}) OR c."code" = ANY(${batch.codes}) OR c."id" = ANY(${owners}::uuid[]))
    ORDER BY c."id"`
  return { invoices: new Map(invoices.map((row) => [row.number, invoiceOf(row)])), clients }
}

function invoiceOf({ number: _, currency, totalMinor, balanceMinor, importedPaid, ...row }: InvoiceRow): InvoiceOnFile {
  return {
    ...row,
    total: money(totalMinor, currency),
    balance: money(balanceMinor, currency),
    importedPaid: importedPaid === null ? null : money(importedPaid, currency),
    issuedOn: Temporal.PlainDate.from(row.issuedOn),
    dueOn: Temporal.PlainDate.from(row.dueOn),
  }
}

/** One import of a business writes at a time; the others wait for the end of its transaction. */
export async function lockImportsOf(tx: Tx, businessId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import ${businessId}`}, 0))::text`
}
