import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { DeliveryState } from '#app/domain/webhook/delivery-state.ts'
import { webhookPayload } from '#app/domain/webhook/webhook-payload.ts'

const endpointFields = {
  id: true,
  url: true,
  description: true,
  events: true,
  createdAt: true,
  previousSecretEndsAt: true,
  failingSince: true,
  lastSuccessAt: true,
  lastError: true,
  disabledAt: true,
  disabledReason: true,
} as const satisfies Prisma.WebhookEndpointSelect

/** An endpoint as one may see it: without its secrets. */
export type EndpointRow = Prisma.WebhookEndpointGetPayload<{ select: typeof endpointFields }>

/** Those that are there, the oldest first, each with what waits for it and what was given up; both stop at 1,000. */
export async function listEndpoints(businessId: string) {
  const rows = await prisma.webhookEndpoint.findMany({
    where: { businessId, removedAt: null },
    orderBy: { id: 'asc' },
    select: endpointFields,
  })
  return Promise.all(rows.map(async (row) => ({ ...row, ...(await countsOf(businessId, row.id)) })))
}

const COUNTED_MAX = 1_000

async function countsOf(businessId: string, endpointId: string): Promise<{ waiting: number; failed: number }> {
  const counted = (state: DeliveryState) =>
    prisma.webhookDelivery.count({ where: { businessId, endpointId, state }, take: COUNTED_MAX })
  const [waiting, failed] = await Promise.all([counted('waiting'), counted('failed')])
  return { waiting, failed }
}

/** One page of endpoints, for programs. */
export function pageOfEndpoints(businessId: string, { after, take }: { after: string | undefined; take: number }) {
  return prisma.webhookEndpoint.findMany({
    where: { businessId, removedAt: null, ...(after !== undefined && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take,
    select: endpointFields,
  })
}

export function readEndpoint(businessId: string, id: string): Promise<EndpointRow | null> {
  return prisma.webhookEndpoint.findFirst({ where: { businessId, id, removedAt: null }, select: endpointFields })
}

/** A try as it was noted. */
export interface AttemptNote {
  readonly at: string
  readonly ms: number
  readonly status: number | null
  readonly said: string
  readonly excerpt: string
}

export interface DeliveryRow {
  readonly id: string
  readonly endpointId: string
  readonly eventId: string
  readonly type: string
  readonly state: DeliveryState
  readonly tries: number
  /** Null where none follows. */
  readonly nextTryAt: Date | null
  readonly createdAt: Date
  readonly deliveredAt: Date | null
  readonly attempts: readonly AttemptNote[]
}

const withType = { event: { select: { type: true } } } as const satisfies Prisma.WebhookDeliveryInclude

function deliveryRow(row: Prisma.WebhookDeliveryGetPayload<{ include: typeof withType }>): DeliveryRow {
  const { id, endpointId, eventId, state, tries, nextTryAt, createdAt, deliveredAt, attempts, event } = row
  return {
    ...{ id, endpointId, eventId, type: event.type, state, tries, createdAt, deliveredAt },
    nextTryAt: state === 'waiting' ? nextTryAt : null,
    // Written by finish-attempt and by nobody else.
    attempts: attempts as unknown as AttemptNote[],
  }
}

/** Deliveries to one endpoint, the newest event first. `after` is the id of the last event of the page before. */
export async function listDeliveries(
  businessId: string,
  endpointId: string,
  { state, after, take }: { state: DeliveryState | null; after: string | null; take: number },
): Promise<DeliveryRow[]> {
  const rows = await prisma.webhookDelivery.findMany({
    where: { businessId, endpointId, ...(state && { state }), ...(after && { eventId: { lt: after } }) },
    orderBy: { eventId: 'desc' },
    take,
    include: withType,
  })
  return rows.map(deliveryRow)
}

export async function readDelivery(businessId: string, id: string): Promise<DeliveryRow | null> {
  const row = await prisma.webhookDelivery.findUnique({
    where: { businessId_id: { businessId, id } },
    include: withType,
  })
  return row && deliveryRow(row)
}

/** What is sent for an event, as it would be sent now. */
export async function readPayload(businessId: string, eventId: string): Promise<string> {
  const event = await prisma.timelineEvent.findUniqueOrThrow({ where: { businessId_id: { businessId, id: eventId } } })
  return webhookPayload({ ...event, data: event.data as object })
}
