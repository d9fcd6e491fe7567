import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { openLines } from '#app/db/read/bank-lines.server.ts'
import { bookCertainLine } from './book-bank-line.server.ts'

const AT_ONCE = 200

/** Books what is certain, each line in a transaction of its own and on fresh facts: two hundred at a time, so that a click is answered. */
export async function bookCertainLines(call: {
  businessId: string
  actor: string
  now: Date
}): Promise<{ booked: number; refused: number }> {
  const { businessId, actor, now } = call
  const lines = await openLines(prisma, businessId, { after: null, take: AT_ONCE, now, certain: true })
  let booked = 0
  for (const { id } of lines) {
    const done = await bookCertainLine({ businessId, lineId: id, actor, now })
    if (done.ok) booked += 1
  }
  return { booked, refused: lines.length - booked }
}

/** Lines that are certain, of businesses that let those be booked by themselves. */
export const findCertainLines = (limit: number): Promise<{ businessId: string; id: string }[]> =>
  acrossBusinesses('a sweep looks for certain lines', () =>
    prisma.bankLine.findMany({
      where: { state: 'open', isCertain: true, statement: { business: { booksCertainLines: true } } },
      select: { businessId: true, id: true },
      take: limit,
    }),
  )
