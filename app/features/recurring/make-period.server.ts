import { loadRecurring } from '#app/db/read/recurring.server.ts'
import type { Recurring } from '#app/db/read/recurring.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { insertDraft } from '#app/db/write/draft-invoice.server.ts'
import { issueDraft } from '#app/db/write/invoices.server.ts'
import { defaultSeries } from '#app/db/write/number-series.server.ts'
import { columnsOfPlace, moveRecurring } from '#app/db/write/recurring.server.ts'
import type { RecurringPlace } from '#app/db/write/recurring.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { addDays, compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { checkDraft } from '#app/domain/invoice/check-draft.ts'
import { fillPeriod } from '#app/domain/recurring/fill-period.ts'
import { invoiceDays } from '#app/domain/recurring/invoice-days.ts'
import { nextPeriod } from '#app/domain/recurring/periods.ts'
import { versionInForce } from '#app/domain/recurring/version-in-force.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { wordsLocale } from '#app/domain/words/language.ts'
import { sendPeriod } from './send-period.server.ts'

interface Making {
  readonly businessId: string
  readonly recurring: Recurring
  readonly period: PlainDate
  readonly today: PlainDate
  readonly now: Date
}

/**
 * Makes the invoice of the period that is due and moves on to the next, in one transaction: after a time in which nothing
 * ran, each call makes one of the missed. False where nothing is due (any more): somebody was first.
 */
export async function makePeriod(businessId: string, recurringId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const found = await tx.recurringInvoice.findUnique({
      where: { businessId_id: { businessId, id: recurringId } },
      select: { clientId: true },
    })
    if (!found || !(await lockClient(tx, businessId, found.clientId))) return false
    const recurring = await loadRecurring(tx, businessId, recurringId)
    if (recurring?.state !== 'active' || !recurring.nextOn) return false
    const { timeZone, client } = await readPlace(tx, businessId, recurring.clientId)
    const today = todayIn(timeZone, instantOf(now))
    const period = recurring.nextOn
    const ref = { businessId, id: recurringId, from: recurring, timeZone }
    if (client.erasedAt) return end(tx, ref, recurring, now)
    // Its day has not begun: the business has moved to another zone since.
    if (compareDays(period, today) > 0) {
      await tx.recurringInvoice.update({
        where: { businessId_id: { businessId, id: recurringId } },
        data: columnsOfPlace(recurring, timeZone),
      })
      return false
    }
    const made = recurring.made + 1
    const nextOn = nextPeriod(recurring.rhythm, recurring.end, made, addDays(period, 1))
    const moved = await moveRecurring(tx, ref, { state: nextOn ? 'active' : 'ended', made, nextOn })
    if (!moved) return false
    await makeInvoice(tx, { businessId, recurring, period, today, now })
    if (!nextOn) await recordEnd(tx, businessId, recurring, now)
    return true
  })
}

async function readPlace(tx: Tx, businessId: string, clientId: string) {
  const { business, ...client } = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: { erasedAt: true, business: { select: { timeZone: true } } },
  })
  return { timeZone: business.timeZone, client }
}

/** Nobody is invoiced whose person was removed on request. */
async function end(tx: Tx, ref: Parameters<typeof moveRecurring>[1], recurring: Recurring, now: Date) {
  const place: RecurringPlace = { state: 'ended', made: recurring.made, nextOn: null }
  if (!(await moveRecurring(tx, ref, place))) return false
  await recordEnd(tx, ref.businessId, recurring, now)
  return true
}

const recordEnd = (tx: Tx, businessId: string, { id, clientId, name }: Recurring, now: Date) =>
  recordEvents(tx, [{ businessId, clientId, type: 'recurring.ended', at: now, data: { recurringId: id, name } }])

async function makeInvoice(tx: Tx, { businessId, recurring, period, today, now }: Making): Promise<void> {
  const { id: recurringId, clientId, name, currency, termsDays } = recurring
  const version = versionInForce(recurring.versions, period)
  const { issuedOn, dueOn, isLate } = invoiceDays(period, today, termsDays)
  const { locale: clientLocale, business } = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: { locale: true, business: { omit: { logo: true } } },
  })
  const locale = wordsLocale(clientLocale, business.locale)
  const { discountBps, discountDays } = business
  const lines = version.lines.map((line) => ({ ...line, description: fillPeriod(line.description, period, locale) }))
  const checked = checkDraft({
    ...{ issuedOn, terms: { kind: 'fixed', dueOn }, currency, lines, pricing: version },
    earlyDiscount:
      discountBps === null || discountDays === null
        ? null
        : { bps: BigInt(discountBps), until: addDays(today, discountDays) },
  })
  if (!checked.ok) throw new Error(`recurring ${recurringId}: ${checked.reason}`)
  const seriesId = await seriesOf(tx, businessId, recurring.seriesId, today)
  const { invoiceId } = await insertDraft(tx, {
    ...{ businessId, clientId, currency, issuedOn, lines, now, checked: checked.value, pricing: version },
    numbering: { seriesId },
    // Made late, its days do not fit the usual terms; the due date says it all.
    terms: isLate ? null : `Net ${termsDays}`,
    purchaseOrder: recurring.purchaseOrder,
    description: fillPeriod(name, period, locale),
    notes: recurring.notes ?? business.invoiceNotes,
    recurring: { id: recurringId, periodOn: period },
    actor: 'system',
  })
  if (recurring.issues) await issueDraft(tx, { businessId, invoiceId, enterBy: 'age', actor: 'system', now })
  const { number } = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: { number: true },
  })
  const data = {
    recurringId,
    name,
    number,
    periodOn: period.toString(),
    isLate,
  } satisfies TimelineData['recurring.made']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'recurring.made', at: now, data }])
  await sendPeriod(tx, { businessId, invoiceId, recurring, today, now })
}

/** Its own series, while that is in use; else the business's. */
async function seriesOf(tx: Tx, businessId: string, id: string | null, today: PlainDate): Promise<string> {
  const own = id && (await tx.numberSeries.count({ where: { businessId, id, archivedAt: null } }))
  return id && own ? id : defaultSeries(tx, businessId, today)
}
