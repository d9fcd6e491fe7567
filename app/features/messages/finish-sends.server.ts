import { lockFreeClients } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { moveMessage, moveMessages } from '#app/db/write/move-message.server.ts'
import type { SendOutcome } from '#app/gateways/email/resend.server.ts'
import type { ClaimedMessage } from './claimed-message.ts'
import { postpone } from './postpone.server.ts'

/** Runs what concerns one row, so that its failure does not stop the others'. */
export type Alone = (id: string, work: () => Promise<unknown>) => Promise<unknown>

/** A message and what the provider said to it. */
export interface Spoken {
  readonly message: ClaimedMessage
  readonly outcome: SendOutcome
  readonly sentHash: string
}
type Accepted = Spoken & { readonly outcome: { readonly kind: 'accepted' } }

/** Writes down what came of it: what was accepted in one transaction, the rest one by one. */
export async function finishSends(
  businessId: string,
  spoken: readonly Spoken[],
  now: Date,
  alone: Alone,
): Promise<void> {
  const accepted = spoken.filter((one): one is Accepted => one.outcome.kind === 'accepted')
  const written =
    accepted.length > 1 ? await noteAccepted(businessId, accepted, now).catch(() => noneWritten) : noneWritten
  for (const one of spoken) {
    const { message } = one
    if (!written.has(message.id)) await alone(message.id, () => finishOne(one, now))
  }
}

const noneWritten: ReadonlySet<string> = new Set<string>()

const isAccepted = (one: Spoken): one is Accepted => one.outcome.kind === 'accepted'

/** Answers which of them were written down; whose client somebody else has in hand was not. */
async function noteAccepted(
  businessId: string,
  accepted: readonly Accepted[],
  now: Date,
): Promise<ReadonlySet<string>> {
  return inTransaction(async (tx) => {
    const clients = accepted.map(({ message }) => message.clientId)
    const locked = await lockFreeClients(tx, businessId, [...new Set(clients)])
    const ours = accepted.filter(({ message }) => locked.has(message.clientId))
    const moves = ours.map(({ message, outcome, sentHash }) => ({
      ...{ id: message.id, providerId: outcome.providerId, sentHash },
    }))
    const moved = await moveMessages(tx, businessId, moves, 'send', { now })
    // A delivery report overtook us: the provider's id still belongs to the message.
    for (const { id, providerId, sentHash } of moves) {
      if (moved.has(id)) continue
      await tx.outboxMessage.updateMany({ where: { businessId, id, providerId: null }, data: { providerId, sentHash } })
    }
    return new Set(ours.map(({ message }) => message.id))
  })
}

async function finishOne(one: Spoken, now: Date): Promise<void> {
  const { message, outcome } = one
  if (isAccepted(one)) return void (await noteAccepted(message.businessId, [one], now))
  switch (outcome.kind) {
    case 'accepted':
      return
    case 'refused':
      return inTransaction(async (tx) => void (await moveMessage(tx, message, 'fail', { now, reason: outcome.reason })))
    case 'busy': {
      // A message that was tried before may have been accepted then: it keeps its claim and is tried again as it is.
      if (message.tries > 0) return postpone(message, outcome.reason, outcome.retryAfterSeconds)
      // Its place in the queue stays its own: the line of all workers waits, and what was written later comes later.
      return inTransaction(
        async (tx) => void (await moveMessage(tx, message, 'release', { now, reason: outcome.reason })),
      )
    }
    case 'lost':
      return postpone(message, outcome.reason, Math.min(600, 2 ** Math.min(message.tries, 9)))
  }
}
