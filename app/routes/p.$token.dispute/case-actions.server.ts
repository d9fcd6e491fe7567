import { cleanText } from '#app/domain/invoice-import/clean-text.ts'
import { prisma } from '#app/db/client.server.ts'
import { readClientAuthor } from '#app/db/read/client-author.server.ts'
import type { CheckedFiles } from '#app/domain/file/check-file.ts'
import { disputeWords } from '#app/domain/portal/words/dispute/dispute-words.ts'
import { formWords } from '#app/domain/portal/words/form-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { answerOutcome } from '#app/features/disputes/answer-outcome.server.ts'
import { withdrawDispute } from '#app/features/disputes/withdraw-dispute.server.ts'
import { writeInDispute } from '#app/features/disputes/write-in-dispute.server.ts'
import type { PortalVisit } from '#app/features/portal/find-portal-invoice.server.ts'
import type { Problems } from '#app/ui/portal/answer-form.tsx'
import { fileProblem, formId } from './parse-dispute.ts'

export const caseIntents = ['reply', 'agree', 'disagree', 'withdraw'] as const
export type CaseIntent = (typeof caseIntents)[number]

/** What did not go through: beside a field, or about the page. */
export interface CaseRefusal {
  readonly problems: Problems
  readonly notice: string | null
  readonly status: 400 | 409
}

interface CaseAct {
  visit: PortalVisit
  disputeId: string
  intent: CaseIntent
  form: FormData
  files: CheckedFiles
  now: Date
}

/** One thing a client does in their case. Null: done, or done before by the same form. */
export async function actInCase({ visit, disputeId, intent, form, files, now }: CaseAct): Promise<CaseRefusal | null> {
  const { businessId, invoiceId, invoice } = visit
  const words = cleanText(String(form.get(fieldOf[intent]) ?? ''))
  const place = { businessId, disputeId, invoiceId }
  const author = await readClientAuthor(prisma, visit)
  const act = { author, messageId: formId(form), actor: 'client', now }
  const language = languageOf(invoice.locale)
  if (intent === 'reply' && !files.ok) {
    return { problems: { reply_files: fileProblem(files, language) }, notice: null, status: 400 }
  }
  const sent = files.ok ? files.value : []
  const done =
    intent === 'reply'
      ? await writeInDispute(place, { by: 'client', text: words, files: sent, ...act })
      : intent === 'withdraw'
        ? await withdrawDispute(place, { by: 'client', words: words.slice(0, 1_000), ...act })
        : await answerOutcome(place, { agrees: intent === 'agree', words, ...act })
  if (done.ok) return null
  const { problems } = disputeWords[language]
  const beside = (text: string): CaseRefusal => ({ problems: { [fieldOf[intent]]: text }, notice: null, status: 400 })
  switch (done.reason) {
    case 'sent_before':
      return null
    case 'words_missing':
      return beside(intent === 'reply' ? problems.noMessage : problems.noWords)
    case 'words_too_long':
      return beside(formWords[language].tooLong)
    case 'too_much':
      return { problems: {}, notice: problems.tooMuch(invoice.business.email), status: 409 }
    case 'changed':
      return { problems: {}, notice: problems.changed, status: 409 }
    case 'over':
    case 'not_found':
      return { problems: {}, notice: problems.closed, status: 409 }
  }
}

/** Each form of the page has words of its own, so that an error stands where it was made. */
const fieldOf = { reply: 'reply', agree: 'agree', disagree: 'disagree', withdraw: 'withdraw' } as const
