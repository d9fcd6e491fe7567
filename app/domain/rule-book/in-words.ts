import { addDays, daysBetween } from '../business-day.ts'
import type { Instant } from '../business-day.ts'
import { decideDunning, followUpOf } from '../dunning/decide-dunning.ts'
import type { DunningDecision } from '../dunning/dunning-decision.ts'
import type { DunningFacts, DunningInvoice, DunningStep, StepOutcome } from '../dunning/dunning-facts.ts'
import { levelOf, stageKeys } from '../dunning/dunning-policy.ts'
import type { StageKey } from '../dunning/dunning-policy.ts'
import { explainReason } from '../dunning/explain-dunning.ts'
import { at, day, factsWith, invoiceWith, stageOf, step, tenOn } from '../dunning/sample-facts.ts'
import type { FactChanges } from '../dunning/sample-facts.ts'
import { invoiceId } from '../ids.ts'

/**
 * One client of a business in New York, looked at once. Unless it says otherwise: invoice 2041 over $1,234.50, due on
 * Thursday 12 March 2026, on the default ladder; and it is ten in the morning in New York.
 */
export interface Look extends FactChanges {
  /** A day, or an instant. */
  readonly on: string
  readonly steps?: readonly DunningStep[]
  /** What else differs on the one invoice. */
  readonly invoice?: Partial<DunningInvoice>
}

/** On that day, with these steps behind it. */
export const on = (
  text: string,
  steps: readonly DunningStep[] = [],
  changes: Omit<Look, 'on' | 'steps'> = {},
): Look => ({
  on: text,
  steps,
  ...changes,
})

const factsOf = ({ invoice, steps = [], ...changes }: Look): DunningFacts =>
  factsWith({ invoices: [invoiceWith({ steps, ...invoice })], ...changes })
const momentOf = (look: Look): Instant => (look.on.includes('T') ? at(look.on) : tenOn(look.on))

/** What is done now: "mail courtesy", "draft final_demand", "wait until 2026-03-19 09:00; leave out courtesy (passed)". */
export function done(look: Look): string {
  const facts = factsOf(look)
  const decision = decideDunning(facts, momentOf(look))
  const left = decision.obsolete.map(({ stage, because }) => `${stage.key} (${because})`)
  return [deed(decision, facts), ...(left.length > 0 ? [`leave out ${left.join(', ')}`] : [])].join('; ')
}

function deed(decision: DunningDecision, facts: DunningFacts): string {
  const numberOf = (id: string) => facts.invoices.find((invoice) => invoice.id === id)?.number ?? '?'
  switch (decision.kind) {
    case 'remind':
    case 'letter': {
      const what = decision.kind === 'letter' ? 'letter' : decision.needsApproval ? 'draft' : 'mail'
      const about = decision.items.map(({ invoiceId: id, stage }) =>
        facts.invoices.length > 1 ? `${stage.key} of ${numberOf(id)}` : stage.key,
      )
      return `${what} ${about.join(' and ')}`
    }
    case 'call':
      return `call for ${decision.stage.key}`
    case 'escalate':
      return 'ask the owner'
    case 'no_recipient':
      return `find an address for ${decision.stage.key}`
    case 'hold':
      return decision.until ? `rest through ${decision.until.toString()}` : 'rest'
    case 'wait':
      return decision.until ? `wait until ${clock(decision.until, facts.client.timeZone)}` : 'nothing'
  }
}

/** When it is looked at again, in the business's time; null: only when something happens. */
export function lookedAtAgain(look: Look): string | null {
  const facts = factsOf(look)
  const next = decideDunning(facts, momentOf(look)).nextCheckAt
  return next && clock(next, facts.business.timeZone)
}

const clock = (instant: Instant, zone: string): string =>
  instant.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16).replace('T', ' ')

/** Why, in the words of the desk. */
export function why(look: Look): string {
  const facts = factsOf(look)
  const [invoice] = facts.invoices
  return invoice ? explainReason(followUpOf(invoice, facts, momentOf(look)).reason) : ''
}

/** Every stage up to this one, each sent on its own day; then what is said of others, as "first_follow_up failed 2026-03-19". */
export const upTo = (last: StageKey, ...others: string[]): DunningStep[] => [
  ...stageKeys
    .slice(0, levelOf(last))
    .map((key) => step(key, 'completed', addDays(day('2026-03-12'), stageOf(key).offsetDays).toString())),
  ...steps(...others),
]

export const steps = (...texts: string[]): DunningStep[] =>
  texts.map((text) => {
    const [key, outcome, takenOn = ''] = text.split(' ') as [StageKey, StepOutcome, string]
    return step(key, outcome, takenOn)
  })

/** Written, and waiting for a person. */
export const waiting = (key: StageKey, takenOn: string, change: Partial<DunningStep> = {}): DunningStep =>
  step(key, 'pending', takenOn, { underWay: false, ...change })

/** Another invoice of the client, with every stage up to `last` sent on its day. */
export function another(
  number: string,
  dueOn: string,
  last: StageKey,
  change: Partial<DunningInvoice> = {},
): DunningInvoice {
  const hours = 24 * daysBetween(day('2026-03-12'), day(dueOn))
  return invoiceWith({
    id: invoiceId(`i-${number}`),
    number,
    dueOn: day(dueOn),
    steps: upTo(last).map((each) => ({ ...each, at: each.at.add({ hours }) })),
    ...change,
  })
}
