import { prisma } from '#app/db/client.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'

export const booksByItself = async (businessId: string): Promise<boolean> =>
  (await prisma.business.findUniqueOrThrow({ where: { id: businessId }, select: { booksCertainLines: true } }))
    .booksCertainLines

/** Whether money that can only be one thing is booked without a click. */
export async function setBooksByItself(call: {
  businessId: string
  isOn: boolean
  actor: string
  now: Date
}): Promise<void> {
  const { businessId, isOn, actor, now } = call
  await inTransaction(async (tx) => {
    const { count } = await tx.business.updateMany({
      where: { id: businessId, booksCertainLines: !isOn },
      data: { booksCertainLines: isOn },
    })
    if (count === 0) return
    const changes = { booksCertainLines: { before: !isOn, after: isOn } }
    await recordEvents(tx, [
      { businessId, type: 'settings.changed', actor, at: now, data: { changed: ['booksCertainLines'], changes } },
    ])
  })
}
