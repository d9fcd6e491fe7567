import { loadCorrespondent } from '#app/db/read/correspondent.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { formatMoney } from '#app/domain/money.ts'
import { oneLine } from '#app/domain/one-line.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { writeNote } from '#app/domain/words/note-draft.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
import type { answerNotes } from '#app/domain/words/template-kinds.ts'
import type { TemplateValues } from '#app/domain/words/template-names.ts'
import { queueNote } from './queue-note.server.ts'

type OfAnswer = Extract<keyof TemplateValues<'answer'>, `answer.${string}`>

export interface AnswerToQueue {
  businessId: string
  clientId: string
  invoiceId: string
  answer: (typeof answerNotes)[number]
  /** Idempotency key: a second answer of this key is not written. */
  key: string
  /** What was said, as it is written in the client's locale. */
  said: (locale: string) => Partial<Record<OfAnswer, string>>
  /** Left out: the client's bill-to address. */
  to?: string
  now: Date
}

const nothing: Record<OfAnswer, string> = {
  'answer.amount': '',
  'answer.on': '',
  'answer.method': '',
  'answer.name': '',
  'answer.phone': '',
  'answer.changes': '',
  'answer.message': '',
}

/** Tells a client what we have made of what they said on the portal. Null where nobody can be written to, or it was told already. */
export async function queueAnswer(tx: Tx, told: AnswerToQueue): Promise<string | null> {
  const { businessId, clientId, invoiceId, answer, key, said, to, now } = told
  const correspondent = await loadCorrespondent(tx, businessId, clientId)
  const invoice = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: { number: true, balanceMinor: true, currency: true },
  })
  const { locale, templates, business, greetingName } = correspondent
  const isReader = to === undefined || to === correspondent.to
  const draft = writeNote<'answer'>(
    `answer.${answer}`,
    {
      ...{ locale, own: templates, signedBy: [business.name] },
      action: phrasesOf(languageOf(locale)).openInvoice(oneLine(invoice.number)),
    },
    {
      'client.name': isReader ? greetingName : '',
      'business.name': business.name,
      'invoice.number': invoice.number,
      'invoice.open': formatMoney({ minor: invoice.balanceMinor, currency: invoice.currency }, locale),
      ...nothing,
      ...said(locale),
    },
  )
  return queueNote(tx, {
    ...{ businessId, correspondent, invoiceId, key, draft, now, kind: 'answer' },
    ...(to !== undefined && { to }),
  })
}
