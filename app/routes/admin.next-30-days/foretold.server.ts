import { countDryRunSteps, listDryRunSteps, listQuietInvoices } from '#app/db/read/dry-run.server.ts'
import type { DryRunRow } from '#app/db/read/dry-run.server.ts'
import { readFollowUps } from '#app/db/read/follow-ups.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { instantOf, parseDay, todayIn } from '#app/domain/business-day.ts'
import { explainReason } from '#app/domain/dunning/explain-dunning.ts'
import { monthView } from './month-view.ts'

interface Reader {
  readonly businessId: string
  readonly timeZone: string
  readonly locale: string
}

/** A run as the page shows it: the month, and one page of a day, of everything, or of what stays quiet. */
export async function foretold(staff: Reader, run: DryRunRow, query: URLSearchParams, now: Date) {
  const first = todayIn(staff.timeZone, instantOf(run.asOf))
  const after = query.get('after')
  const day = parseDay(query.get('day') ?? '')
  const [counts, list] = await Promise.all([
    countDryRunSteps(staff.businessId, run.id),
    query.get('show') === 'quiet' ? quietPage(staff, run.id, after, now) : stepsPage(staff, run.id, day, after),
  ])
  return {
    asOf: run.asOf,
    month: monthView(counts, first, run.days),
    chosen: list.kind === 'steps' && day ? day.toString() : null,
    list,
    isFirst: after === null,
  }
}

async function stepsPage(
  { businessId }: Reader,
  runId: string,
  day: ReturnType<typeof parseDay>,
  after: string | null,
) {
  const place = /^\d{1,9}$/.test(after ?? '') ? Number(after) : null
  const { rows, next } = await listDryRunSteps(businessId, runId, { day, after: place })
  return {
    kind: 'steps' as const,
    rows: rows.map((row) => ({ ...row, onDay: row.onDay.toString() })),
    next: next === null ? null : String(next),
  }
}

/** Why nothing comes is said as it stands now, which may be later than the run. */
async function quietPage({ businessId, locale }: Reader, runId: string, after: string | null, now: Date) {
  const { rows, next } = await listQuietInvoices(businessId, runId, isUuid(after ?? undefined) ? after : null)
  const followUps = await readFollowUps(
    businessId,
    rows.map(({ invoiceId }) => invoiceId),
    now,
  )
  return {
    kind: 'quiet' as const,
    rows: rows.map((row) => {
      const followUp = followUps.get(row.invoiceId)
      return { ...row, why: followUp ? explainReason(followUp.reason, locale) : '' }
    }),
    next,
  }
}
