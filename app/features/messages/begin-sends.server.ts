import { lockFreeClients } from '#app/db/read/dunning-facts.server.ts'
import { claimMessages, comeAfterOneUnderWay } from '#app/db/sql/claim-messages.server.ts'
import { inTransaction, type Tx } from '#app/db/transaction.server.ts'
import { makeAnnounced } from '#app/db/write/charges.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { codeEndsAt } from '#app/domain/account/account-limits.ts'
import { compareInstants, instantOf } from '#app/domain/business-day.ts'
import { withPapers, type ClaimedMessage } from './claimed-message.ts'
import { copiesStillOnFile } from './copies-on-file.server.ts'
import { keepDistance } from './keep-distance.server.ts'
import { passInstalmentGate } from './pass-instalment-gate.server.ts'
import { passReminderGate } from './pass-reminder-gate.server.ts'
import { passRestoreGate } from './pass-restore-gate.server.ts'
import { passStatementGate } from './pass-statement-gate.server.ts'

export const LEASE_SECONDS = 60

export interface Begun {
  /** Ours to send now. */
  readonly claimed: readonly ClaimedMessage[]
  /** Those whose client somebody else had in hand: nothing was decided about them. */
  readonly passedOver: readonly string[]
}

/**
 * The last gate (R6), in the transaction that claims the messages: their clients are locked, the facts are read again, and a
 * reminder whose basis moved is cancelled and decided anew. What is neither claimed nor passed over is not ours to send, or not to
 * be sent at all. One message of a client at a time; of one message alone the client is waited for.
 */
export async function beginSends(
  businessId: string,
  ids: readonly string[],
  processId: number,
  now: Date,
): Promise<Begun> {
  return inTransaction(async (tx) => {
    const where = { businessId, id: { in: [...ids] }, state: 'queued' as const, sendAt: { lte: now } }
    const found = await tx.outboxMessage.findMany({ where, select: { id: true, clientId: true } })
    if (found.length === 0) return { claimed: [], passedOver: [] }
    const clients = [...new Set(found.map(({ clientId }) => clientId))]
    const locked = await lockFreeClients(tx, businessId, clients)
    const passedOver = found.filter(({ clientId }) => !locked.has(clientId)).map(({ id }) => id)
    if (locked.size === 0) return { claimed: [], passedOver }
    const messages = await tx.outboxMessage.findMany({
      where: { ...where, clientId: { in: [...locked] } },
      include: withPapers,
      orderBy: [{ sendAt: 'asc' }, { id: 'asc' }],
    })
    return { claimed: await claimAllowed(tx, businessId, messages, processId, now), passedOver }
  })
}

async function claimAllowed(
  tx: Tx,
  businessId: string,
  messages: readonly ClaimedMessage[],
  processId: number,
  now: Date,
): Promise<ClaimedMessage[]> {
  if (messages.length === 0) return []
  const behind = await comeAfterOneUnderWay(tx, businessId, idsOf(messages), now)
  let left = await passRestoreGate(
    tx,
    businessId,
    messages.filter(({ id }) => !behind.has(id)),
    now,
  )
  left = await passReminderGate(tx, businessId, left, now)
  left = await passInstalmentGate(tx, left, now)
  left = await passStatementGate(tx, left, now)
  left = await passCodes(tx, left, now)
  left = await keepDistance(tx, businessId, left, now)
  const copies = await copiesStillOnFile(tx, businessId, left)
  const allowed = left.map((message) => ({ ...message, ccAddresses: copies.get(message.id) ?? [] }))
  for (const { id, ccAddresses } of allowed) {
    if (ccAddresses.length === left.find((message) => message.id === id)?.ccAddresses.length) continue
    await tx.outboxMessage.update({ where: { businessId_id: { businessId, id } }, data: { ccAddresses } })
  }
  // What it announces is owed from the moment it goes out.
  for (const message of allowed) await makeAnnounced(tx, { ...message, messageId: message.id, now })
  const how = { state: 'queued', processId, leaseSeconds: LEASE_SECONDS, now } as const
  const claimed = await claimMessages(tx, businessId, idsOf(allowed), how)
  if (claimed.size < allowed.length) throw new Error('a message left the queue inside its client’s lock')
  return allowed
}

const idsOf = (messages: readonly { id: string }[]) => messages.map(({ id }) => id)

/** A code is mailed while it is good for something; later it would only puzzle. */
async function passCodes(tx: Tx, messages: readonly ClaimedMessage[], now: Date): Promise<ClaimedMessage[]> {
  const passed = []
  for (const message of messages) {
    const isGood = compareInstants(instantOf(now), codeEndsAt(instantOf(message.createdAt))) < 0
    if (message.kind !== 'code' || isGood) passed.push(message)
    else await moveMessage(tx, message, 'cancel', { now, reason: 'The code was no longer good for anything.' })
  }
  return passed
}
