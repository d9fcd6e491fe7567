import type { Tx } from '#app/db/transaction.server.ts'
import { dateOf, todayIn } from '#app/domain/business-day.ts'
import type { Instant, PlainDate } from '#app/domain/business-day.ts'
import type { StageOfInvoice } from '#app/domain/dunning/dunning-decision.ts'
import type { DunningFacts } from '#app/domain/dunning/dunning-facts.ts'
import type { ReminderFacts } from '#app/domain/dunning/reminder-facts.ts'
import type { EarlyDiscount } from '#app/domain/invoice/early-discount.ts'
import { readCharges } from './charges.server.ts'
import type { ChargedInvoice } from './charges.server.ts'
import { readEarlyDiscounts } from './early-discounts.server.ts'
import { readHistories } from './relationship.server.ts'
import { clientWords, factsOfReminder, invoiceWords } from './reminder-rows.server.ts'
import type { Wanted } from './reminder-rows.server.ts'

/** What the words of one message are written from; null when one of its invoices is not among the client's open ones. */
export async function loadReminderFacts(
  tx: Tx,
  businessId: string,
  facts: DunningFacts,
  stages: readonly [StageOfInvoice, ...StageOfInvoice[]],
  at: Instant,
): Promise<ReminderFacts | null> {
  const [reminder = null] = await loadFactsOfReminders(tx, businessId, [{ facts, stages, at }])
  return reminder
}

/** The same for the messages of many clients, in a fixed number of queries; answers in this order. */
export async function loadFactsOfReminders(
  tx: Tx,
  businessId: string,
  wanted: readonly Wanted[],
): Promise<(ReminderFacts | null)[]> {
  if (wanted.length === 0) return []
  const idsOf = (some: readonly Wanted[]) => some.flatMap(({ stages }) => stages.map(({ invoiceId }) => invoiceId))
  const ids = idsOf(wanted)
  const business = await tx.business.findUniqueOrThrow({ where: { id: businessId }, omit: { logo: true } })
  const clients = await tx.client.findMany({
    where: { businessId, id: { in: wanted.map(({ facts }) => facts.client.id) } },
    select: clientWords,
  })
  const rows = await tx.invoice.findMany({ where: { businessId, id: { in: ids } }, select: invoiceWords })
  const asked = wanted.map(({ facts, at }) => ({ clientId: facts.client.id, now: dateOf(at) }))
  const histories = await readHistories(tx, businessId, asked)
  const discounts = new Map<string, EarlyDiscount>()
  for (const [day, those] of byDay(wanted)) {
    for (const [id, one] of await readEarlyDiscounts(tx, businessId, idsOf(those), day)) discounts.set(id, one)
  }
  // Most businesses charge nothing: then there is nothing to reckon.
  const hasCharges = new Set(rows.flatMap(({ id, charges }) => (charges.length > 0 ? [id] : [])))
  const mayCharge = ({ stages }: Wanted) =>
    business.chargesConfirmedAt !== null || stages.some(({ invoiceId }) => hasCharges.has(invoiceId))
  const charging = idsOf(wanted.filter(mayCharge))
  const charged = charging.length > 0 ? await readCharges(tx, businessId, charging) : new Map<string, ChargedInvoice>()
  const clientOf = new Map(clients.map((client) => [client.id, client]))
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  return wanted.map((one) => {
    const client = clientOf.get(one.facts.client.id)
    if (!client) throw new Error(`no client ${one.facts.client.id}`)
    return factsOfReminder(one, { business, client, rowOf, charged, discounts, histories })
  })
}

/** Messages of one business nearly always leave on the same day. */
function byDay(wanted: readonly Wanted[]): Iterable<[PlainDate, Wanted[]]> {
  const days = new Map<string, [PlainDate, Wanted[]]>()
  for (const one of wanted) {
    const day = todayIn(one.facts.business.timeZone, one.at)
    const those = days.get(day.toString())
    if (those) those[1].push(one)
    else days.set(day.toString(), [day, [one]])
  }
  return days.values()
}
