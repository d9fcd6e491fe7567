import { prisma } from '#app/db/client.server.ts'
import type { BankLook } from '#app/db/read/bank-looks.server.ts'
import { matchOpenLines } from './match-lines.server.ts'

/** Compares the lines that wait once more, where something happened that may tell what they are for. True where it did. */
export async function lookAgain({ businessId, upTo, isDue }: BankLook, now: Date): Promise<boolean> {
  if (isDue) await matchOpenLines({ businessId, now })
  await prisma.business.updateMany({
    where: { id: businessId, linesLookedTo: { lt: upTo } },
    data: { linesLookedTo: upTo, ...(isDue && { linesLookedAt: now }) },
  })
  return isDue
}
