import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { AddressState } from '#app/db/generated/enums.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { compareInstants, instantOf } from '#app/domain/business-day.ts'
import type { Instant } from '#app/domain/business-day.ts'
import { calendarFor } from '#app/domain/calendar/quiet-days.ts'
import { isContactChannel } from '#app/domain/client/preferences.ts'
import { parsePayRun } from '#app/domain/client/pay-run.ts'
import { defaultSendHours } from '#app/domain/dunning/dunning-facts.ts'
import type { DunningFacts, DunningInvoice } from '#app/domain/dunning/dunning-facts.ts'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import type { Channel, StageKey } from '#app/domain/dunning/dunning-policy.ts'
import type { Hold, HoldKind } from '#app/domain/dunning/hold.ts'
import { clientId as asClientId, invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { addresseeOf } from '#app/domain/letter/addressee.ts'
import { money } from '#app/domain/money.ts'
import { basisAsksForOverdue } from '#app/domain/statement/decide-statement.ts'
import { isRequest } from '#app/domain/plan/decide-instalment.ts'
import { policyInForce } from './policies.server.ts'
import type { loadPolicies } from './policies.server.ts'
import { calendarColumns, sendCalendarOf } from './send-calendar.server.ts'

const week = 7 * 24 * 3_600_000

/** What a decision reads of a client beside its invoices. */
export const clientColumns = (now: Date) => {
  // A day more than the cap looks back: days of the business do not begin where ours do.
  const lately = new Date(now.getTime() - week - 24 * 3_600_000)
  return {
    id: true,
    name: true,
    policyId: true,
    phone: true,
    postalAddress: true,
    timeZone: true,
    lastContactAt: true,
    payRun: true,
    payRunGranted: true,
    preferredChannel: true,
    quietDays: true,
    contacts: { select: { email: true, role: true, state: true }, orderBy: { createdAt: 'asc' } },
    holds: {
      where: { OR: [{ releasedAt: null }, { kind: { in: [...talks] } }] },
      select: { ...holdColumns, releasedAt: true },
    },
    messages: {
      where: { kind: { in: ['reminder', 'instalment', 'statement'] }, sentAt: { gt: lately } },
      select: { kind: true, basis: true, sentAt: true },
    },
    calls: { where: { at: { gt: lately }, outcome: { not: 'no_answer' } }, select: { at: true } },
    letters: { where: { state: 'posted', endedAt: { gt: lately } }, select: { endedAt: true } },
  } as const satisfies Prisma.ClientSelect
}

/** Holds that end with something settled between client and business. */
const talks: readonly HoldKind[] = ['dispute', 'plan', 'proposal']

const holdColumns = {
  id: true,
  invoiceId: true,
  clientId: true,
  kind: true,
  until: true,
  reviewOn: true,
  reason: true,
  amountMinor: true,
  promises: { select: { dueOn: true } },
} as const satisfies Prisma.HoldSelect

/** What a decision reads of an invoice. A call or letter that goes alongside a stage is no step of the ladder. */
export const invoiceColumns = {
  id: true,
  number: true,
  policyId: true,
  currency: true,
  issuedOn: true,
  dueOn: true,
  balanceMinor: true,
  processingMinor: true,
  firstSentAt: true,
  enterOffset: true,
  reminders: {
    where: { accompanying: false },
    select: {
      stage: true,
      stageKey: true,
      offsetDays: true,
      channel: true,
      outcome: true,
      decidedAt: true,
      doneAt: true,
      message: { select: { state: true } },
    },
  },
} as const satisfies Prisma.InvoiceSelect

type ClientRow = Prisma.ClientGetPayload<{ select: ReturnType<typeof clientColumns> }>
type HoldRow = Prisma.HoldGetPayload<{ select: typeof holdColumns }>
type InvoiceRow = Prisma.InvoiceGetPayload<{ select: typeof invoiceColumns }>
type Policies = Awaited<ReturnType<typeof loadPolicies>>

/** What all clients of a business share. */
interface DunningOfBusiness {
  readonly policyId: string | null
  readonly facts: DunningFacts['business']
  readonly holds: readonly HoldRow[]
}

export async function loadDunningBusiness(tx: Tx, businessId: string, now: Date): Promise<DunningOfBusiness> {
  const { policyId, timeZone, sendHour, holds, ...calendar } = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: {
      policyId: true,
      timeZone: true,
      sendHour: true,
      ...calendarColumns,
      holds: { where: { clientId: null, releasedAt: null }, select: holdColumns },
    },
  })
  const facts = {
    ...defaultSendHours,
    timeZone,
    sendHour,
    calendar: await sendCalendarOf(calendar, now.getUTCFullYear()),
  }
  return { policyId, facts, holds }
}

