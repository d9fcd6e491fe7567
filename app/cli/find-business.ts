import { prisma } from '#app/db/client.server.ts'
import { Refusal } from './command.ts'

/** The business called `slug`, or the only one there is. Errors: Refusal that says which there are. */
export async function findBusiness(slug: string | undefined) {
  const businesses = await prisma.business.findMany({ orderBy: { slug: 'asc' }, take: 20 })
  const [only, another] = businesses
  if (!only) throw new Refusal('There is no business yet: make one with create-owner.')
  if (slug === undefined && !another) return only
  const slugs = businesses.map((business) => business.slug).join(', ')
  if (slug === undefined) throw new Refusal(`There are several businesses: say --business, one of ${slugs}.`)
  const found = await prisma.business.findUnique({ where: { slug } })
  if (!found) throw new Refusal(`There is no business "${slug}"; there is ${slugs}.`)
  return found
}
