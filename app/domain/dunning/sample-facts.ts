import { Temporal } from 'temporal-polyfill'
import { clientId, invoiceId } from '../ids.ts'
import { money } from '../money.ts'
import { defaultSendHours } from './dunning-facts.ts'
import type { DunningBusiness, DunningClient, DunningFacts, DunningInvoice, DunningStep } from './dunning-facts.ts'
import { defaultPolicy } from './dunning-policy.ts'
import type { DunningPolicy, StageKey } from './dunning-policy.ts'

// Facts for the tests of this folder: one client of a business in New York owes $1,234.50, due on Thursday 12 March 2026.

export const day = (text: string) => Temporal.PlainDate.from(text)
export const at = (text: string) => Temporal.Instant.from(text)
/** Ten in the morning in New York. */
export const tenOn = (text: string) =>
  day(text).toZonedDateTime({ timeZone: 'America/New_York', plainTime: '10:00' }).toInstant()

export const positionOf = (key: StageKey): number =>
  defaultPolicy.stages.find((stage) => stage.key === key)?.position ?? Number.NaN

export const step = (key: StageKey, outcome: DunningStep['outcome'], on: string): DunningStep => ({
  stage: positionOf(key),
  outcome,
  at: tenOn(on),
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
  enterFrom: 1,
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
    timeZone: 'America/New_York',
    lastContactAt: null,
    ...client,
  },
  business: { timeZone: 'America/New_York', ...defaultSendHours, ...business },
  policy: { ...defaultPolicy, ...policy },
  invoices: invoices ?? [invoiceWith()],
})
