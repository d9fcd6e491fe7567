import { Temporal } from 'temporal-polyfill'
import { invoiceId } from '../ids.ts'
import { money } from '../money.ts'
import { defaultLadder } from './dunning-policy.ts'
import type { DunningStage, StageKey } from './dunning-policy.ts'
import type { ReminderFacts, ReminderItem } from './reminder-facts.ts'

const stageOf = (key: StageKey): DunningStage => {
  const stage = defaultLadder.find((each) => each.key === key)
  if (!stage) throw new Error(`no stage ${key}`)
  return stage
}

export interface ReminderChanges extends Partial<Omit<ReminderFacts, 'business' | 'client' | 'lead' | 'items'>> {
  readonly business?: Partial<ReminderFacts['business']>
  readonly client?: Partial<ReminderFacts['client']>
  /** Changes the invoice that leads. */
  readonly invoice?: Partial<ReminderItem>
  /** Invoices beside it. */
  readonly others?: readonly Partial<ReminderItem>[]
}

/** The invoice of tests and samples: 2041 for $1,234.50 to Ada, due on Thursday 12 March 2026. */
export function reminderFacts(key: StageKey, changes: ReminderChanges = {}): ReminderFacts {
  const { business, client, invoice, others = [], ...rest } = changes
  const lead: ReminderItem = {
    id: invoiceId('i-2041'),
    number: '2041',
    state: 'issued',
    issuedOn: Temporal.PlainDate.from('2026-02-10'),
    dueOn: Temporal.PlainDate.from('2026-03-12'),
    description: 'the spring catalogue',
    total: money(123_450n, 'USD'),
    paid: money(0n, 'USD'),
    fees: null,
    newCharges: [],
    balance: money(123_450n, 'USD'),
    processing: money(0n, 'USD'),
    held: money(0n, 'USD'),
    holds: [],
    stage: stageOf(key),
    discount: null,
    missedPromise: null,
    ...invoice,
  }
  return {
    interest: null,
    canCall: true,
    ...rest,
    business: {
      name: 'Northwind Studio',
      timeZone: 'America/New_York',
      methods: ['card', 'bank debit (ACH)', 'PayPal'],
      ...business,
    },
    client: {
      greetingName: 'Ada',
      recipient: 'ada@example.com',
      locale: 'en-US',
      since: null,
      paidOnTime: 0,
      ...client,
    },
    lead,
    items: [lead, ...others.map((other) => ({ ...lead, ...other }))],
  }
}
