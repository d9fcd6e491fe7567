import type { Prisma } from '#app/db/generated/client.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { setStates } from '#app/db/sql/set-message-states.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { stepOutcome } from '#app/domain/dunning/step-outcome.ts'
import { mailWords } from '#app/domain/evidence/mail-words.ts'
import { basisAsksForOverdue } from '#app/domain/statement/decide-statement.ts'
import { nextMessageState, type MessageEvent, type MessageState } from '#app/domain/message/message-state.ts'
import { takeBackCharges } from './charges.server.ts'
import { followInstalmentMail } from './instalment-notices.server.ts'
import { sha256 } from './seal-timeline.server.ts'
import { retireAddress } from './retire-address.server.ts'
import { openTask } from './tasks.server.ts'
import { recordEvents, type NewTimelineEvent } from './timeline.server.ts'

export interface MoveDetails {
  now: Date
  /** Plain words for the timeline and the desk. */
  reason?: string
  /** Of a bounce: the reason passes, such as a full mailbox. */
  isTransient?: boolean
  /** When to try again, for `release`; when it goes out, for `approve`. */
  sendAt?: Date
  /** Who did it; left out, it happened by itself. */
  actor?: string
}

/** A message to move, and what the provider's answer says of it alone. */
export interface Move {
  readonly id: string
  readonly providerId?: string
  readonly sentHash?: string
}

const withContext = {
  invoice: { select: { number: true } },
  reminders: {
    where: { accompanying: false },
    select: { stageKey: true, invoiceId: true, invoice: { select: { number: true } } },
  },
  client: { select: { name: true, business: { select: { timeZone: true } } } },
} as const
type MessageInContext = Prisma.OutboxMessageGetPayload<{ include: typeof withContext }>

/** Under the lock of its client; see below. Answers the new state; null when the event is late, repeated or illegal. */
export async function moveMessage(
  tx: Tx,
  { businessId, id, clientId }: { businessId: string; id: string; clientId: string },
  event: MessageEvent,
  { providerId, sentHash, ...details }: MoveDetails & Omit<Move, 'id'>,
): Promise<MessageState | null> {
  await lockClient(tx, businessId, clientId)
  const move = { id, ...(providerId && { providerId }), ...(sentHash && { sentHash }) }
  return (await moveMessages(tx, businessId, [move], event, details)).get(id) ?? null
}

/**
 * The one place messages change state: compare-and-set, with all that follows for the steps of the ladder, the addresses and the
 * desk. The caller holds the locks of their clients. Answers the new state of each that moved; for the others the event is late, repeated
 * or illegal.
 */
export async function moveMessages(
  tx: Tx,
  businessId: string,
  moves: readonly Move[],
  event: MessageEvent,
  details: MoveDetails,
): Promise<Map<string, MessageState>> {
  const { now } = details
  const found = await tx.outboxMessage.findMany({
    where: { businessId, id: { in: moves.map(({ id }) => id) } },
    include: withContext,
  })
  const states = new Map(
    found.flatMap(({ id, state }) => {
      const next = nextMessageState(state, event)
      return next === null ? [] : [[id, next] as const]
    }),
  )
  const moved = found.filter(({ id }) => states.has(id))
  const [next] = states.values()
  if (next === undefined) return states

  const isOver = next !== 'drafted' && next !== 'queued' && next !== 'sending'
  await setStates(
    tx,
    businessId,
    moves.filter(({ id }) => states.has(id)),
    {
      ...{ event, next, reason: details.reason, sendAt: details.sendAt, now },
    },
  )
  if (isOver) {
    await followOnLadder(
      tx,
      businessId,
      moved.filter(({ kind }) => kind === 'reminder'),
      next,
      now,
    )
  }
  for (const message of moved) await followAlone(tx, message, event, next, details)
  await recordEvents(
    tx,
    moved.flatMap((message) => timelineOf(message, event, details)),
  )
  return states
}

/** What follows for one message and is rare, or needs a look of its own. */
async function followAlone(
  tx: Tx,
  message: MessageInContext,
  event: MessageEvent,
  next: MessageState,
  details: MoveDetails,
): Promise<void> {
  const { businessId, id, kind } = message
  const { now } = details
  const isOver = next !== 'drafted' && next !== 'queued' && next !== 'sending'
  if (kind === 'instalment' && isOver) await followInstalmentMail(tx, message, next, now)
  const isAsking = kind === 'invoice' || (kind === 'statement' && basisAsksForOverdue(message.basis))
  if (isAsking && goesOut(message, event)) await rememberSending(tx, message, now)
  if (next === 'bounced' || next === 'failed' || event === 'release') {
    const reason = 'The mail that announced it did not arrive.'
    await takeBackCharges(tx, { businessId, messageId: id, reason, now })
  }
  if (next === 'bounced' || next === 'complained') await retireAddress(tx, message, next, details)
  if (next === 'unknown') await askWhetherItArrived(tx, message, now)
}

