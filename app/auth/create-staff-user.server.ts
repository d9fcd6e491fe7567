import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { UserId } from '#app/domain/ids.ts'
import { checkPassword } from '#app/domain/password/check-password.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { newId } from '#app/ids.server.ts'
import type { StaffRole } from './permissions.ts'

export interface NewStaffUser {
  name: string
  email: string
  password: string
  businessId: string
  /** No password may be it. */
  businessName?: string
  role: StaffRole
  now: Date
}

export type StaffUserRefusal = 'bad_email' | 'bad_password' | 'email_taken'

/** Lets a person sign in to one business. Passwords are judged by `checkPassword` and stored as better-auth hashes them. */
export async function createStaffUser(user: NewStaffUser): Promise<Result<{ userId: UserId }, StaffUserRefusal>> {
  return withStaffUser(user, (insertUser) => inTransaction(insertUser))
}

/** The same inside a larger transaction, which `write` opens and which is rolled back when the address is taken. */
export async function withStaffUser(
  { name, email, password, businessId, businessName, role, now }: NewStaffUser,
  write: (insertUser: (tx: Tx) => Promise<void>) => Promise<void>,
): Promise<Result<{ userId: UserId }, StaffUserRefusal>> {
  const address = email.trim().toLowerCase()
  if (!z.email().safeParse(address).success) return refuse('bad_email')
  if (checkPassword(password, [name, address, ...(businessName ? [businessName] : [])])) return refuse('bad_password')
  const id = newId<UserId>()
  const hash = await hashPassword(password)
  const times = { createdAt: now, updatedAt: now }
  try {
    await write(async (tx) => {
      await tx.user.create({ data: { id, name, email: address, emailVerified: true, ...times } })
      const account = { id: newId(), accountId: id, providerId: 'credential', userId: id, password: hash, ...times }
      await tx.account.create({ data: account })
      await tx.membership.create({ data: { businessId, userId: id, role, createdAt: now } })
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('email_taken')
    throw error
  }
  return ok({ userId: id })
}
