import { prisma } from '#app/db/client.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { refuse, ok } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { newId } from '#app/ids.server.ts'
import { withStaffUser } from './create-staff-user.server.ts'
import type { StaffUserRefusal } from './create-staff-user.server.ts'

/** The short name a business goes by on the command line and in addresses; empty when the name has no letter for it. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)

/** Makes a business together with the person who owns it: both or neither. */
export async function createOwner(call: {
  businessName: string
  email: string
  password: string
  currency: string
  timeZone: string
  now: Date
}): Promise<Result<{ businessId: string; slug: string }, StaffUserRefusal | 'bad_name' | 'business_taken'>> {
  const { email, password, currency, timeZone, now } = call
  const name = call.businessName.trim()
  const slug = slugOf(name)
  if (slug === '') return refuse('bad_name')
  if ((await prisma.business.count({ where: { slug } })) > 0) return refuse('business_taken')
  const businessId = newId()
  const named = { name: email.split('@')[0] ?? email, businessName: name }
  const owner = { ...named, email, password, businessId, role: 'owner' as const, now }
  const made = await withStaffUser(owner, (insertUser) =>
    inTransaction(async (tx) => {
      const address = email.trim().toLowerCase()
      const business = { id: businessId, slug, name, currency, timeZone, email: address, createdAt: now }
      await tx.business.create({ data: business })
      await insertUser(tx)
    }),
  )
  return made.ok ? ok({ businessId, slug }) : made
}
