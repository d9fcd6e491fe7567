import { loadCorrespondent } from '#app/db/read/correspondent.server.ts'
import { standingOffer } from '#app/db/read/plans.server.ts'
import type { Plan } from '#app/db/read/plans.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { NewMessage } from '#app/db/write/enqueue-message.server.ts'
import { formatDay } from '#app/domain/business-day.ts'
import { formatMoney } from '#app/domain/money.ts'
import { planNoteValues } from '#app/domain/plan/plan-note-values.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { writeNote } from '#app/domain/words/note-draft.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
import { queueNote } from '#app/features/mail/queue-note.server.ts'
import { tellBusiness } from '#app/features/mail/tell-business.server.ts'

type Attachments = NewMessage['attachments']

interface NoteToClient {
  kind: 'received' | 'countered' | 'accepted' | 'declined' | 'expired'
  /** What the business wrote to it. */
  message?: string | null
  attachments?: Attachments
  now: Date
}

/** Mails the client how the talk stands, once for each round and step. Null where nobody can be written to. */
export async function tellClientOfPlan(tx: Tx, plan: Plan, note: NoteToClient): Promise<string | null> {
  const { businessId, id, clientId, invoices, round, total, answerBy } = plan
  const { kind, message = null, attachments = [], now } = note
  const [first] = invoices
  if (!first) return null
  const correspondent = await loadCorrespondent(tx, businessId, clientId)
  const { locale, templates: own, greetingName, business } = correspondent
  return queueNote(tx, {
    ...{ businessId, correspondent, invoiceId: first.invoiceId, kind: 'plan', attachments, now },
    key: `plan/${id}/${round}/${kind}`,
    draft: writeNote(
      `plan.${kind}`,
      { locale, own, action: phrasesOf(languageOf(locale)).openInvoice(first.number), signedBy: [business.name] },
      planNoteValues({
        ...{ greetingName, businessName: business.name, locale, total, message, answerBy },
        numbers: invoices.map(({ number }) => number),
        rows: standingOffer(plan).rows,
      }),
    ),
  })
}

interface NoteToBusiness {
  /** What happened, for the key: one notice for each round and step. */
  step: string
  subject: string
  /** What was said, before the schedule. */
  paragraphs: readonly string[]
  action?: string
  attachments?: Attachments
  now: Date
}

/** Tells the business what the client did, with the schedule that stands and the way to its page. */
export async function tellBusinessOfPlan(tx: Tx, plan: Plan, note: NoteToBusiness): Promise<void> {
  const { businessId, id, clientId, invoices, round, total, answerBy } = plan
  const { step, subject, paragraphs, action = 'Open the plan', attachments = [], now } = note
  const { locale } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { locale: true } })
  const { rows } = standingOffer(plan)
  const schedule = rows.map(
    ({ dueOn, amount }) => `${formatMoney(amount, locale)} on ${formatDay(dueOn, locale, 'long')}`,
  )
  const waits =
    answerBy && plan.state === 'proposed' ? ` It waits for your answer until ${formatDay(answerBy, locale)}.` : ''
  await tellBusiness(tx, {
    ...{ businessId, clientId, invoiceId: invoices[0]?.invoiceId ?? null, subject, action, attachments, now },
    key: `plan/${id}/${round}/business/${step}`,
    paragraphs: [
      ...paragraphs,
      `${formatMoney(total, locale)} for ${namedInvoices(plan)} in ${rows.length} instalments: ${schedule.join(', ')}.${waits}`,
    ],
    path: `/admin/plans/${id}`,
  })
}

/** "invoice 2041", "invoices 2041 and 2042", as the desk says it. */
export function namedInvoices({ invoices }: Pick<Plan, 'invoices'>): string {
  const phrases = phrasesOf('en')
  return phrases.invoices(phrases.and(invoices.map(({ number }) => number)), invoices.length)
}
