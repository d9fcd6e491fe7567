import { prisma } from '#app/db/client.server.ts'
import { isUniqueViolation } from '#app/db/transaction.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

/** Renames a view, or shares it and takes that back; only its maker does. */
export async function changeView(call: {
  businessId: string
  userId: string
  viewId: string
  name: string
  shared: boolean
}): Promise<Result<null, 'not_found' | 'name_taken'>> {
  const { businessId, userId, viewId: id, name, shared } = call
  try {
    const { count } = await prisma.savedView.updateMany({ where: { businessId, userId, id }, data: { name, shared } })
    return count > 0 ? ok(null) : refuse('not_found')
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('name_taken')
    throw error
  }
}
