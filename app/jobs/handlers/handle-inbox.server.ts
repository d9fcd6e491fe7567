import { barrier } from '#app/barrier.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { isClaimedByLiving } from '#app/db/sql/process-claims.server.ts'
import { checkMethod } from '#app/features/payments/check-method.server.ts'
import { finishSetup } from '#app/features/payments/finish-setup.server.ts'
import { applyDeliveryEvent } from '#app/features/messages/apply-delivery-event.server.ts'
import { receiveReply } from '#app/features/replies/receive-reply.server.ts'
import { observeWebhookLag } from '#app/metrics/webhook-lag.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'
import { applyPaymentEvents } from './apply-payment-events.server.ts'
import { methodHints } from '#app/gateways/payments/event-hints.ts'

const TRIES_MAX = 12
const BATCH = 200
/** In one round, so that what else is due has its turn. */
const BATCHES = 10
/** Settled in one transaction, and so many of those at once. */
const GROUP = 50
const LANES = 4

interface ClaimedEvent {
  provider: string
  eventId: string
  type: string
  body: string
  tries: number
  receivedAt: Date
}

/**
 * Takes the events that wait, and those whose worker was killed; another living worker's are left alone. One of its own has slipped
 * out of its hands: the database was gone when it should have been put down.
 */
function claimInboxEvents(processId: number, now: Date): Promise<ClaimedEvent[]> {
  return prisma.$queryRaw<ClaimedEvent[]>`
    UPDATE "InboxEvent" SET "tries" = "tries" + 1, "claimedBy" = ${processId}
    WHERE ("provider", "eventId") IN (
      SELECT "provider", "eventId" FROM "InboxEvent"
      WHERE "state" = 'received' AND "nextTryAt" <= ${now} AND ("claimedBy" = ${processId} OR NOT ${isClaimedByLiving})
      ORDER BY "nextTryAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING "provider", "eventId", "type", "body", "tries", "receivedAt"`
}

interface Ending {
  readonly event: ClaimedEvent
  readonly state: 'received' | 'handled' | 'ignored' | 'parked'
  readonly outcome: string
  readonly at: Date
}

type Apply = (event: ClaimedEvent) => Promise<string | null>

/** Applies one event as a hint: the present state is asked of the provider. Every failure is tried again; after twelve a person sees it. */
async function handleInboxEvent(event: ClaimedEvent, apply: Apply, now: Date, end: (ending: Ending) => void) {
  try {
    await barrier('beforeApply')
    const outcome = await apply(event)
    await barrier('afterApply')
    end({ event, state: outcome === null ? 'ignored' : 'handled', outcome: outcome ?? 'nothing of ours', at: now })
    observeWebhookLag(event.provider, event.receivedAt, now)
  } catch (error) {
    const outcome = error instanceof Error ? error.message.slice(0, 500) : 'failed'
    const nextTryAt = new Date(now.getTime() + Math.min(3_600, 5 * 2 ** event.tries) * 1_000)
    end({
      event,
      outcome,
      ...(event.tries >= TRIES_MAX ? { state: 'parked', at: now } : { state: 'received', at: nextTryAt }),
    })
    throw error
  }
}

const applyMailEvent = ({ type, body }: ClaimedEvent, now: Date): Promise<string | null> =>
  type === 'email.received' ? receiveReply(body, now) : applyDeliveryEvent(type, body, now)

/** Methods that a client left, or that were given up or lost their mandate. */
async function applyToMethods({ provider, body }: ClaimedEvent, now: Date): Promise<string | null> {
  if (provider !== 'stripe') return null
  const { setupRefs, methodRefs, mandateRefs } = methodHints(body)
  const outcomes: string[] = []
  if (setupRefs.length > 0) {
    const setups = await acrossBusinesses('a report names a visit, not its business', () =>
      prisma.methodSetup.findMany({ where: { setupRef: { in: setupRefs } } }),
    )
    for (const { businessId, id } of setups) outcomes.push(await finishSetup(businessId, id, now))
  }
  if (methodRefs.length > 0 || mandateRefs.length > 0) {
    const methods = await acrossBusinesses('a report names a method, not its business', () =>
      prisma.savedMethod.findMany({
        where: { removedAt: null, OR: [{ methodRef: { in: methodRefs } }, { mandateRef: { in: mandateRefs } }] },
      }),
    )
    for (const { businessId, id } of methods) outcomes.push(await checkMethod(businessId, id, now))
  }
  return outcomes.length > 0 ? outcomes.join(', ') : null
}

/** Puts events down: handled, or to be tried again. */
async function finish(endings: readonly Ending[]): Promise<void> {
  if (endings.length === 0) return
  const rows = endings.map(({ event: { provider, eventId }, ...ending }) => ({ provider, eventId, ...ending }))
  await prisma.$executeRaw`
    UPDATE "InboxEvent" e SET "claimedBy" = NULL, "state" = ended."state", "outcome" = ended."outcome",
      "handledAt" = CASE WHEN ended."state" IN ('handled', 'ignored') THEN ended."at" ELSE e."handledAt" END,
      "nextTryAt" = CASE WHEN ended."state" = 'received' THEN ended."at" ELSE e."nextTryAt" END
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS ended("provider" text, "eventId" text, "state" "InboxState", "outcome" text, "at" timestamptz)
    WHERE e."provider" = ended."provider" AND e."eventId" = ended."eventId"`
}

/** Payments settle together, mails one by one. */
function inGroups(events: readonly ClaimedEvent[]): ClaimedEvent[][] {
  const [mails, payments] = [true, false].map((isMail) =>
    events.filter(({ provider }) => (provider === 'resend') === isMail),
  )
  const groups = (mails ?? []).map((event) => [event])
  const all = payments ?? []
  for (let from = 0; from < all.length; from += GROUP) groups.push(all.slice(from, from + GROUP))
  return groups
}

async function handleGroup(events: readonly ClaimedEvent[], { now, log }: Work): Promise<number> {
  let applied: ReturnType<typeof applyPaymentEvents<ClaimedEvent>> | null = null
  const apply: Apply = async (event) => {
    if (event.provider === 'resend') return applyMailEvent(event, now())
    const outcomeOf = await (applied ??= applyPaymentEvents(events, now()))
    return [await outcomeOf(event), await applyToMethods(event, now())].filter(Boolean).join(', ') || null
  }
  const endings: Ending[] = []
  const handled = await inParallel(events, events.length, (event) =>
    log.guard('handle-inbox', event.eventId, async () => {
      await handleInboxEvent(event, apply, now(), (ending) => endings.push(ending))
      return true
    }),
  ).finally(() => finish(endings))
  return handled
}

/**
 * Drains the inbox before anything else of the round is done, as long as all goes well. Events of one object may come together: each
 * asks for the present state, so their order does not matter.
 */
export async function handleInbox(work: Work): Promise<number> {
  let total = 0
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const events = await claimInboxEvents(work.processId, work.now())
    let handled = 0
    await inParallel(inGroups(events), LANES, async (group) => {
      handled += await handleGroup(group, work)
      return true
    })
    total += handled
    if (events.length === 0 || handled < events.length) break
  }
  return total
}
