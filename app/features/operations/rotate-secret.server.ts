import { appSecrets, currentSecretName } from '#app/app-secrets.server.ts'
import { isUnderCurrent, reencrypted } from '#app/auth/staff-secrets.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { inTransaction, type Tx } from '#app/db/transaction.server.ts'
import { isSealedByCurrent, openSecret, sealSecret } from '#app/sealed-secret.server.ts'
import { verifierOf } from '#app/secret-verifier.server.ts'

/** What `sealWebhookSecret` seals for. */
const WEBHOOK = 'webhook'

export interface Rotation {
  readonly webhookSecrets: number
  readonly authenticators: number
  /** Mails on their way that a repeat must send as they were: while there are any, the earlier secret has to stay. */
  readonly mailsUnderWay: number
}

/**
 * Puts everything that can be read again under the current APP_SECRET, all of it or nothing, and notes that the database belongs to
 * that one now. Links and reply addresses that were mailed need nothing: they open by what the database keeps of them. Safe to
 * repeat. Errors: throws where something is under a secret that is not known; nothing is changed then.
 */
export function rotateSecret(): Promise<Rotation> {
  return acrossBusinesses('the secret is the whole installation’s', async () => {
    const done = await inTransaction(async (tx) => {
      const webhookSecrets = await resealWebhooks(tx)
      const authenticators = await reencryptAuthenticators(tx)
      await tx.installation.updateMany({ data: { secretVerifier: verifierOf(appSecrets[0]) } })
      return { webhookSecrets, authenticators }
    })
    const mailsUnderWay = await prisma.outboxMessage.count({
      where: { state: 'sending', OR: [{ madeWith: null }, { madeWith: { not: currentSecretName } }] },
    })
    return { ...done, mailsUnderWay }
  })
}

async function resealWebhooks(tx: Tx): Promise<number> {
  const again = (text: string) => (isSealedByCurrent(text) ? text : sealSecret(openSecret(text, WEBHOOK), WEBHOOK))
  let count = 0
  for (const { businessId, id, secret, previousSecret } of await tx.webhookEndpoint.findMany()) {
    const next = { secret: again(secret), previousSecret: previousSecret && again(previousSecret) }
    if (next.secret === secret && next.previousSecret === previousSecret) continue
    // Somebody may give the endpoint a new secret at this moment: that one stays.
    const where = { businessId, id, secret, previousSecret }
    count += (await tx.webhookEndpoint.updateMany({ where, data: next })).count
  }
  return count
}

async function reencryptAuthenticators(tx: Tx): Promise<number> {
  let count = 0
  for (const { id, secret, backupCodes } of await tx.twoFactor.findMany()) {
    if (isUnderCurrent(secret) && isUnderCurrent(backupCodes)) continue
    const data = { secret: await reencrypted(secret), backupCodes: await reencrypted(backupCodes) }
    count += (await tx.twoFactor.updateMany({ where: { id, secret, backupCodes }, data })).count
  }
  return count
}
