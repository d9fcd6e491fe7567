import { prisma } from '#app/db/client.server.ts'
import { cleanLine } from '#app/domain/invoice-import/clean-text.ts'

/** Money in that is for no invoice, with a word why. False where it does not wait any more. */
export async function ignoreLine(call: {
  businessId: string
  lineId: string
  reason: string
  actor: string
  now: Date
}): Promise<boolean> {
  const { businessId, lineId, reason, actor, now } = call
  const { count } = await prisma.bankLine.updateMany({
    where: { businessId, id: lineId, state: 'open' },
    data: { state: 'ignored', reason: cleanLine(reason).slice(0, 200) || null, decidedAt: now, decidedBy: actor },
  })
  return count > 0
}

/** Back to those that wait. */
export async function bringLineBack({ businessId, lineId }: { businessId: string; lineId: string }): Promise<boolean> {
  const { count } = await prisma.bankLine.updateMany({
    where: { businessId, id: lineId, state: 'ignored' },
    data: { state: 'open', reason: null, decidedAt: null, decidedBy: null },
  })
  return count > 0
}
