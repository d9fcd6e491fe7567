import { loadInstalmentFacts } from '#app/db/read/instalment-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { dateOf, instantOf } from '#app/domain/business-day.ts'
import { gateInstalment } from '#app/domain/plan/decide-instalment.ts'
import type { InstalmentGate } from '#app/domain/plan/decide-instalment.ts'
import { isInstalmentStep } from '#app/domain/plan/instalment-ladder.ts'

interface Written {
  readonly kind: string
  readonly businessId: string
  readonly id: string
  readonly clientId: string
  readonly basis: string
}

/** Of these messages, those that pass; every other kind does. */
export async function passInstalmentGate<T extends Written>(tx: Tx, messages: readonly T[], now: Date): Promise<T[]> {
  const passed = []
  for (const message of messages)
    if (message.kind !== 'instalment' || (await passesInstalmentGate(tx, message, now))) passed.push(message)
  return passed
}

/**
 * The last gate for a mail about an instalment (R6), under the client's lock: paid meanwhile, a payment under way, a pause, an
 * ended plan, another recipient or a moment that is over take it back; a client who has just heard from us is not written to
 * before the next day on which they may be.
 */
async function passesInstalmentGate(tx: Tx, message: Written, now: Date): Promise<boolean> {
  const { businessId, id } = message
  const verdict = await judgeInstalmentMail(tx, message, now)
  if (verdict.kind === 'send') return true
  if (verdict.kind === 'wait') {
    const sendAt = dateOf(verdict.until)
    await tx.outboxMessage.update({ where: { businessId_id: { businessId, id } }, data: { sendAt } })
    return false
  }
  await moveMessage(tx, message, 'cancel', { now, reason: 'The facts moved before it was sent.' })
  return false
}

/** Whether it may be said, on the facts as they stand. */
export async function judgeInstalmentMail(
  tx: Tx,
  { businessId, id, basis }: Written,
  now: Date,
): Promise<InstalmentGate> {
  const notice = await tx.instalmentNotice.findFirst({ where: { businessId, messageId: id } })
  if (!notice || !isInstalmentStep(notice.step)) return { kind: 'moved' }
  const loaded = await loadInstalmentFacts(tx, businessId, notice.planId, now)
  if (!loaded) return { kind: 'moved' }
  return gateInstalment(loaded.facts, { position: notice.position, step: notice.step, basis }, instantOf(now))
}
