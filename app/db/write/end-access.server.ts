import type { Tx } from '#app/db/transaction.server.ts'

/** Signs a person out everywhere. */
export async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } })
}

/** Takes the authenticator app away, so that a new one can be set up. */
export async function dropSecondFactor(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.twoFactor.deleteMany({ where: { userId } })
  await tx.user.update({ where: { id: userId }, data: { twoFactorEnabled: false, updatedAt: now } })
}
