import type { ClientOnFile } from '#app/domain/client-import/decide-client.ts'
import type { KnownClient } from '#app/domain/invoice-import/match-client.ts'
import type { Tx } from '#app/db/transaction.server.ts'

/** What a list of clients could change about each of these. */
export async function readClientDetails(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
): Promise<Map<string, Omit<ClientOnFile, keyof KnownClient>>> {
  const rows = await tx.client.findMany({
    where: { businessId, id: { in: [...ids] } },
    select: {
      ...{ id: true, phone: true, postalAddress: true, locale: true, timeZone: true, taxNumber: true, termsDays: true },
      contacts: { where: { role: 'bill_to' }, select: { name: true }, orderBy: { id: 'asc' }, take: 1 },
    },
  })
  return new Map(rows.map(({ id, contacts, ...row }) => [id, { ...row, contact: contacts[0]?.name ?? null }]))
}
