import { addDays } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { reckonCharges } from '#app/domain/charge/reckon-charges.ts'
import type { NewCharge } from '#app/domain/charge/reckon-charges.ts'
import { invoiceId } from '#app/domain/ids.ts'
import type { InterestPreset } from '#app/domain/interest/interest-presets.ts'
import type { YearlyRate } from '#app/domain/interest/late-interest.ts'
import { exponentOf } from '#app/domain/currency.ts'
import { money } from '#app/domain/money.ts'

export interface PreviewSettings {
  readonly currency: string
  readonly locale: string
  readonly preset: InterestPreset | null
  readonly graceDays: number
  readonly rates: readonly YearlyRate[]
  readonly feeCapBps: bigint | null
}

/** An invoice over 1,000 that fell due 30 days ago, at a stage that charges interest: what it would add today. */
export function previewCharges(
  settings: PreviewSettings,
  today: PlainDate,
): Pick<NewCharge, 'kind' | 'amount' | 'calculation'>[] {
  const { currency } = settings
  const dueOn = addDays(today, -30)
  const total = money(1_000n * 10n ** BigInt(exponentOf(currency)), currency)
  const facts = {
    ...settings,
    invoiceId: invoiceId('sample'),
    total,
    dueOn,
    isConfirmed: true,
    charged: [],
    principal: [{ on: addDays(dueOn, -30), delta: total }],
    rested: [],
  }
  return reckonCharges(facts, { id: 1, chargesInterest: true }, today).map(({ kind, amount, calculation }) => ({
    kind,
    amount,
    calculation,
  }))
}
