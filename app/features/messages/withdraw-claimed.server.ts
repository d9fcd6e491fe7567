import { inTransaction } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { listSentMails, readSentTags } from '#app/gateways/email/sent-mails.server.ts'
import type { ListedMail } from '#app/gateways/email/sent-mails.server.ts'
import type { ClaimedMessage } from './claimed-message.ts'
import { mailEventOf } from './found-mail-events.ts'
import { postpone } from './postpone.server.ts'

/** What the provider took a moment ago may not stand in its list yet. */
const SETTLING_MS = 2 * 60_000
/** Its clock and ours. */
const SKEW_MS = 5 * 60_000
/** So many mails are looked through, and no more. */
const LOOK_THROUGH = 5_000

/**
 * The facts moved after this message was claimed. What was never tried goes back to the queue, where the gate takes it back.
 * What was tried may have been accepted: the provider's list says whether it was; where it cannot say, a person finds out.
 */
export async function withdrawClaimed(message: ClaimedMessage, now: Date): Promise<void> {
  if (message.tries === 0) return giveBack(message, now)
  let found: ListedMail | 'not there' | 'too many'
  try {
    found = await findAccepted(message)
  } catch {
    return postpone(message, 'The mail provider could not be asked whether it was accepted.', 60)
  }
  if (found === 'too many') return ask(message, now)
  if (found !== 'not there') return noteSent(message, found, now)
  if (message.firstTriedAt && now.getTime() - message.firstTriedAt.getTime() < SETTLING_MS)
    return postpone(message, 'The facts moved while it was being sent.', 60)
  return giveBack(message, now)
}

async function findAccepted({
  id,
  toAddress,
  firstTriedAt,
}: ClaimedMessage): Promise<ListedMail | 'not there' | 'too many'> {
  if (!firstTriedAt) return 'not there'
  const to = toAddress.toLowerCase()
  let seen = 0
  for await (const mail of listSentMails(new Date(firstTriedAt.getTime() - SKEW_MS))) {
    seen += 1
    if (seen > LOOK_THROUGH) return 'too many'
    if (!mail.to.some((address) => address.toLowerCase().includes(to))) continue
    if ((await readSentTags(mail.id))['message'] === id) return mail
  }
  return 'not there'
}

const giveBack = (message: ClaimedMessage, now: Date): Promise<void> =>
  inTransaction(async (tx) => {
    const reason = 'The facts moved before it was sent.'
    await moveMessage(tx, message, 'release', { now, reason, sendAt: now })
  })

const ask = (message: ClaimedMessage, now: Date): Promise<void> =>
  inTransaction(async (tx) => {
    const reason = 'The answer of the mail provider was lost, and the facts moved since.'
    await moveMessage(tx, message, 'lose', { now, reason })
  })

const noteSent = (message: ClaimedMessage, mail: ListedMail, now: Date): Promise<void> =>
  inTransaction(async (tx) => {
    await moveMessage(tx, message, 'send', { now, providerId: mail.id })
    const event = mailEventOf(mail.lastEvent)
    if (event && event !== 'send') await moveMessage(tx, message, event, { now })
  })
