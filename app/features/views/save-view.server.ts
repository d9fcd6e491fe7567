import { prisma } from '#app/db/client.server.ts'
import type { ViewPage } from '#app/domain/view/saved-view.ts'
import { newId } from '#app/ids.server.ts'

/** Keeps a list's filters under a name. A name this person has used on the list already means that view from now on. */
export async function saveView(call: {
  businessId: string
  userId: string
  page: ViewPage
  name: string
  query: string
  shared: boolean
  now: Date
}): Promise<void> {
  const { businessId, userId, page, name, query, shared, now } = call
  const place = { businessId, userId, page, name }
  await prisma.savedView.upsert({
    where: { businessId_userId_page_name: place },
    create: { ...place, id: newId(), query, shared, createdAt: now },
    update: { query, shared },
  })
}
