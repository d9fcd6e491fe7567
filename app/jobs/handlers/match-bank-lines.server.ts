import { findBankLooks } from '#app/db/read/bank-looks.server.ts'
import { lookAgain } from '#app/features/banking/look-again.server.ts'
import type { Work } from '../work.ts'

/** A busy business with a long list is not compared after every single event. */
const EVERY_MS = 60_000

/** A bank statement may come before its invoice: lines that wait are compared again when invoices, payments or clients changed. */
export async function matchBankLines({ now, log }: Work): Promise<number> {
  const at = now()
  let looked = 0
  for (const look of await findBankLooks({ now: at, before: new Date(at.getTime() - EVERY_MS) })) {
    if (await log.guard('match-bank-lines', look.businessId, () => lookAgain(look, at))) looked += 1
  }
  return looked
}
