import { Temporal } from 'temporal-polyfill'
import { clientId, invoiceId } from '../ids.ts'
import { everyDay } from '../calendar/send-calendar.ts'
import { money } from '../money.ts'
import { defaultSendHours } from './dunning-facts.ts'
import type { DunningBusiness, DunningClient, DunningFacts, DunningInvoice, DunningStep } from './dunning-facts.ts'
import { defaultPolicy } from './dunning-policy.ts'
import type { DunningPolicy, DunningStage, StageKey } from './dunning-policy.ts'
import type { Hold } from './hold.ts'

// Facts for the tests of this folder: one client of a business in New York owes $1,234.50, due on Thursday 12 March 2026.

export const day = (text: string) => Temporal.PlainDate.from(text)
export const at = (text: string) => Temporal.Instant.from(text)
/** Ten in the morning in New York. */
export const tenOn = (text: string) =>
  day(text).toZonedDateTime({ timeZone: 'America/New_York', plainTime: '10:00' }).toInstant()

export const stageOf = (key: StageKey): DunningStage => {
  const stage = defaultPolicy.stages.find((each) => each.key === key)
  if (!stage) throw new RangeError(`the default ladder has no ${key}`)
  return stage
}

export const step = (
  key: StageKey,
  outcome: DunningStep['outcome'],
  on: string,
  change: Partial<DunningStep> = {},
): DunningStep => {
  const { id, offsetDays, channel } = stageOf(key)
  return { stage: id, key, offsetDays, channel, outcome, at: tenOn(on), underWay: outcome === 'pending', ...change }
}

export const holdWith = (change: Partial<Hold> = {}): Hold => ({
  id: 'h-1',
  kind: 'manual',
  until: null,
  reviewOn: null,
  reason: '',
  amount: null,
  scope: 'invoice',
  promisedOn: null,
  ...change,
})

export const invoiceWith = (change: Partial<DunningInvoice> = {}): DunningInvoice => ({
  id: invoiceId('i-2041'),
  number: '2041',
  issuedOn: day('2026-02-10'),
  dueOn: day('2026-03-12'),
  balance: money(123_450n, 'USD'),
  processing: money(0n, 'USD'),
  holds: [],
  firstSentAt: null,
  enterFrom: null,
  restedUntil: null,
  policy: defaultPolicy,
  steps: [],
  ...change,
})

export interface FactChanges {
  readonly client?: Partial<DunningClient>
  readonly business?: Partial<DunningBusiness>
  readonly policy?: Partial<DunningPolicy>
  readonly invoices?: readonly DunningInvoice[]
}

export const factsWith = ({ client, business, policy, invoices }: FactChanges = {}): DunningFacts => ({
  client: {
    id: clientId('c-ada'),
    recipient: 'ada@example.com',
    hasPostalAddress: false,
    hasPhone: false,
    timeZone: 'America/New_York',
    lastContactAt: null,
    recentContacts: [],
    payRun: null,
    preferredChannel: null,
    ...client,
  },
  business: { timeZone: 'America/New_York', calendar: everyDay, ...defaultSendHours, ...business },
  invoices: (invoices ?? [invoiceWith()]).map((invoice) => ({ ...invoice, policy: { ...invoice.policy, ...policy } })),
})
