import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readThankedPayment } from '#app/db/read/thanked-payment.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { MessageState } from '#app/domain/message/message-state.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

/** One decision of a person about one thank-you. */
export interface ThankYouCall {
  readonly businessId: string
  readonly messageId: string
  readonly actor: string
  readonly now: Date
}

/** `gone`: it has left, was called off, or is not there to be called back. */
export type ThankYouRefusal = 'not_found' | 'gone'

export const keyPrefix = 'thank-you/'

/** A thank-you in one of these states, with its client's row taken and the payment it thanks for. */
export async function lockThankYou(tx: Tx, { businessId, messageId }: ThankYouCall, states: readonly MessageState[]) {
  const where = { businessId_id: { businessId, id: messageId } }
  const found = await tx.outboxMessage.findUnique({ where, select: { clientId: true, kind: true } })
  if (found?.kind !== 'thank_you') return refuse('not_found')
  await lockClient(tx, businessId, found.clientId)
  const note = await tx.outboxMessage.findUniqueOrThrow({ where, include: { invoice: { select: { number: true } } } })
  if (!states.includes(note.state) || note.firstTriedAt) return refuse('gone')
  const thanked = await readThankedPayment(tx, businessId, note.key.slice(keyPrefix.length))
  return thanked ? ok({ note, thanked }) : refuse('gone')
}

export type LockedThankYou = Extract<Awaited<ReturnType<typeof lockThankYou>>, { ok: true }>['value']

/** What the timeline keeps about a thank-you. */
export const thankYouEvent = (
  { note }: LockedThankYou,
  { businessId, messageId, actor, now: at }: ThankYouCall,
  type: 'thank_you.queued' | 'thank_you.edited',
) => ({
  ...{ businessId, clientId: note.clientId, invoiceId: note.invoiceId, type, actor, at },
  data: { messageId, to: note.toAddress, numbers: [note.invoice?.number ?? ''], kind: note.basis },
})

export type Decided = Promise<Result<null, ThankYouRefusal>>
