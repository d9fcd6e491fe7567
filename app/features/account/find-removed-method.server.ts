import { prisma } from '#app/db/client.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'

/** What a method was called that the client has removed, to say so; null for anything else. */
export async function findRemovedMethod(of: {
  businessId: string
  clientId: string
  methodId: string | null
}): Promise<string | null> {
  const { businessId, clientId, methodId } = of
  if (methodId === null || !isUuid(methodId)) return null
  const found = await prisma.savedMethod.findFirst({
    where: { businessId, clientId, id: methodId, removedAt: { not: null } },
    select: { label: true },
  })
  return found?.label ?? null
}
