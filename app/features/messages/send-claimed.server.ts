import { createHash } from 'node:crypto'
import { barrier, type Barrier } from '#app/barrier.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { keepPace, stopMail } from '#app/db/sql/mail-pace.server.ts'
import type { RateNews } from '#app/domain/message/rate-news.ts'
import { sendMail, type Mail, type SendOutcome } from '#app/gateways/email/resend.server.ts'
import type { ClaimedMessage } from './claimed-message.ts'
import { composeMails } from './compose-mails.server.ts'
import { finishSends, type Alone, type Spoken } from './finish-sends.server.ts'
import { findStillWanted } from './last-look.server.ts'
import { withdrawClaimed } from './withdraw-claimed.server.ts'

/**
 * Speaks to the mail provider for claimed messages of one business, all at once, and writes down what came of it; every worker slows
 * down as the answers say. Answers those that have yet to be tried again. `alone` runs what concerns one message.
 */
export async function sendClaimed(
  businessId: string,
  messages: readonly ClaimedMessage[],
  now: () => Date,
  alone: Alone,
): Promise<Set<string>> {
  if (messages.length === 0) return new Set()
  const prepared = await prepare(businessId, messages, now).catch((error: unknown) => {
    if (messages.length === 1) throw error
    return null
  })
  if (prepared === null) return eachAlone(businessId, messages, now, alone)
  const { mails, wanted } = prepared
  const said = await Promise.allSettled(
    messages.filter(({ id }) => wanted.has(id)).map((message) => speak(message, mails.get(message.id), now)),
  )
  const spoken = said.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  await finishSends(businessId, spoken, now(), alone)
  await reach('afterSendCommit', spoken)
  for (const message of messages) {
    if (!wanted.has(message.id)) await alone(message.id, () => withdrawClaimed(message, now()))
  }
  for (const one of said) if (one.status === 'rejected') throw one.reason
  const isOver = ({ kind }: SendOutcome) => kind === 'accepted' || kind === 'refused'
  return new Set(spoken.filter(({ outcome }) => !isOver(outcome)).map(({ message }) => message.id))
}

async function prepare(businessId: string, messages: readonly ClaimedMessage[], now: () => Date) {
  const mails = await composeMails(businessId, messages)
  await reach('afterClaim', messages)
  await reach('beforeSend', messages)
  return { mails, wanted: await findStillWanted(prisma, businessId, messages, now()) }
}

/** One that cannot be composed or looked at keeps none of the others. */
async function eachAlone(
  businessId: string,
  messages: readonly ClaimedMessage[],
  now: () => Date,
  alone: Alone,
): Promise<Set<string>> {
  const again = new Set<string>()
  for (const message of messages) {
    await alone(message.id, async () => {
      for (const id of await sendClaimed(businessId, [message], now, alone)) again.add(id)
    })
  }
  return again
}

async function reach(point: Barrier, passing: readonly unknown[]): Promise<void> {
  for (let n = 0; n < passing.length; n += 1) await barrier(point)
}

async function speak(message: ClaimedMessage, mail: Mail | undefined, now: () => Date): Promise<Spoken> {
  if (!mail) throw new Error(`message ${message.id} was not composed`)
  const { outcome, rate } = await sendMail(mail, message.key)
  await barrier('afterSend')
  await heed(outcome, rate, now())
  return { message, outcome, sentHash: hashOf(message, mail) }
}

let lastPerSecond: number | null | undefined

/** Puts what the provider said where all workers see it; most answers say nothing new, and one that was lost says nothing. */
async function heed(outcome: SendOutcome, { perSecond, pauseSeconds }: RateNews, now: Date): Promise<void> {
  if (outcome.kind === 'lost') return
  if (outcome.kind === 'busy' && outcome.isQuota)
    await stopMail(new Date(now.getTime() + outcome.retryAfterSeconds * 1_000), outcome.reason)
  const pause = outcome.kind === 'busy' && !outcome.isQuota ? outcome.retryAfterSeconds : pauseSeconds
  const isNew = perSecond !== lastPerSecond
  lastPerSecond = perSecond
  if (isNew || pause > 0) await keepPace({ perSecond, pauseSeconds: pause })
}

/** SHA-256 over everything that was handed over, files by their own hashes: proof of what was said. */
const hashOf = ({ attachments }: ClaimedMessage, mail: Mail) =>
  createHash('sha256')
    .update(JSON.stringify({ ...mail, attachments: attachments.map(({ filename, fileHash }) => [filename, fileHash]) }))
    .digest('hex')
