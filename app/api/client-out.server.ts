import type { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { ClientSchema } from './client-schema.ts'

export const clientSelect = {
  id: true,
  code: true,
  name: true,
  phone: true,
  postalAddress: true,
  locale: true,
  timeZone: true,
  termsDays: true,
  taxNumber: true,
  createdAt: true,
  updatedAt: true,
  contacts: { select: { role: true, name: true, email: true, state: true }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.ClientSelect

/** A client as the API writes it. */
export function clientOut(
  row: Prisma.ClientGetPayload<{ select: typeof clientSelect }>,
): z.output<typeof ClientSchema> {
  const billTo = row.contacts.find(({ role }) => role === 'bill_to')
  return {
    ...row,
    email: billTo?.email ?? null,
    contactName: billTo?.name ?? null,
    ccEmails: row.contacts.filter(({ role }) => role === 'cc').map(({ email }) => email),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** Many at once, by their ids. */
export async function readClientsOut(businessId: string, ids: readonly string[]) {
  const where = { businessId, id: { in: [...new Set(ids)] } }
  const rows = await prisma.client.findMany({ where, select: clientSelect })
  return new Map(rows.map((row) => [row.id, clientOut(row)]))
}