export function factsOfClient(
  client: ClientRow,
  { facts: business }: DunningOfBusiness,
): Omit<DunningFacts, 'invoices'> {
  const run = parsePayRun(client.payRun)
  const contacts = [
    ...client.messages.filter(isChase).map(({ sentAt }) => sentAt),
    ...client.calls.map(({ at }) => at),
    ...client.letters.map(({ endedAt }) => endedAt),
  ]
  return {
    business: { ...business, calendar: calendarFor(business.calendar, client.quietDays) },
    client: {
      id: asClientId(client.id),
      recipient: billToAddress(client.contacts),
      hasPostalAddress: addresseeOf(client) !== null,
      hasPhone: Boolean(client.phone?.trim()),
      timeZone: client.timeZone ?? business.timeZone,
      lastContactAt: client.lastContactAt && instantOf(client.lastContactAt),
      recentContacts: contacts.filter((at) => at !== null).map(instantOf),
      payRun: run && { run, granted: client.payRunGranted },
      preferredChannel: isContactChannel(client.preferredChannel) ? client.preferredChannel : null,
    },
  }
}

/** Whether a mail asked for something: reminders always do, other kinds as their basis says. */
const isChase = ({ kind, basis }: { kind: string; basis: string }): boolean =>
  kind === 'reminder' || (kind === 'statement' ? basisAsksForOverdue(basis) : isRequest(basis))

export function dunningInvoice(
  row: InvoiceRow,
  client: Pick<ClientRow, 'policyId' | 'holds'>,
  dunning: DunningOfBusiness,
  policies: Policies,
): DunningInvoice {
  const { currency } = row
  const loaded = policyInForce(policies, {
    invoice: row.policyId,
    client: client.policyId,
    business: dunning.policyId,
  })
  const own = client.holds.filter(({ invoiceId }) => invoiceId === null || invoiceId === row.id)
  const lasting = own.filter(({ releasedAt }) => releasedAt === null)
  const holds = [...dunning.holds, ...lasting].map((hold) => toHold(hold, currency))
  return {
    id: asInvoiceId(row.id),
    number: row.number,
    issuedOn: dayFromColumn(row.issuedOn),
    dueOn: dayFromColumn(row.dueOn),
    balance: money(row.balanceMinor, currency),
    processing: money(row.processingMinor, currency),
    holds: 'policy' in loaded ? holds : [...holds, unreadablePolicy(loaded.unreadable)],
    firstSentAt: row.firstSentAt && instantOf(row.firstSentAt),
    enterFrom: row.enterOffset,
    restedUntil: latest(own.flatMap(({ releasedAt }) => (releasedAt ? [instantOf(releasedAt)] : []))),
    policy: 'policy' in loaded ? loaded.policy : defaultPolicy,
    steps: row.reminders.map((step) => ({
      stage: step.stage,
      key: step.stageKey as StageKey,
      offsetDays: step.offsetDays,
      channel: step.channel as Channel,
      outcome: step.outcome,
      at: instantOf(step.doneAt ?? step.decidedAt),
      underWay: step.message !== null && underWay.includes(step.message.state),
    })),
  }
}

const latest = (instants: readonly Instant[]): Instant | null =>
  instants.reduce<Instant | null>((last, at) => (last && compareInstants(last, at) >= 0 ? last : at), null)

const underWay: readonly string[] = ['queued', 'sending', 'unknown']

function toHold(row: HoldRow, currency: string): Hold {
  return {
    id: row.id,
    kind: row.kind as HoldKind,
    until: row.until && dayFromColumn(row.until),
    reviewOn: row.reviewOn && dayFromColumn(row.reviewOn),
    reason: row.reason,
    amount: row.amountMinor === null ? null : money(row.amountMinor, currency),
    scope: row.invoiceId ? 'invoice' : row.clientId ? 'client' : 'business',
    promisedOn: row.promises[0] ? dayFromColumn(row.promises[0].dueOn) : null,
  }
}

/** R16: what cannot be read counts as a hold. */
const unreadablePolicy = (why: string): Hold => ({
  id: 'unreadable-policy',
  kind: 'manual',
  until: null,
  reviewOn: null,
  reason: `the follow-up policy cannot be read. ${why}`,
  amount: null,
  scope: 'invoice',
  promisedOn: null,
})

/**
 * The address reminders go to (R24): the first bill-to address that delivery reports have not taken from us, else that of
 * another person on file there. Null: there is none.
 */
export function billToAddress(
  contacts: readonly { email: string; role: string; state: AddressState }[],
): string | null {
  const usable = contacts.filter(({ state }) => state === 'usable')
  const found = ['bill_to', 'approver', 'cc'].map((role) => usable.find((contact) => contact.role === role))
  return found.find((contact) => contact !== undefined)?.email ?? null
}
