import { prisma } from '#app/db/client.server.ts'

/** Whether the business has this client, so that a list of what is theirs answers 404 instead of nothing. */
export const hasClient = async (businessId: string, id: string): Promise<boolean> =>
  (await prisma.client.count({ where: { businessId, id } })) > 0

/** The same for an invoice. */
export const hasInvoice = async (businessId: string, id: string): Promise<boolean> =>
  (await prisma.invoice.count({ where: { businessId, id } })) > 0
