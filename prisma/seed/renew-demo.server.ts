import { hashPassword } from 'better-auth/crypto'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { env } from '#app/env.server.ts'
import { hashOfApiKey, prefixOfApiKey } from '#app/features/api-keys/api-key.server.ts'
import { demoCredentials } from './demo-credentials.ts'

/** The demo's sign-in and key follow from APP_SECRET: after an exchange they are new. False where there is no demo. */
export async function renewDemo(now: Date): Promise<boolean> {
  const { email, password, apiKey } = demoCredentials(env.APP_SECRET)
  const hash = await hashPassword(password)
  return acrossBusinesses('the demo is found by its owner', () =>
    inTransaction(async (tx) => {
      const owner = await tx.membership.findFirst({ where: { user: { email } } })
      if (!owner) return false
      const { userId, businessId } = owner
      await tx.account.updateMany({ where: { userId }, data: { password: hash, updatedAt: now } })
      const data = { prefix: prefixOfApiKey(apiKey), hash: hashOfApiKey(apiKey) }
      await tx.apiKey.updateMany({ where: { businessId, name: 'Demo key' }, data })
      return true
    }),
  )
}
