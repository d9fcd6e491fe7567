import { z } from 'zod'
import { parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import type { PromiseRefusal } from '#app/domain/promise-to-pay/check-promise.ts'
import { formWords } from '#app/domain/portal/words/form-words.ts'
import { promiseWords } from '#app/domain/portal/words/promise/promise-words.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import type { Language } from '#app/domain/words/language.ts'
import type { Problems } from '#app/ui/portal/answer-form.tsx'

const PromiseSchema = z.object({
  dueOn: z.string().trim().max(40).catch(''),
  amount: z.string().trim().max(40).catch(''),
})
export type TypedPromise = z.output<typeof PromiseSchema>

/** What was typed, and what it says; or what is wrong with which field. */
export function parsePromise(
  form: FormData,
  currency: string,
  language: Language,
): { typed: TypedPromise } & ({ said: { dueOn: PlainDate; amount: Money } } | { problems: Problems }) {
  const typed = PromiseSchema.parse(Object.fromEntries(form))
  const dueOn = parseDay(typed.dueOn)
  const amount = parseTypedAmount(typed.amount, currency)
  const { noDay, noAmount } = formWords[language]
  if (dueOn && amount.ok) return { typed, said: { dueOn, amount: amount.value } }
  return { typed, problems: { ...(!dueOn && { dueOn: noDay }), ...(!amount.ok && { amount: noAmount }) } }
}

/** A refusal, by the field it belongs to; none where it is about the whole page, which says so by itself. */
export function promiseProblems(reason: PromiseRefusal | 'not_found', language: Language): Problems {
  const { problems } = promiseWords[language]
  switch (reason) {
    case 'bad_amount':
    case 'more_than_open':
      return { amount: problems[reason] }
    case 'already_over':
    case 'too_far':
      return { dueOn: problems[reason] }
    default:
      return {}
  }
}
