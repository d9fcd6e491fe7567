import { z } from 'zod'
import { parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { CheckedFile, CheckedFiles } from '#app/domain/file/check-file.ts'
import type { Money } from '#app/domain/money.ts'
import { oneLine } from '#app/domain/one-line.ts'
import { paymentMethods } from '#app/domain/payment/settlement.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import { alreadyPaidWords } from '#app/domain/portal/words/already-paid/already-paid-words.ts'
import { formWords } from '#app/domain/portal/words/form-words.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import type { Language } from '#app/domain/words/language.ts'
import type { AlreadyPaidRefusal } from '#app/features/notices/record-already-paid.server.ts'
import type { Problems } from '#app/ui/portal/answer-form.tsx'

const AlreadyPaidSchema = z.object({
  method: z.enum(paymentMethods).catch('transfer'),
  paidOn: z.string().trim().max(40).catch(''),
  amount: z.string().trim().max(40).catch(''),
  reference: z.string().transform(oneLine).catch(''),
})
export type TypedPayment = z.output<typeof AlreadyPaidSchema>

export interface SaidPayment {
  readonly method: PaymentMethod
  readonly paidOn: PlainDate
  readonly amount: Money
  readonly reference: string | null
  readonly portal: { readonly files: readonly CheckedFile[] }
}

/** What was typed, and what it says; or what is wrong with which field. Files have to be chosen again then: no form keeps them. */
export function parseAlreadyPaid(
  form: FormData,
  files: CheckedFiles,
  currency: string,
  language: Language,
): { typed: TypedPayment } & ({ said: SaidPayment } | { problems: Problems }) {
  const typed = AlreadyPaidSchema.parse(Object.fromEntries(form))
  const paidOn = parseDay(typed.paidOn)
  const amount = parseTypedAmount(typed.amount, currency)
  const { noDay, noAmount, tooLong } = formWords[language]
  const isTooLong = typed.reference.length > 200
  if (paidOn && amount.ok && files.ok && !isTooLong) {
    const { method, reference } = typed
    const portal = { files: files.value }
    return { typed, said: { method, paidOn, amount: amount.value, reference: reference || null, portal } }
  }
  const problems = {
    ...(!paidOn && { paidOn: noDay }),
    ...(!amount.ok && { amount: noAmount }),
    ...(isTooLong && { reference: tooLong }),
    ...(!files.ok && { files: fileProblem(files, language) }),
  }
  return { typed, problems }
}

function fileProblem(files: Extract<CheckedFiles, { ok: false }>, language: Language): string {
  const { problems, aboutFile } = alreadyPaidWords[language]
  const problem = problems[files.reason]
  return files.filename ? aboutFile(files.filename, problem) : problem
}

/** A refusal, by the field it belongs to; none where it is about the whole page, which says so by itself. */
export function alreadyPaidProblems(reason: AlreadyPaidRefusal, language: Language): Problems {
  const { problems } = alreadyPaidWords[language]
  if (reason === 'bad_amount') return { amount: problems.bad_amount }
  return reason === 'not_yet' ? { paidOn: problems.not_yet } : {}
}
