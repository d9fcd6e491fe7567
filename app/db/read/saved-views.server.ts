import { prisma } from '#app/db/client.server.ts'
import type { ViewPage } from '#app/domain/view/saved-view.ts'

export interface SavedView {
  readonly id: string
  readonly name: string
  /** Without the question mark. */
  readonly query: string
  readonly shared: boolean
  /** Its maker may rename it, share it and take it away. */
  readonly isMine: boolean
  /** Who made it; shown with those of others. */
  readonly by: string
}

const VIEWS_MAX = 60

/** The views of a list that this person sees: their own and what colleagues share, by name. */
export async function listViews(businessId: string, userId: string, page: ViewPage): Promise<SavedView[]> {
  const rows = await prisma.savedView.findMany({
    where: { businessId, page, OR: [{ userId }, { shared: true }] },
    select: {
      ...{ id: true, name: true, query: true, shared: true, userId: true },
      membership: { select: { user: { select: { name: true } } } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: VIEWS_MAX,
  })
  return rows.map(({ userId: maker, membership, ...view }) => ({
    ...view,
    isMine: maker === userId,
    by: membership.user.name,
  }))
}
