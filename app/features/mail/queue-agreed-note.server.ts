import { loadCorrespondent } from '#app/db/read/correspondent.server.ts'
import type { PlanOnRecord } from '#app/db/read/plan-standing.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { isPositive } from '#app/domain/money.ts'
import { planNoteValues } from '#app/domain/plan/plan-note-values.ts'
import type { InstalmentStanding } from '#app/domain/plan/plan-standing.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { writeNote } from '#app/domain/words/note-draft.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
import type { planNotes } from '#app/domain/words/template-kinds.ts'
import { queueNote } from './queue-note.server.ts'

interface AgreedNote {
  businessId: string
  plan: PlanOnRecord
  note: (typeof planNotes)[number]
  /** Idempotency key: a second note of this key is not written. */
  key: string
  /** `instalment`: the last gate looks at it again. */
  kind: 'plan' | 'instalment'
  basis?: string
  instalment: InstalmentStanding | null
  message?: string | null
  now: Date
}

/**
 * Writes to the client about an agreed plan, with a link of its own to the page where the next instalment is paid. Null where
 * nobody can be written to, or the key was there already.
 */
export async function queueAgreedNote(tx: Tx, request: AgreedNote): Promise<string | null> {
  const { businessId, plan, note, key, kind, basis, instalment, message = null, now } = request
  const { standing, invoices } = plan
  const invoice = invoices.find(({ balance }) => isPositive(balance)) ?? invoices[0]
  if (!invoice) return null
  const correspondent = await loadCorrespondent(tx, businessId, plan.clientId)
  const { locale, templates, business, greetingName } = correspondent
  const autopay = plan.autopayMethodId
    ? await tx.savedMethod.findUnique({ where: { businessId_id: { businessId, id: plan.autopayMethodId } } })
    : null
  const { seeInvoice, payInvoice } = phrasesOf(languageOf(locale))
  const values = planNoteValues({
    ...{ greetingName, businessName: business.name, locale, message },
    numbers: invoices.map(({ number }) => number),
    total: plan.total,
    rows: standing.instalments,
    remaining: standing.remaining,
    instalment,
    autopay: autopay?.label ?? null,
  })
  const isLeftToClient = note === 'autopay_action' || note === 'autopay_failed'
  const asks = isLeftToClient || (kind === 'instalment' && note !== 'autopay_notice')
  const draft = writeNote<'plan'>(
    `plan.${note}`,
    { locale, own: templates, action: asks ? payInvoice(invoice.number) : seeInvoice, signedBy: [business.name] },
    values,
  )
  return queueNote(tx, {
    ...{ businessId, correspondent, invoiceId: invoice.id, key, kind, draft, now },
    ...(basis !== undefined && { basis }),
  })
}
