import { Prisma } from '#app/db/generated/client.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { ClientFilter } from '#app/domain/client/client-filter.ts'
import type { InvoiceFilter } from '#app/domain/invoice/invoice-filter.ts'
import { clientsThat } from './client-filter.server.ts'
import { invoicesThat } from './invoice-filter.server.ts'

/** What a decision about many is about: rows by their ids, or all that a filter finds; with both, what both find. */
export type Chosen =
  | { readonly of: 'invoices'; readonly filter: InvoiceFilter; readonly ids: readonly string[] | null }
  | { readonly of: 'clients'; readonly filter: ClientFilter; readonly ids: readonly string[] | null }

/** As conditions on "Invoice" `i`, each beginning with AND. Of clients, their open invoices. */
export function chosenInvoices(businessId: string, chosen: Chosen, today: PlainDate): Prisma.Sql {
  if (chosen.of === 'clients') {
    return Prisma.sql`AND i."businessId" = ${businessId}::uuid AND i."state" = 'issued'
      AND i."clientId" IN (SELECT c."id" FROM "Client" c WHERE true ${chosenClients(businessId, chosen, today)})`
  }
  const { filter, ids } = chosen
  return Prisma.sql`${invoicesThat(businessId, filter, today)}
    ${ids ? Prisma.sql`AND i."id" = ANY(${[...ids]}::uuid[])` : Prisma.empty}`
}

/** As conditions on "Client" `c`, each beginning with AND. Of invoices, those they were written to. */
export function chosenClients(businessId: string, chosen: Chosen, today: PlainDate): Prisma.Sql {
  if (chosen.of === 'invoices') {
    return Prisma.sql`AND c."businessId" = ${businessId}::uuid
      AND c."id" IN (SELECT i."clientId" FROM "Invoice" i WHERE true ${chosenInvoices(businessId, chosen, today)})`
  }
  const { filter, ids } = chosen
  return Prisma.sql`${clientsThat(businessId, filter, today)}
    ${ids ? Prisma.sql`AND c."id" = ANY(${[...ids]}::uuid[])` : Prisma.empty}`
}
