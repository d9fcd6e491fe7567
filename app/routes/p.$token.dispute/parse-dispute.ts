import { z } from 'zod'
import { isUuid } from '#app/db/read/keyset.ts'
import { isDisputeReason } from '#app/domain/dispute/dispute-reason.ts'
import type { DisputeReason } from '#app/domain/dispute/dispute-reason.ts'
import type { DisputeRefusal } from '#app/domain/dispute/check-dispute.ts'
import type { CheckedFile, CheckedFiles } from '#app/domain/file/check-file.ts'
import { cleanText } from '#app/domain/invoice-import/clean-text.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { alreadyPaidWords } from '#app/domain/portal/words/already-paid/already-paid-words.ts'
import { disputeWords } from '#app/domain/portal/words/dispute/dispute-words.ts'
import { formWords } from '#app/domain/portal/words/form-words.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import { languageOf } from '#app/domain/words/language.ts'
import type { Language } from '#app/domain/words/language.ts'
import { newId } from '#app/ids.server.ts'
import type { Problems } from '#app/ui/portal/answer-form.tsx'

const text = z.string().transform(cleanText).catch('')
const DisputeSchema = z.object({
  reason: z.string().max(40).catch(''),
  amount: z.string().trim().max(40).catch(''),
  words: text,
})

/** What was typed, so that it stands there again. */
export interface TypedDispute extends z.output<typeof DisputeSchema> {
  readonly lines: readonly number[]
}

export interface SaidDispute {
  readonly reason: DisputeReason
  readonly amount: Money | null
  readonly lines: readonly number[]
  readonly words: string
  readonly files: readonly CheckedFile[]
}

/** The id a form was made with, so that the same form sent twice is known; a new one where it was tampered with. */
export function formId(form: FormData): string {
  const id = form.get('once')
  return typeof id === 'string' && isUuid(id) ? id : newId()
}

/** What was typed, and what it says; or what is wrong with which field. Files have to be chosen again then: no form keeps them. */
export function parseDispute(
  form: FormData,
  files: CheckedFiles,
  invoice: PortalInvoice,
): { typed: TypedDispute } & ({ said: SaidDispute } | { problems: Problems }) {
  const { lines: _, ...fields } = Object.fromEntries(form)
  const lines = form.getAll('lines').flatMap((line) => (/^\d{1,4}$/.test(String(line)) ? [Number(line)] : []))
  const typed = { ...DisputeSchema.parse(fields), lines }
  const language = languageOf(invoice.locale)
  const { reason, words } = typed
  const amount = typed.amount ? parseTypedAmount(typed.amount, invoice.balance.currency) : null
  if (isDisputeReason(reason) && amount?.ok !== false && files.ok) {
    return { typed, said: { reason, amount: amount?.value ?? null, lines, words, files: files.value } }
  }
  return {
    typed,
    problems: {
      ...(!isDisputeReason(reason) && { reason: disputeWords[language].problems.noReason }),
      ...(amount?.ok === false && { amount: formWords[language].noAmount }),
      ...(!files.ok && { files: fileProblem(files, language) }),
    },
  }
}

export function fileProblem(files: Extract<CheckedFiles, { ok: false }>, language: Language): string {
  const { problems, aboutFile } = alreadyPaidWords[language]
  const problem = problems[files.reason]
  return files.filename ? aboutFile(files.filename, problem) : problem
}

/** A refusal, by the field it belongs to; none where it is about the whole page. */
export function disputeProblems(reason: DisputeRefusal, invoice: PortalInvoice): Problems {
  const language = languageOf(invoice.locale)
  const { problems } = disputeWords[language]
  switch (reason) {
    case 'bad_amount':
      return { amount: problems.badAmount }
    case 'more_than_open':
      return { amount: problems.moreThanOpen(formatMoney(invoice.balance, invoice.locale)) }
    case 'unknown_line':
      return { lines: problems.unknownLine }
    case 'words_missing':
      return { words: problems.noWords }
    case 'words_too_long':
      return { words: formWords[language].tooLong }
    case 'not_open':
    case 'too_many':
      return {}
  }
}
