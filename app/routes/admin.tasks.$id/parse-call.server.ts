import { z } from 'zod'
import { parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { CallResult } from '#app/domain/call/call-result.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import { callOutcomes } from '#app/domain/words/template-kinds.ts'
import type { ResultRefusal } from '#app/features/calls/apply-result.server.ts'

const line = z.string().trim().max(300, 'Please use fewer words.').default('')
const text = z.string().trim().max(2000, 'Please use fewer words.').default('')

const CallSchema = z.object({
  callId: z.uuid(),
  outcome: z.enum(callOutcomes, 'Please say what came of it.'),
  spokeWith: line,
  notes: text,
  summary: text,
  promisedOn: z.string().default(''),
  promisedAmount: line,
  promiseNote: line,
  disputeReason: line,
  disputedAmount: line,
  planWishes: line,
  callBackOn: z.string().default(''),
  rightName: line,
  rightEmail: line,
  rightPhone: line,
})
type Typed = z.output<typeof CallSchema>

export type CallProblems = Record<string, string[] | undefined>

export interface ParsedCall {
  readonly callId: string
  readonly result: CallResult
  readonly spokeWith: string | null
  readonly notes: string | null
  readonly summary: string | null
}

/** What was typed into the form of a call, with the fields its outcome asks for; or what is wrong with which field. */
export function parseCall(form: FormData, currency: string): { call: ParsedCall } | { problems: CallProblems } {
  const parsed = CallSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return { problems: z.flattenError(parsed.error).fieldErrors }
  const { callId, spokeWith, notes, summary } = parsed.data
  const result = resultOf(parsed.data, currency)
  if ('problems' in result) return result
  return {
    call: { callId, result, spokeWith: spokeWith || null, notes: notes || null, summary: summary || null },
  }
}

const notAnAmount = ['Please write an amount such as 1,234.50.']

function resultOf(typed: Typed, currency: string): CallResult | { problems: CallProblems } {
  const { outcome } = typed
  switch (outcome) {
    case 'reached':
    case 'no_answer':
    case 'refuses':
      return { outcome }
    case 'promised': {
      const dueOn = parseDay(typed.promisedOn)
      const amount = parseTypedAmount(typed.promisedAmount, currency)
      if (!dueOn) return { problems: { promisedOn: ['Which day did they promise?'] } }
      if (!amount.ok) return { problems: { promisedAmount: notAnAmount } }
      return { outcome, dueOn, amount: amount.value, note: typed.promiseNote || null }
    }
    case 'disputes': {
      if (!typed.disputeReason) return { problems: { disputeReason: ['What is wrong, in their words?'] } }
      if (!typed.disputedAmount) return { outcome, amount: null, reason: typed.disputeReason }
      const amount = parseTypedAmount(typed.disputedAmount, currency)
      if (!amount.ok) return { problems: { disputedAmount: notAnAmount } }
      return { outcome, amount: amount.value, reason: typed.disputeReason }
    }
    case 'asks_for_plan':
      return { outcome, wishes: typed.planWishes || null }
    case 'call_back': {
      const on: PlainDate | null = parseDay(typed.callBackOn)
      return on ? { outcome, on } : { problems: { callBackOn: ['Which day will you call again?'] } }
    }
    case 'wrong_person': {
      const { rightName: name, rightEmail: email, rightPhone: phone } = typed
      if (email && !z.email().safeParse(email).success) {
        return { problems: { rightEmail: ['This does not look like an e-mail address.'] } }
      }
      const person = { name: name || null, email: email || null, phone: phone || null }
      return { outcome, person: name || email || phone ? person : null }
    }
  }
}

/** A refusal, by the field it belongs to. */
export const callProblems: Record<ResultRefusal, CallProblems> = {
  not_found: { outcome: ['This invoice is not there any more.'] },
  not_open: { outcome: ['Nothing is open on this invoice: log it as reached.'] },
  bad_amount: { promisedAmount: ['Please give an amount above zero, in the invoice’s own currency.'] },
  more_than_open: { promisedAmount: ['This is more than is open.'] },
  already_over: { promisedOn: ['That day has passed.'] },
  too_far: { promisedOn: ['That day is more than 30 days away.'] },
  needs_note: { promiseNote: ['That day is more than 30 days away: please say why that is fine.'] },
  too_many: { promisedOn: ['Two days were promised already.'] },
  bad_dispute: { disputedAmount: ['Please give an amount above zero that is not more than is open.'] },
  call_back_passed: { callBackOn: ['That day has passed.'] },
}

/** The texts of a form, to be shown again. */
export const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].filter((field): field is [string, string] => typeof field[1] === 'string'))
