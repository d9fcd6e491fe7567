import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'

/** Attempts of which nobody knows the end, and refunds that wait to be made, are asked about before anything else is done. */
export async function askAboutAttempts(now: Date): Promise<number> {
  const { count } = await acrossBusinesses('a restore brings back the whole installation', () =>
    prisma.payment.updateMany({
      where: {
        provider: { not: 'manual' },
        OR: [
          { state: { in: ['started', 'open', 'verifying', 'processing'] } },
          { refunds: { some: { method: 'provider', endedAt: null } } },
        ],
      },
      data: { nextReconcileAt: now },
    }),
  )
  return count
}

export async function noteMailsRead(id: string, now: Date): Promise<void> {
  await prisma.restore.update({ where: { id }, data: { mailsReadAt: now } })
}

export async function noteReportsRead(id: string, now: Date): Promise<void> {
  await prisma.restore.update({ where: { id }, data: { reportsReadAt: now } })
}

/** A report that failed so often is tried again beside everything else. */
const TRIES = 3

/** Ends the catching up once every report was applied, or tried, and every attempt asked about. Answers whether it ended. */
export async function finishRestore(now: Date): Promise<boolean> {
  const waiting = await prisma.inboxEvent.count({ where: { state: 'received', tries: { lt: TRIES } } })
  const unasked = await acrossBusinesses('a restore ends for the whole installation', () =>
    prisma.payment.count({ where: { nextReconcileAt: { lte: now } } }),
  )
  if (waiting > 0 || unasked > 0) return false
  await prisma.restore.updateMany({ where: { finishedAt: null }, data: { finishedAt: now } })
  return true
}
