import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { addDays, dateOf, todayIn } from '#app/domain/business-day.ts'
import type { Instant } from '#app/domain/business-day.ts'
import { dailyInterest, reckonCharges } from '#app/domain/charge/reckon-charges.ts'
import type { StageOfInvoice } from '#app/domain/dunning/dunning-decision.ts'
import type { DunningFacts, DunningInvoice } from '#app/domain/dunning/dunning-facts.ts'
import { heldPart } from '#app/domain/dunning/hold.ts'
import type { ReminderFacts, ReminderItem } from '#app/domain/dunning/reminder-facts.ts'
import type { EarlyDiscount } from '#app/domain/invoice/early-discount.ts'
import { addMoney, isPositive, money, sumMoney } from '#app/domain/money.ts'
import { methodWords } from '#app/domain/payment/method-words.ts'
import { wordsLocale } from '#app/domain/words/language.ts'
import type { ChargedInvoice } from './charges.server.ts'
import { historyOf } from './relationship.server.ts'
import type { readHistories } from './relationship.server.ts'

/** What the words of a message read of its client, and of each of its invoices. */
export const clientWords = {
  ...{ id: true, name: true, locale: true, preferredMethod: true },
  contacts: { select: { email: true, name: true }, orderBy: { createdAt: 'asc' } },
} as const satisfies Prisma.ClientSelect
export const invoiceWords = {
  ...{ id: true, state: true, description: true, totalMinor: true },
  charges: { select: { id: true }, take: 1 },
  promises: { where: { state: 'broken' }, select: { dueOn: true, endedAt: true }, orderBy: { endedAt: 'desc' } },
} as const satisfies Prisma.InvoiceSelect
type InvoiceRow = Prisma.InvoiceGetPayload<{ select: typeof invoiceWords }>

/** What one message is to be written about. */
export interface Wanted {
  readonly facts: DunningFacts
  readonly stages: readonly [StageOfInvoice, ...StageOfInvoice[]]
  readonly at: Instant
}

interface Sources {
  readonly business: Prisma.BusinessGetPayload<{ omit: { logo: true } }>
  readonly client: Prisma.ClientGetPayload<{ select: typeof clientWords }>
  readonly rowOf: ReadonlyMap<string, InvoiceRow>
  readonly charged: ReadonlyMap<string, ChargedInvoice>
  readonly discounts: ReadonlyMap<string, EarlyDiscount>
  readonly histories: Awaited<ReturnType<typeof readHistories>>
}

export function factsOfReminder({ facts, stages, at }: Wanted, sources: Sources): ReminderFacts | null {
  const { business, client, charged, discounts } = sources
  const today = todayIn(facts.business.timeZone, at)
  const history = historyOf(sources.histories, client.id)
  const items = stages.flatMap(({ invoiceId, stage }): ReminderItem[] => {
    const row = sources.rowOf.get(invoiceId)
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
  const { recipient } = facts.client
  const leadCharges = charged.get(lead.id)
  return {
    business: {
      name: business.name,
      timeZone: business.timeZone,
      methods: methodWords(business, lead.balance.currency, client.preferredMethod),
    },
    client: {
      greetingName: client.contacts.find(({ email }) => email === recipient)?.name ?? client.name,
      recipient,
      locale: wordsLocale(client.locale, business.locale),
      since: history.since,
      paidOnTime: history.paidOnTime,
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
