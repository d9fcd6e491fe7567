import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { ThankYouDraft } from '#app/domain/thank-you/thank-you-draft.ts'
import { withPersonalLine } from '#app/domain/words/personal-line.ts'
import { renderNote } from '#app/gateways/email/render.server.ts'

/** Puts a line of one's own into a thank-you that has not gone out yet; an empty one takes it out again. */
export async function addPersonalLine(call: {
  businessId: string
  messageId: string
  line: string
  actor: string
  now: Date
}): Promise<Result<null, 'not_found' | 'gone'>> {
  const { businessId, messageId, line, actor, now } = call
  return inTransaction(async (tx) => {
    const where = { businessId_id: { businessId, id: messageId } }
    const found = await tx.outboxMessage.findUnique({ where, select: { clientId: true, kind: true } })
    if (found?.kind !== 'thank_you') return refuse('not_found')
    const { clientId } = found
    await lockClient(tx, businessId, clientId)
    const message = await tx.outboxMessage.findUniqueOrThrow({
      where,
      select: { state: true, words: true, invoiceId: true, toAddress: true, invoice: { select: { number: true } } },
    })
    const { state, words, invoiceId, toAddress } = message
    if (state !== 'queued' || words === null) return refuse('gone')
    const draft = words as unknown as ThankYouDraft
    const rendered = await renderNote(withPersonalLine(draft, line), await loadMailBrand(tx, businessId, draft.locale))
    await tx.outboxMessage.update({ where, data: { ...rendered, personalLine: line.trim() || null, editedBy: actor } })
    const data = { messageId, to: toAddress, numbers: [message.invoice?.number ?? ''], kind: draft.kind }
    await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'thank_you.edited', actor, at: now, data }])
    return ok(null)
  })
}
