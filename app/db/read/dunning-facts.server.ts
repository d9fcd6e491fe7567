import type { Tx } from '#app/db/transaction.server.ts'
import type { DunningFacts } from '#app/domain/dunning/dunning-facts.ts'
import {
  clientColumns,
  dunningInvoice,
  factsOfClient,
  invoiceColumns,
  loadDunningBusiness,
} from './dunning-rows.server.ts'
import { loadPolicies } from './policies.server.ts'

/** Takes the client's row for the rest of the transaction: whoever decides about a client does so alone. False when there is none. */
export async function lockClient(tx: Tx, businessId: string, clientId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "id" = ${clientId}::uuid FOR NO KEY UPDATE`
  return rows.length === 1
}

/** The same for several at once, in the order of their ids, so that two who take the same clients never wait for each other. */
export async function lockClients(tx: Tx, businessId: string, clientIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "id" = ANY (${[...clientIds]}::uuid[])
    ORDER BY "id" FOR NO KEY UPDATE`
}

/** The same for those that nobody else has, and which of them it got: a set waits for nobody. Who wants one alone waits for it. */
export async function lockFreeClients(tx: Tx, businessId: string, clientIds: readonly string[]): Promise<Set<string>> {
  const [only] = clientIds
  if (only !== undefined && clientIds.length === 1)
    return new Set((await lockClient(tx, businessId, only)) ? [only] : [])
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "id" = ANY(${clientIds}::uuid[])
    ORDER BY "id" FOR NO KEY UPDATE SKIP LOCKED`
  return new Set(rows.map(({ id }) => id))
}

/** The same, for whoever finds clients due for a look: those of them that no other process has or has looked at already. */
export async function lockDueClients(
  tx: Tx,
  businessId: string,
  clientIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "id" = ANY (${[...clientIds]}::uuid[])
      AND "nextCheckAt" <= ${now}
    FOR NO KEY UPDATE SKIP LOCKED`
  return rows.map(({ id }) => id)
}

/** All that a dunning decision about one client rests on, as it stands now; null for an unknown client. */
export async function loadDunningFacts(
  tx: Tx,
  businessId: string,
  clientId: string,
  now: Date,
): Promise<DunningFacts | null> {
  return (await loadFactsOfClients(tx, businessId, [clientId], now)).get(clientId) ?? null
}

/** The same for many clients at once, in a fixed number of queries. */
export async function loadFactsOfClients(
  tx: Tx,
  businessId: string,
  clientIds: readonly string[],
  now: Date,
): Promise<Map<string, DunningFacts>> {
  const clients = await tx.client.findMany({
    where: { businessId, id: { in: [...clientIds] } },
    select: {
      ...clientColumns(now),
      invoices: { where: { state: 'issued' }, select: invoiceColumns, orderBy: { id: 'asc' } },
    },
  })
  const dunning = await loadDunningBusiness(tx, businessId, now)
  const policies = await loadPolicies(tx, businessId, [
    dunning.policyId,
    ...clients.flatMap(({ policyId, invoices }) => [policyId, ...invoices.map((invoice) => invoice.policyId)]),
  ])
  return new Map(
    clients.map(({ invoices, ...client }) => [
      client.id,
      {
        ...factsOfClient(client, dunning),
        invoices: invoices.map((invoice) => dunningInvoice(invoice, client, dunning, policies)),
      },
    ]),
  )
}
