import { findDueMessages, findInterruptedMessages } from '#app/db/sql/claim-messages.server.ts'
import { takeProviderTurn } from '#app/db/sql/mail-pace.server.ts'
import { env } from '#app/env.server.ts'
import { beginSend, resumeSend, type ClaimedMessage } from '#app/features/messages/begin-send.server.ts'
import { sendMessage } from '#app/features/messages/send-message.server.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'

const BATCH = 100
const AT_ONCE = 8
/** Whoever would wait longer for a turn leaves it to the next round. */
const PATIENCE_MS = 5_000

/** Sends what is due, no faster than the provider takes it from all workers together; a busy one pauses the whole queue for as long as it says. */
export async function sendMessages({ processId, now, log }: Work): Promise<number> {
  const interrupted = await findInterruptedMessages(BATCH)
  const due = await findDueMessages(now(), BATCH)
  const attempts = [
    ...interrupted.map((ref) => ({ ref, begin: () => resumeSend(ref, processId, now()) })),
    ...due.map((ref) => ({ ref, begin: () => beginSend(ref, processId, now()) })),
  ]
  let isOver = false
  return inParallel(attempts, AT_ONCE, async ({ ref, begin }) => {
    // The turn comes before the claim, so that the facts are fresh when the mail goes.
    if (isOver || !(await takeTurn(now()))) {
      isOver = true
      return false
    }
    return log.guard('send-messages', ref.id, () => sendOne(begin, now))
  })
}

async function sendOne(begin: () => Promise<ClaimedMessage | null>, now: () => Date): Promise<boolean> {
  const message = await begin()
  if (message) await sendMessage(message, now)
  return true
}

/** Waits in the line of all workers. False: it is too long, or the provider takes nothing now. */
async function takeTurn(now: Date): Promise<boolean> {
  const wait = await takeProviderTurn(env.MAIL_RATE, PATIENCE_MS, now)
  if (wait === null) return false
  if (wait > 1) await new Promise((later) => setTimeout(later, wait))
  return true
}
