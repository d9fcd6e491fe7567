import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { nextDeliveryState } from '#app/domain/webhook/delivery-state.ts'
import { attemptWords, failsForGood, judgeAttempt } from '#app/domain/webhook/judge-attempt.ts'
import type { AttemptOutcome } from '#app/domain/webhook/judge-attempt.ts'
import { disableEndpoint } from './disable-endpoint.server.ts'

interface Tried {
  readonly businessId: string
  readonly id: string
  readonly endpointId: string
  readonly processId: number
  /** This one included. */
  readonly tries: number
}

interface Attempt {
  readonly outcome: AttemptOutcome
  readonly ms: number
  readonly at: Date
}

/** Tries that are kept with a delivery: all of its schedule, and those of a replay. */
const ATTEMPTS_KEPT = 20
const NOTED_EVERY_MS = 60_000

/**
 * The one place a delivery moves after a try, compare-and-set on the claim: who lost it to another worker writes nothing. A day of
 * nothing but failures, or a 410, disables the endpoint. Answers whether it was delivered.
 */
export async function finishAttempt(tried: Tried, attempt: Attempt): Promise<boolean> {
  const { at, outcome } = attempt
  const { event, pauseMs, isGone } = judgeAttempt(outcome, tried.tries, Math.random())
  const state = nextDeliveryState('waiting', event)
  return inTransaction(async (tx) => {
    const moved = await tx.$executeRaw`
      UPDATE "WebhookDelivery" SET "state" = ${state}::"WebhookDeliveryState", "tries" = ${tried.tries}, "claimedBy" = NULL, "leaseUntil" = NULL,
        "nextTryAt" = ${new Date(at.getTime() + (pauseMs ?? 0))}, "deliveredAt" = ${state === 'delivered' ? at : null}::timestamptz,
        "attempts" = jsonb_path_query_array("attempts" || ${JSON.stringify([noteOf(attempt)])}::jsonb, ${`$[last - ${ATTEMPTS_KEPT - 1} to last]`}::jsonpath)
      WHERE "businessId" = ${tried.businessId}::uuid AND "id" = ${tried.id}::uuid AND "state" = 'waiting' AND "claimedBy" = ${tried.processId}`
    if (moved === 0) return false
    if (state === 'delivered') await noteSuccess(tx, tried, at)
    else await noteFailure(tx, tried, attempt, isGone)
    return state === 'delivered'
  })
}

const noteOf = ({ outcome, ms, at }: Attempt) => ({
  at: at.toISOString(),
  ms,
  status: outcome.kind === 'answered' ? outcome.status : null,
  said: attemptWords(outcome),
  excerpt: outcome.kind === 'answered' ? outcome.excerpt : '',
})

/** Noted once a minute, and at once where it ends a time of failures: a busy endpoint's row is not written for every event. */
async function noteSuccess(tx: Tx, { businessId, endpointId: id }: Tried, at: Date): Promise<void> {
  await tx.webhookEndpoint.updateMany({
    where: {
      ...{ businessId, id },
      OR: [
        { failingSince: { not: null } },
        { lastSuccessAt: null },
        { lastSuccessAt: { lt: new Date(at.getTime() - NOTED_EVERY_MS) } },
      ],
    },
    data: { failingSince: null, lastSuccessAt: at, lastError: null },
  })
}

async function noteFailure(
  tx: Tx,
  { businessId, endpointId: id }: Tried,
  { outcome, at }: Attempt,
  isGone: boolean,
): Promise<void> {
  const [endpoint] = await tx.$queryRaw<{ failingSince: Date }[]>`
    UPDATE "WebhookEndpoint" SET "failingSince" = coalesce("failingSince", ${at}), "lastError" = ${attemptWords(outcome)}
    WHERE "businessId" = ${businessId}::uuid AND "id" = ${id}::uuid RETURNING "failingSince"`
  const fails = endpoint !== undefined && failsForGood(endpoint.failingSince, at)
  if (isGone || fails)
    await disableEndpoint(tx, { businessId, endpointId: id, reason: isGone ? 'gone' : 'failing', now: at })
}
