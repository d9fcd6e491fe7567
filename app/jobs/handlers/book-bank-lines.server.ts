import { findCertainLines } from '#app/features/payments/book-certain-lines.server.ts'
import { bookCertainLine } from '#app/features/payments/book-bank-line.server.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'

const BATCH = 100
const AT_ONCE = 2

/** Books money of bank statements that can only be one thing, where the business wants that. What is certain no more waits for a person. */
export async function bookBankLines({ now, log }: Work): Promise<number> {
  const certain = await findCertainLines(BATCH)
  return inParallel(certain, AT_ONCE, ({ businessId, id }) =>
    log.guard('book-bank-lines', id, async () => {
      await bookCertainLine({ businessId, lineId: id, actor: 'system', now: now() })
      return true
    }),
  )
}
