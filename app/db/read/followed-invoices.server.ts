import { compareDays, addDays } from '#app/domain/business-day.ts'
import { readFollowUps } from './follow-ups.server.ts'
import type { FollowUp } from './follow-ups.server.ts'
import { listInvoices } from './invoice-list.server.ts'
import type { InvoiceQuery, InvoiceRow } from './invoice-list.server.ts'

export interface FollowedInvoice extends InvoiceRow {
  /** Missing for what is not followed up (any more). */
  readonly followUp: FollowUp | undefined
}

const PAGES_LOOKED_AT = 6

/**
 * A page of invoices with where each stands. The day of a next step is decided, not stored: asked for steps `within` some
 * days, this looks at the invoices of clients whose turn comes by then, keeps those whose own step does, and reads on, six
 * pages at most, until it has some; `next` leads on from where it stopped.
 */
export async function listFollowedInvoices(
  businessId: string,
  query: InvoiceQuery,
  now: Date,
): Promise<{ rows: FollowedInvoice[]; next: string | null }> {
  const found: FollowedInvoice[] = []
  let after = query.after
  for (let page = 0; page < PAGES_LOOKED_AT; page += 1) {
    const { rows, next } = await listInvoices(businessId, { ...query, after })
    const ids = rows.map(({ id }) => id)
    const followUps = await readFollowUps(businessId, ids, now)
    const followed = rows.map((row) => ({ ...row, followUp: followUps.get(row.id) }))
    found.push(...followed.filter(({ followUp }) => fallsWithin(followUp, query)))
    after = next
    if (next === null || found.length > 0) break
  }
  return { rows: found, next: after }
}

function fallsWithin(followUp: FollowUp | undefined, { within = null, today }: InvoiceQuery): boolean {
  if (within === null) return true
  const on = followUp?.nextStep?.on
  return on !== undefined && compareDays(on, addDays(today, within)) <= 0
}
