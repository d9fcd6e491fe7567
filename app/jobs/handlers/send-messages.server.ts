import { findDueMessages, findInterruptedMessages, type MessageRef } from '#app/db/sql/claim-messages.server.ts'
import { env } from '#app/env.server.ts'
import { beginSend, resumeSend, type ClaimedMessage } from '#app/features/messages/begin-send.server.ts'
import { sendMessage } from '#app/features/messages/send-message.server.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'

const BATCH = 100
const AT_ONCE = 8

let pausedUntilMs = 0

/** Sends what is due, no faster than the provider's rate; a busy provider pauses the whole queue for as long as it says. */
export async function sendMessages({ processId, now, log }: Work): Promise<number> {
  if (performance.now() < pausedUntilMs) return 0
  const interrupted = await findInterruptedMessages(BATCH)
  const due = await findDueMessages(now(), BATCH)
  const attempts = [
    ...interrupted.map((ref) => ({ ref, begin: () => resumeSend(ref, processId, now()) })),
    ...due.map((ref) => ({ ref, begin: () => beginSend(ref, processId, now()) })),
  ]
  return inParallel(attempts, AT_ONCE, async ({ ref, begin }) => {
    if (performance.now() < pausedUntilMs) return false
    return log.guard('send-messages', ref.id, () => sendOne(ref, begin, now))
  })
}

async function sendOne(
  _ref: MessageRef,
  begin: () => Promise<ClaimedMessage | null>,
  now: () => Date,
): Promise<boolean> {
  const message = await begin()
  if (!message) return true
  await takeTurn()
  const { pauseSeconds } = await sendMessage(message, now)
  if (pauseSeconds > 0) pausedUntilMs = performance.now() + pauseSeconds * 1_000
  return true
}

let nextTurnMs = 0

/** Spaces calls evenly at MAIL_RATE a second. */
async function takeTurn(): Promise<void> {
  const turn = Math.max(performance.now(), nextTurnMs)
  nextTurnMs = turn + 1_000 / env.MAIL_RATE
  const wait = turn - performance.now()
  if (wait > 1) await new Promise((later) => setTimeout(later, wait))
}
