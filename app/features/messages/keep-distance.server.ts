import { putOff, urgentKinds } from '#app/db/sql/claim-messages.server.ts'
import { takeDomainSlots } from '#app/db/sql/mail-pace.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { dateOf, instantOf } from '#app/domain/business-day.ts'
import { defaultSendHours } from '#app/domain/dunning/dunning-facts.ts'
import { nextSendInstant } from '#app/domain/dunning/send-window.ts'
import { env } from '#app/env.server.ts'
import type { ClaimedMessage } from './claimed-message.ts'

const hourMs = 3_600_000
const apart: Partial<Record<string, readonly string[]>> = {
  reminder: ['thank_you'],
  instalment: ['thank_you'],
  thank_you: ['reminder', 'instalment'],
}

/** Those that come neither too close to another mail nor before their domain has room; the others are put off. */
export async function keepDistance(
  tx: Tx,
  businessId: string,
  messages: readonly ClaimedMessage[],
  now: Date,
): Promise<ClaimedMessage[]> {
  const tooClose = await comeTooClose(tx, businessId, messages, now)
  const left = messages.filter(({ id }) => !tooClose.has(id))
  // Many mails to one domain go out little by little; each waits its turn once.
  const inLine = left.filter(({ slotAt, kind }) => !slotAt && !urgentKinds.includes(kind))
  const addresses = inLine.map(({ toAddress }) => toAddress)
  const slots = addresses.length > 0 ? await takeDomainSlots(tx, addresses, env.MAIL_DOMAIN_RATE, now) : []
  const slotOf = new Map(inLine.map(({ id }, n) => [id, slots[n] ?? now]))
  const waits = left.filter(({ id }) => (slotOf.get(id) ?? now) > now)
  await putOff(tx, businessId, [
    ...[...tooClose].map(([id, sendAt]) => ({ id, sendAt, isSlot: false })),
    ...waits.map(({ id }) => ({ id, sendAt: slotOf.get(id) ?? now, isSlot: true })),
  ])
  return left.filter((message) => !waits.includes(message))
}

/** A thank-you and a reminder never reach a client within the same hour (R21): the later one waits an hour. Answers until when. */
async function comeTooClose(
  tx: Tx,
  businessId: string,
  messages: readonly ClaimedMessage[],
  now: Date,
): Promise<Map<string, Date>> {
  const about = messages.filter(({ kind }) => apart[kind])
  if (about.length === 0) return new Map()
  const lately = await tx.outboxMessage.findMany({
    where: {
      ...{ businessId, clientId: { in: about.map(({ clientId }) => clientId) }, kind: { in: Object.keys(apart) } },
      sentAt: { gt: new Date(now.getTime() - hourMs) },
    },
    orderBy: { sentAt: 'desc' },
    select: {
      ...{ clientId: true, kind: true, sentAt: true },
      client: { select: { timeZone: true, business: { select: { timeZone: true } } } },
    },
  })
  const until = new Map<string, Date>()
  for (const { id, clientId, kind } of about) {
    const close = lately.find((other) => other.clientId === clientId && apart[kind]?.includes(other.kind))
    if (!close?.sentAt) continue
    const zone = close.client.timeZone ?? close.client.business.timeZone
    const later = instantOf(new Date(close.sentAt.getTime() + hourMs))
    const hours = { ...defaultSendHours, sendHour: defaultSendHours.sendFromHour }
    until.set(id, dateOf(nextSendInstant(later, zone, hours)))
  }
  return until
}
