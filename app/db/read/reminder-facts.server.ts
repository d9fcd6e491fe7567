import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { addDays, dateOf, todayIn } from '#app/domain/business-day.ts'
import type { Instant } from '#app/domain/business-day.ts'
import type { DunningFacts, DunningInvoice } from '#app/domain/dunning/dunning-facts.ts'
import type { StageOfInvoice } from '#app/domain/dunning/dunning-decision.ts'
import { heldPart } from '#app/domain/dunning/hold.ts'
import type { ReminderFacts, ReminderItem } from '#app/domain/dunning/reminder-facts.ts'
import { dailyInterest, reckonCharges } from '#app/domain/charge/reckon-charges.ts'
import { addMoney, isPositive, money, sumMoney } from '#app/domain/money.ts'
import { methodWords } from '#app/domain/payment/method-words.ts'
import { wordsLocale } from '#app/domain/words/language.ts'
import { readCharges } from './charges.server.ts'
import type { ChargedInvoice } from './charges.server.ts'
import { readEarlyDiscounts } from './early-discounts.server.ts'
import { readRelationship } from './relationship.server.ts'

/** What the words of one message are written from; null when one of its invoices is not among the client's open ones. */
export async function loadReminderFacts(
  tx: Tx,
  businessId: string,
  facts: DunningFacts,
  stages: readonly [StageOfInvoice, ...StageOfInvoice[]],
  at: Instant,
): Promise<ReminderFacts | null> {
  const clientId = facts.client.id
  const ids = stages.map(({ invoiceId }) => invoiceId)
  const today = todayIn(facts.business.timeZone, at)
  const [client, rows, relationship, discounts] = await Promise.all([
    tx.client.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: clientId } },
      include: { business: true, contacts: { orderBy: { createdAt: 'asc' } } },
    }),
    tx.invoice.findMany({
      where: { businessId, id: { in: ids } },
      select: {
        id: true,
        state: true,
        description: true,
        totalMinor: true,
        charges: { select: { id: true }, take: 1 },
        promises: { where: { state: 'broken' }, select: { dueOn: true, endedAt: true }, orderBy: { endedAt: 'desc' } },
      },
    }),
    readRelationship(tx, businessId, clientId, dateOf(at)),
    readEarlyDiscounts(tx, businessId, ids, today),
  ])
  // Most businesses charge nothing: then there is nothing to reckon.
  const mayCharge = client.business.chargesConfirmedAt !== null || rows.some(({ charges }) => charges.length > 0)
  const charged = mayCharge ? await readCharges(tx, businessId, ids) : new Map<string, ChargedInvoice>()
  const items = stages.flatMap(({ invoiceId, stage }): ReminderItem[] => {
    const row = rows.find(({ id }) => id === invoiceId)
    const dunned = facts.invoices.find(({ id }) => id === invoiceId)
    if (!row || !dunned) return []
    const { currency } = dunned.balance
    const charges = charged.get(invoiceId)
    const before = sumMoney(
      charges?.charges.filter(({ waived }) => !waived).map(({ amount }) => amount) ?? [],
      currency,
    )
    const newCharges = charges ? reckonCharges(charges.facts, stage, today) : []
    const added = sumMoney(
      newCharges.map(({ amount }) => amount),
      currency,
    )
    const fees = addMoney(before, added)
    const discount = discounts.get(invoiceId)
    const missed = row.promises.find(({ endedAt }) => endedAt && !saidSince(dunned, endedAt))
    return [
      {
        id: dunned.id,
        number: dunned.number,
        state: row.state,
        issuedOn: dunned.issuedOn,
        dueOn: dunned.dueOn,
        description: row.description,
        total: money(row.totalMinor, currency),
        paid: money(row.totalMinor + before.minor - dunned.balance.minor, currency),
        fees: isPositive(fees) ? fees : null,
        newCharges,
        balance: addMoney(dunned.balance, added),
        processing: dunned.processing,
        held: heldPart(dunned.holds, dunned.balance, today).held,
        holds: dunned.holds,
        stage,
        discount: discount ? { saves: discount.saves, until: discount.until } : null,
        missedPromise: missed ? dayFromColumn(missed.dueOn) : null,
      },
    ]
  })
  const [lead] = items
  if (!lead || items.length < stages.length) return null
  const { business, contacts } = client
  const { recipient } = facts.client
  const leadCharges = charged.get(lead.id)
  return {
    business: {
      name: business.name,
      timeZone: business.timeZone,
      methods: methodWords(business, lead.balance.currency, client.preferredMethod),
    },
    client: {
      greetingName: contacts.find(({ email }) => email === recipient)?.name ?? client.name,
      recipient,
      locale: wordsLocale(client.locale, business.locale),
      since: relationship.since,
      paidOnTime: relationship.paidOnTime,
    },
    lead,
    items,
    interest: leadCharges ? dailyInterest(leadCharges.facts, chargedThrough(lead) ? addDays(today, 1) : today) : null,
    canCall: facts.client.hasPhone,
  }
}

/** A message that charges the interest of today itself speaks of what runs from tomorrow. */
const chargedThrough = ({ newCharges }: ReminderItem) => newCharges.some(({ kind }) => kind === 'interest')

/** A promise that was not kept is mentioned once: by the first message after it was over. */
const saidSince = ({ steps }: DunningInvoice, endedAt: Date) =>
  steps.some(({ outcome, at }) => outcome === 'completed' && dateOf(at) > endedAt)
