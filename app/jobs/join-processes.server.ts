import { prisma } from '#app/db/client.server.ts'
import { listen } from '#app/db/listener.server.ts'
import { PROCESS_LOCK_CLASS } from '#app/db/sql/process-claims.server.ts'
import { keepInstallation } from '#app/db/write/installation.server.ts'
import { setClockOffset } from '#app/clock.server.ts'
import { env } from '#app/env.server.ts'
import { verifierOf } from '#app/secret-verifier.server.ts'

const HEARTBEAT_MS = 2_000

export interface Membership {
  /** This process among all that run on the database; its claims carry it. */
  processId: number
  leave(): Promise<void>
}

/**
 * Enters this process in the list of those that run, keeps its heartbeat, holds the advisory lock that says it lives, and follows
 * the sandbox clock. `onWork` is called when there may be something to do.
 */
export async function joinProcesses(role: string, onWork: () => void = () => {}): Promise<Membership> {
  const [row] = await prisma.$queryRaw<{ id: number }[]>`
    INSERT INTO "Process" ("role", "startedAt", "heartbeatAt") VALUES (${role}, clock_timestamp(), clock_timestamp()) RETURNING "id"`
  if (!row) throw new Error('the process could not be registered')
  await keepInstallation(verifierOf(env.APP_SECRET))
  const processId = row.id

  const followClock = async () => {
    const clock = await prisma.sandboxClock.findUnique({ where: { id: 1 } })
    if (clock) setClockOffset(Number(clock.offsetMs))
    await prisma.process.updateMany({ where: { id: processId }, data: { clockVersion: clock?.version ?? 0 } })
    onWork()
  }
  const listener = await listen(
    { dunwell_work: onWork, dunwell_clock: () => void followClock().catch(() => {}) },
    async (client) => {
      await client.query('SELECT pg_advisory_lock($1::int, $2::int)', [PROCESS_LOCK_CLASS, processId])
      await followClock()
    },
  )
  const heart = setInterval(() => void beat(processId).catch(() => {}), HEARTBEAT_MS)
  return {
    processId,
    async leave() {
      clearInterval(heart)
      await listener.close()
      await prisma.process.deleteMany({ where: { id: processId } })
    },
  }
}

async function beat(processId: number): Promise<void> {
  await prisma.$executeRaw`UPDATE "Process" SET "heartbeatAt" = clock_timestamp() WHERE "id" = ${processId}`
  await prisma.$executeRaw`DELETE FROM "Process" WHERE "heartbeatAt" < clock_timestamp() - interval '1 hour'`
}
