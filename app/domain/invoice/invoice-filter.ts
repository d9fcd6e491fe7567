import { addDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import type { HoldKind } from '../dunning/hold.ts'
import { parseTypedAmount } from '../typed-amount.ts'
import { invoiceViews } from './invoice-view.ts'
import type { InvoiceView } from './invoice-view.ts'

/** Why an invoice rests, in the order in which one reason stands before another: each open invoice has one place on the board. */
export const rests = ['disputed', 'on_plan', 'promised', 'paused', 'clearing'] as const
export type Rest = (typeof rests)[number]

/** The holds that make each rest; a payment on its way makes `clearing` as well. */
export const holdsOfRest: Readonly<Record<Rest, readonly HoldKind[]>> = {
  disputed: ['dispute'],
  on_plan: ['plan'],
  promised: ['promise'],
  paused: [
    ...(['manual', 'proposal', 'already_paid', 'hardship', 'wrong_person', 'agency'] as const),
    ...(['reply', 'paused_by_client'] as const),
  ],
  clearing: ['processing'],
}

export const ageBuckets = ['current', '1-30', '31-60', '61-90', '90+'] as const
export type AgeBucket = (typeof ageBuckets)[number]

/** What can be asked for beside a place on the board. */
export const filterLabels = [
  'overdue',
  'disputed',
  'promised',
  'on_plan',
  'paused',
  'processing',
  'part_paid',
  'needs_approval',
] as const
export type FilterLabel = (typeof filterLabels)[number]

/** Which invoices a list shows. What is left out narrows nothing. */
export interface InvoiceFilter {
  readonly view: InvoiceView
  /** The level reached; 0 means that nothing was said yet. */
  readonly stage: number | null
  /** Why it rests; `no`: it does not. A part of it in dispute lets the rest go on. */
  readonly rests?: Rest | 'no' | null
  readonly age?: AgeBucket | null
  readonly label?: FilterLabel | null
  readonly clientId?: string | null
  /** A colleague's id; `none`: nobody looks after the client. */
  readonly caseOwner?: string | null
  /** The policy it follows; `standard`: no choice was made anywhere. */
  readonly policy?: string | null
  readonly currency?: string | null
  /** Of the open balance, in minor units. */
  readonly atLeast?: bigint | null
  readonly atMost?: bigint | null
  /** The next step falls within so many days. */
  readonly within?: number | null
}

/** The words of an address that make a filter; all others (`after`, `said`, `sort`) are not part of it. */
export const filterFields = [
  'show',
  'stage',
  'rests',
  'age',
  'label',
  'client',
  'owner',
  'policy',
  'currency',
  'min',
  'max',
  'within',
  'q',
] as const

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const oneOf = <T extends string>(choices: readonly T[], text: string | null): T | null =>
  choices.find((choice) => choice === text) ?? null

/**
 * The filter an address asks for; what cannot be read narrows nothing. Amounts are as people type them, in the currency
 * asked for, else the business's. `openView` stands where the address names no view.
 */
export function readInvoiceFilter(query: URLSearchParams, currency: string, openView: InvoiceView): InvoiceFilter {
  const text = (name: string) => query.get(name)?.trim() || null
  const wanted = text('currency')?.toUpperCase() ?? null
  const chosen = wanted && /^[A-Z]{3}$/.test(wanted) ? wanted : null
  const amount = (name: string) => {
    const typed = text(name)
    const parsed = typed ? parseTypedAmount(typed, chosen ?? currency) : null
    return parsed?.ok ? parsed.value.minor : null
  }
  const match = (name: string, shape: RegExp) => (shape.test(text(name) ?? '') ? text(name) : null)
  const stage = match('stage', /^[0-8]$/)
  const within = match('within', /^\d{1,3}$/)
  const policy = text('policy')
  return {
    view: oneOf(invoiceViews, text('show')) ?? openView,
    stage: stage === null ? null : Number(stage),
    rests: oneOf([...rests, 'no'], text('rests')),
    age: oneOf(ageBuckets, text('age')),
    label: oneOf(filterLabels, text('label')),
    clientId: match('client', uuid),
    caseOwner: match('owner', /^[\w-]{1,64}$/),
    policy: policy === 'standard' ? policy : match('policy', uuid),
    currency: chosen,
    atLeast: amount('min'),
    atMost: amount('max'),
    within: within === null ? null : Number(within),
  }
}

/** An address's filter alone, in one order, without what is empty: what a view keeps and a decision about "all of them" means. */
export function filterQuery(query: URLSearchParams): string {
  const kept = new URLSearchParams()
  for (const field of filterFields) {
    const value = query.get(field)?.trim()
    if (value) kept.set(field, value)
  }
  return kept.toString()
}

/** The due dates of a bucket, both ends included; null: without end. Days late are counted from the day after the due date. */
export function dueDaysOf(bucket: AgeBucket, today: PlainDate): { from: PlainDate | null; to: PlainDate | null } {
  const ago = (days: number) => addDays(today, -days)
  switch (bucket) {
    case 'current':
      return { from: today, to: null }
    case '1-30':
      return { from: ago(30), to: ago(1) }
    case '31-60':
      return { from: ago(60), to: ago(31) }
    case '61-90':
      return { from: ago(90), to: ago(61) }
    case '90+':
      return { from: null, to: ago(91) }
  }
}
