import { claimDelivery, findDueEndpoints, giveUpOldDeliveries } from '#app/db/sql/claim-webhooks.server.ts'
import type { DueEndpoint } from '#app/db/sql/claim-webhooks.server.ts'
import { sendDelivery } from '#app/features/webhooks-out/send-delivery.server.ts'
import { findEndpointsToTellOf, tellOfDisabled } from '#app/features/webhooks-out/tell-of-disabled.server.ts'
import type { Work } from '../work.ts'

// A lane sends what is due for one endpoint, one after the other. Lanes outlive the round that began them: an endpoint that is
// slow to answer holds up neither the others nor the rest of the worker's round.
const LANES = 64
/** Endpoints that fail may take half of the lanes, and one each. */
const LANES_FAILING = LANES / 2
const LANES_EACH = 4
/** How long a round waits for the lanes it began, longer where an answer is to be expected; then they go on beside the next one. */
const PATIENCE_MS = 3_000
const PATIENCE_FAILING_MS = 1_000
/** What waits for an endpoint that is stopped. */
const WAITS_MS = 30 * 24 * 3_600_000
const GIVE_UP_EVERY_MS = 3_600_000

interface Lane {
  readonly endpoint: string
  readonly isFailing: boolean
  readonly done: Promise<void>
}

const lanes = new Set<Lane>()
const stopping = new AbortController()
let sent = 0
let giveUpAtMs = 0

/** Tells other programs what happened. Answers how many tries ended since the last round. */
export async function sendWebhooks(work: Work): Promise<number> {
  const begun: Promise<void>[] = []
  let patienceMs = PATIENCE_FAILING_MS
  for (const endpoint of await findDueEndpoints(work.now(), LANES * 2)) {
    if (!endpoint.isFailing) patienceMs = PATIENCE_MS
    for (let free = freeLanes(endpoint); free > 0; free -= 1) begun.push(startLane(work, endpoint))
  }
  if (begun.length > 0) await within(patienceMs, Promise.all(begun))
  let told = 0
  for (const endpoint of await findEndpointsToTellOf(work.now())) {
    const isSettled = await work.log.guard('tell-of-disabled', endpoint.id, () => tellOfDisabled(endpoint, work.now()))
    if (isSettled) told += 1
  }
  if (performance.now() >= giveUpAtMs) {
    giveUpAtMs = performance.now() + GIVE_UP_EVERY_MS
    await giveUpOldDeliveries(new Date(work.now().getTime() - WAITS_MS))
  }
  const ended = sent
  sent = 0
  return ended + told
}

/** Ends the calls in hand; what they were for is sent again by the next worker. Called once, when the process stops. */
export async function stopWebhooks(): Promise<void> {
  stopping.abort()
  await Promise.all([...lanes].map(({ done }) => done))
}

function freeLanes({ businessId, id, isFailing }: DueEndpoint): number {
  const own = [...lanes].filter(({ endpoint }) => endpoint === `${businessId}/${id}`).length
  const failing = [...lanes].filter((lane) => lane.isFailing).length
  const room = isFailing ? Math.min(LANES_FAILING - failing, LANES - lanes.size) : LANES - lanes.size
  return Math.max(0, Math.min(room, (isFailing ? 1 : LANES_EACH) - own))
}

function startLane(work: Work, endpoint: DueEndpoint): Promise<void> {
  const { businessId, id, isFailing } = endpoint
  const drain = async () => {
    let goesOn = true
    while (goesOn && !stopping.signal.aborted) {
      goesOn = await work.log.guard('send-webhooks', id, () => sendNext(work, endpoint))
    }
  }
  const done = drain().finally(() => lanes.delete(lane))
  const lane: Lane = { endpoint: `${businessId}/${id}`, isFailing, done }
  lanes.add(lane)
  return done
}

/** False when nothing more is due, or it failed: then the next round decides how many lanes the endpoint is worth. */
async function sendNext({ processId, now }: Work, endpoint: DueEndpoint): Promise<boolean> {
  const id = await claimDelivery(endpoint, processId, now())
  if (id === null) return false
  const arrived = await sendDelivery({ businessId: endpoint.businessId, id, processId }, now, stopping.signal)
  sent += 1
  return arrived
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resume) => {
    timer = setTimeout(resume, milliseconds)
  })
  await Promise.race([work, patience])
  clearTimeout(timer)
}
