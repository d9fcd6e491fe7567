import { prisma } from '#app/db/client.server.ts'
import { boardFilter, countByPlace, firstOfPlaces } from '#app/db/sql/board-places.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { InvoiceFilter } from '#app/domain/invoice/invoice-filter.ts'
import { keepWhenLarge } from './keep-when-large.server.ts'

/**
 * What stands in each column of the board: how many, how much is open, and the ids of the first. A pass over the open invoices: at a
 * million it takes most of a second, so the answer is kept for as long as that is worth; a small installation reads it fresh.
 */
export function readPlaces(businessId: string, filter: InvoiceFilter, today: PlainDate) {
  const { atLeast = null, atMost = null, ...rest } = boardFilter(filter)
  const amounts = { atLeast: atLeast?.toString() ?? null, atMost: atMost?.toString() ?? null }
  return keptPlaces(JSON.stringify({ businessId, day: today.toString(), rest, amounts } satisfies Written))
}

/** A question as text: amounts are written as such. */
interface Written {
  readonly businessId: string
  readonly day: string
  readonly rest: Omit<InvoiceFilter, 'atLeast' | 'atMost'>
  readonly amounts: { readonly atLeast: string | null; readonly atMost: string | null }
}

const keptPlaces = keepWhenLarge(async (key: string) => {
  const { businessId, day, rest, amounts } = JSON.parse(key) as Written
  const today = parseDay(day)
  if (!today) throw new Error(`no day: ${day}`)
  const minor = (text: string | null) => (text === null ? null : BigInt(text))
  const filter = { ...rest, atLeast: minor(amounts.atLeast), atMost: minor(amounts.atMost) }
  const [sums, first] = await Promise.all([
    countByPlace(businessId, filter, today),
    firstOfPlaces(businessId, filter, today),
  ])
  return { sums, first }
})

/** Why the whole business rests, in its own words; null while it does not. */
export async function businessRest(businessId: string, today: PlainDate): Promise<string | null> {
  const hold = await prisma.hold.findFirst({
    where: {
      ...{ businessId, clientId: null, releasedAt: null },
      OR: [{ until: null }, { until: { gte: new Date(`${today.toString()}T00:00:00Z`) } }],
    },
    select: { reason: true },
  })
  return hold?.reason ?? null
}
