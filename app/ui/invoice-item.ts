import { daysBetween } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { DunningReason } from '#app/domain/dunning/dunning-decision.ts'
import type { StageKey } from '#app/domain/dunning/dunning-policy.ts'
import type { InvoiceLabel } from '#app/domain/invoice/invoice-label.ts'
import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'
import type { Money } from '#app/domain/money.ts'
import { nextStepWords, stageWords } from './next-step-words.ts'

/** An invoice as a list shows it: words and ISO days, ready for the browser. */
export interface InvoiceItem {
  id: string
  number: string
  clientId: string
  clientName: string
  state: InvoiceState
  labels: readonly InvoiceLabel[]
  total: Money
  balance: Money
  dueOn: string
  daysLate: number
  stage: string
  next: string
  /** Nothing is being sent for now. */
  rests: boolean
}

interface Row {
  readonly id: string
  readonly number: string
  readonly clientId: string
  readonly clientName: string
  readonly state: InvoiceState
  readonly total: Money
  readonly balance: Money
  readonly dueOn: PlainDate
}

interface FollowUp {
  readonly labels: readonly InvoiceLabel[]
  readonly stage: StageKey | null
  readonly reason: DunningReason
}

/** `followUp` is missing for invoices that are not (or no longer) followed up. */
export function invoiceItem(row: Row, followUp: FollowUp | undefined, today: PlainDate, locale: string): InvoiceItem {
  const { id, number, clientId, clientName, state, total, balance, dueOn } = row
  const code = followUp?.reason.code
  return {
    ...{ id, number, clientId, clientName, state, total, balance },
    dueOn: dueOn.toString(),
    daysLate: state === 'issued' ? Math.max(0, daysBetween(dueOn, today)) : 0,
    labels: followUp?.labels ?? [],
    stage: followUp ? stageWords(followUp.stage) : '',
    next: followUp ? nextStepWords(followUp.reason, locale) : '',
    rests: code === 'hold' || code === 'processing',
  }
}