function timelineOf(message: MessageInContext, event: MessageEvent, details: MoveDetails): NewTimelineEvent[] {
  const { businessId, clientId } = message
  const type = timelineType(message.kind, event)
  if (!type) return []
  const common = { businessId, clientId, type, actor: details.actor ?? 'system', at: details.now }
  // What the client was told becomes part of the chain of hashes.
  const what = {
    ...(details.reason && { reason: details.reason }),
    ...(goesOut(message, event) && { contentHash: sha256(mailWords(message)) }),
  }
  return timelineEntries(message, what).map((entry) => ({ ...common, ...entry }))
}

const goesOut = ({ sentAt }: MessageInContext, event: MessageEvent) =>
  event === 'send' || (event === 'deliver' && !sentAt)

/** The client has their invoice, and has heard from us. */
async function rememberSending(tx: Tx, message: MessageInContext, now: Date): Promise<void> {
  const { businessId, clientId, invoiceId } = message
  await tx.client.update({
    where: { businessId_id: { businessId, id: clientId } },
    data: { nextCheckAt: now, lastContactAt: now },
  })
  if (!invoiceId) return
  await tx.invoice.updateMany({ where: { businessId, id: invoiceId, firstSentAt: null }, data: { firstSentAt: now } })
}

/** What the messages' fate means for the stages they spoke for; their clients are looked at again at once. */
async function followOnLadder(
  tx: Tx,
  businessId: string,
  messages: readonly MessageInContext[],
  state: MessageState,
  now: Date,
): Promise<void> {
  if (messages.length === 0) return
  const outcome = stepOutcome(state)
  const ofMessages = { businessId, messageId: { in: messages.map(({ id }) => id) } }
  // Cancelled: the step never happened, and its stage is open again.
  if (outcome === null) await tx.reminder.deleteMany({ where: ofMessages })
  else
    await tx.reminder.updateMany({
      where: { ...ofMessages, outcome: { not: outcome } },
      data: { outcome, doneAt: outcome === 'pending' ? null : now },
    })
  const isContact = ({ sentAt }: MessageInContext) => state === 'sent' || (state === 'delivered' && !sentAt)
  const wake = async (some: readonly MessageInContext[], data: { lastContactAt?: Date }) => {
    if (some.length === 0) return
    const where = { businessId, id: { in: some.map(({ clientId }) => clientId) } }
    await tx.client.updateMany({ where, data: { nextCheckAt: now, ...data } })
  }
  const contacts = messages.filter(isContact)
  await wake(contacts, { lastContactAt: now })
  await wake(
    messages.filter((message) => !isContact(message)),
    {},
  )
  if (contacts.length === 0) return
  const about = contacts.flatMap(({ reminders }) => reminders.map(({ invoiceId }) => invoiceId))
  await tx.invoice.updateMany({
    where: { businessId, id: { in: about }, firstSentAt: null },
    data: { firstSentAt: now },
  })
}

/** The provider has forgotten the key: sending again might be a second mail, so a person looks (R7). */
async function askWhetherItArrived(tx: Tx, message: MessageInContext, now: Date): Promise<void> {
  await openTask(tx, {
    businessId: message.businessId,
    key: `unknown/${message.id}`,
    kind: 'review',
    title: `Find out whether “${message.subject}” reached ${message.client.name}: the mail provider's answer was lost`,
    clientId: message.clientId,
    invoiceId: message.invoiceId,
    dueOn: todayIn(message.client.business.timeZone, instantOf(now)),
    now,
  })
}

const words: Partial<Record<MessageEvent, string>> = {
  approve: 'approved',
  take_back: 'unapproved',
  send: 'sent',
  deliver: 'delivered',
  bounce: 'bounced',
  complain: 'complained',
  fail: 'failed',
  lose: 'unknown',
  cancel: 'cancelled',
}

function timelineType(kind: string, event: MessageEvent): string | null {
  const word = words[event]
  if (!word) return null
  return kind === 'reminder' || kind === 'thank_you' ? `${kind}.${word}` : `message.${word}`
}

/** One entry for each invoice it speaks of. */
function timelineEntries(
  message: MessageInContext,
  what: { reason?: string; contentHash?: string },
): { invoiceId: string | null; data: Prisma.InputJsonObject }[] {
  const common = {
    messageId: message.id,
    to: message.toAddress,
    subject: message.subject,
    ...what,
  }
  if (message.kind === 'reminder') {
    return message.reminders.map(({ invoiceId, stageKey, invoice }) => ({
      invoiceId,
      data: { ...common, number: invoice.number, stage: stageKey },
    }))
  }
  const { invoiceId } = message
  const numbers = [message.invoice?.number ?? '']
  return [{ invoiceId, data: message.kind === 'thank_you' ? { ...common, numbers, kind: message.basis } : common }]
}
