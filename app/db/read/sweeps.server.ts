import { prisma } from '#app/db/client.server.ts'

export interface SweepState {
  readonly name: string
  /** Seconds since it ran last, by PostgreSQL's clock. */
  readonly ranAgo: number
  /** Seconds since which every run fails; null: it does its work. */
  readonly failsFor: number | null
  readonly lastError: string | null
  readonly lastErrorAgo: number | null
}

/** How the worker's sweeps fare, by name; none before the worker ran for the first time. */
export async function readSweeps(): Promise<SweepState[]> {
  return prisma.$queryRaw<SweepState[]>`
    SELECT "name", extract(epoch FROM clock_timestamp() - "lastRunAt")::int AS "ranAgo",
      extract(epoch FROM clock_timestamp() - "failingSince")::int AS "failsFor", "lastError",
      extract(epoch FROM clock_timestamp() - "lastErrorAt")::int AS "lastErrorAgo"
    FROM "Sweep" ORDER BY "name"`
}

export interface ParkedReport {
  readonly provider: string
  readonly eventId: string
  readonly type: string
  readonly receivedAt: Date
  readonly outcome: string | null
}

const SHOWN_MAX = 50

/** Reports of providers that could not be applied and wait for a person, the oldest first. They belong to the installation. */
export async function listParkedReports(): Promise<ParkedReport[]> {
  return prisma.inboxEvent.findMany({
    where: { state: 'parked' },
    orderBy: { receivedAt: 'asc' },
    take: SHOWN_MAX,
    select: { provider: true, eventId: true, type: true, receivedAt: true, outcome: true },
  })
}

/** When this business's next client is looked at, and when its next mail may go out; null: nothing waits. */
export async function readNextWork(businessId: string): Promise<{ lookAt: Date | null; sendAt: Date | null }> {
  const [client, message] = await Promise.all([
    prisma.client.findFirst({
      where: { businessId, nextCheckAt: { not: null } },
      orderBy: { nextCheckAt: 'asc' },
      select: { nextCheckAt: true },
    }),
    prisma.outboxMessage.findFirst({
      where: { businessId, state: 'queued' },
      orderBy: { sendAt: 'asc' },
      select: { sendAt: true },
    }),
  ])
  return { lookAt: client?.nextCheckAt ?? null, sendAt: message?.sendAt ?? null }
}
