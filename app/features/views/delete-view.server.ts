import { prisma } from '#app/db/client.server.ts'

/** Takes a view away; only its maker does. What it showed stays as it is. False: it was gone, or another's. */
export async function deleteView(call: { businessId: string; userId: string; viewId: string }): Promise<boolean> {
  const { businessId, userId, viewId: id } = call
  const { count } = await prisma.savedView.deleteMany({ where: { businessId, userId, id } })
  return count > 0
}
