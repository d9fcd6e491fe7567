import { barrier } from '#app/barrier.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { isClaimedByLiving } from '#app/db/sql/process-claims.server.ts'
import { checkMethod } from '#app/features/payments/check-method.server.ts'
import { finishSetup } from '#app/features/payments/finish-setup.server.ts'
import { applyProviderState } from '#app/features/payments/apply-provider-state.server.ts'
import { applyDeliveryEvent } from '#app/features/messages/apply-delivery-event.server.ts'
import { receiveReply } from '#app/features/replies/receive-reply.server.ts'
import { observeWebhookLag } from '#app/metrics/webhook-lag.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'
import { findForgotten } from './find-forgotten.server.ts'
import { methodHints, paypalHints, stripeHints, type PaymentHints } from '#app/gateways/payments/event-hints.ts'

const TRIES_MAX = 12
const BATCH = 100

interface ClaimedEvent {
  provider: string
  eventId: string
  type: string
  body: string
  tries: number
  receivedAt: Date
}

/** Takes the events that wait, and those whose worker was killed; a living worker's are left alone. */
function claimInboxEvents(processId: number, now: Date): Promise<ClaimedEvent[]> {
  return prisma.$queryRaw<ClaimedEvent[]>`
    UPDATE "InboxEvent" SET "tries" = "tries" + 1, "claimedBy" = ${processId}
    WHERE ("provider", "eventId") IN (
      SELECT "provider", "eventId" FROM "InboxEvent"
      WHERE "state" = 'received' AND "nextTryAt" <= ${now} AND NOT ${isClaimedByLiving}
      ORDER BY "nextTryAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING "provider", "eventId", "type", "body", "tries", "receivedAt"`
}

/** Applies one event as a hint: the present state is asked of the provider. Every failure is tried again; after twelve a person sees it. */
async function handleInboxEvent(event: ClaimedEvent, now: Date): Promise<void> {
  try {
    await barrier('beforeApply')
    const outcome =
      event.provider === 'resend'
        ? await applyMailEvent(event, now)
        : [await applyToPayments(event, now), await applyToMethods(event, now)].filter(Boolean).join(', ') || null
    await barrier('afterApply')
    const state = outcome === null ? 'ignored' : 'handled'
    await finish(event, { state, handledAt: now, outcome: outcome ?? 'nothing of ours' })
    observeWebhookLag(event.provider, event.receivedAt, now)
  } catch (error) {
    const outcome = error instanceof Error ? error.message.slice(0, 500) : 'failed'
    const nextTryAt = new Date(now.getTime() + Math.min(3_600, 5 * 2 ** event.tries) * 1_000)
    await finish(event, event.tries >= TRIES_MAX ? { state: 'parked', outcome } : { nextTryAt, outcome })
    throw error
  }
}

const applyMailEvent = ({ type, body }: ClaimedEvent, now: Date): Promise<string | null> =>
  type === 'email.received' ? receiveReply(body, now) : applyDeliveryEvent(type, body, now)

async function applyToPayments(event: ClaimedEvent, now: Date): Promise<string | null> {
  const provider = event.provider as 'stripe' | 'paypal'
  const known = await findPayments(provider === 'stripe' ? stripeHints(event.body) : paypalHints(event.body), provider)
  const payments = known.length > 0 ? known : await findForgotten(provider, event.body, now)
  const outcomes: string[] = []
  for (const { businessId, id } of payments) outcomes.push(await applyProviderState(businessId, id, now))
  return outcomes.length > 0 ? outcomes.join(', ') : null
}

/** Methods that a client left, or that were given up or lost their mandate. */
async function applyToMethods({ provider, body }: ClaimedEvent, now: Date): Promise<string | null> {
  if (provider !== 'stripe') return null
  const { setupRefs, methodRefs, mandateRefs } = methodHints(body)
  const outcomes: string[] = []
  if (setupRefs.length > 0) {
    const setups = await prisma.methodSetup.findMany({ where: { setupRef: { in: setupRefs } } })
    for (const { businessId, id } of setups) outcomes.push(await finishSetup(businessId, id, now))
  }
  if (methodRefs.length > 0 || mandateRefs.length > 0) {
    const methods = await prisma.savedMethod.findMany({
      where: { removedAt: null, OR: [{ methodRef: { in: methodRefs } }, { mandateRef: { in: mandateRefs } }] },
    })
    for (const { businessId, id } of methods) outcomes.push(await checkMethod(businessId, id, now))
  }
  return outcomes.length > 0 ? outcomes.join(', ') : null
}

function findPayments(
  { paymentIds, checkoutRefs, providerRefs }: PaymentHints,
  provider: 'stripe' | 'paypal',
): Promise<{ businessId: string; id: string }[]> {
  const uuids = paymentIds.filter((id) => /^[0-9a-f-]{36}$/.test(id))
  return prisma.payment.findMany({
    where: {
      provider,
      OR: [{ id: { in: uuids } }, { checkoutRef: { in: checkoutRefs } }, { providerRef: { in: providerRefs } }],
    },
    select: { businessId: true, id: true },
  })
}

async function finish(
  { provider, eventId }: ClaimedEvent,
  data: { state?: 'handled' | 'ignored' | 'parked'; handledAt?: Date; nextTryAt?: Date; outcome: string },
): Promise<void> {
  await prisma.inboxEvent.update({
    where: { provider_eventId: { provider, eventId } },
    data: { ...data, claimedBy: null },
  })
}

/** Drains the inbox. Events of one object may come together: each asks for the present state, so their order does not matter. */
export async function handleInbox({ processId, now, log }: Work): Promise<number> {
  const events = await claimInboxEvents(processId, now())
  return inParallel(events, 4, (event) =>
    log.guard('handle-inbox', event.eventId, async () => {
      await handleInboxEvent(event, now())
      return true
    }),
  )
}
