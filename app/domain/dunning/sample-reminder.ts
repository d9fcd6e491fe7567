import { invoiceId } from '../ids.ts'
import { money } from '../money.ts'
import { defaultLadder } from './dunning-policy.ts'
import type { DunningStage, StageKey } from './dunning-policy.ts'
import type { ReminderFacts } from './reminder-facts.ts'
import { day } from './sample-facts.ts'

const stageOf = (key: StageKey): DunningStage => {
  const stage = defaultLadder.find((each) => each.key === key)
  if (!stage) throw new Error(`no stage ${key}`)
  return stage
}

export interface ReminderChanges extends Partial<Omit<ReminderFacts, 'business' | 'client' | 'invoice' | 'stage'>> {
  readonly business?: Partial<ReminderFacts['business']>
  readonly client?: Partial<ReminderFacts['client']>
  readonly invoice?: Partial<ReminderFacts['invoice']>
}

/** The invoice of the tests: 2041 for $1,234.50 to Ada, due on Thursday 12 March 2026. */
export const reminderFacts = (key: StageKey, changes: ReminderChanges = {}): ReminderFacts => ({
  interest: null,
  nextStepAfterFinal: null,
  canCall: true,
  ...changes,
  business: {
    name: 'Northwind Studio',
    timeZone: 'America/New_York',
    methods: ['card', 'bank debit (ACH)', 'PayPal'],
    ...changes.business,
  },
  client: { greetingName: 'Ada', recipient: 'ada@example.com', locale: 'en-US', ...changes.client },
  invoice: {
    id: invoiceId('i-2041'),
    number: '2041',
    state: 'issued',
    dueOn: day('2026-03-12'),
    description: 'the spring catalogue',
    total: money(123_450n, 'USD'),
    paid: money(0n, 'USD'),
    fees: null,
    balance: money(123_450n, 'USD'),
    processing: money(0n, 'USD'),
    holds: [],
    ...changes.invoice,
  },
  stage: stageOf(key),
})
