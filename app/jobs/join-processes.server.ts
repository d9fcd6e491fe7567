import type pg from 'pg'
import { prisma } from '#app/db/client.server.ts'
import { listen } from '#app/db/listener.server.ts'
import { PROCESS_LOCK_CLASS } from '#app/db/sql/process-claims.server.ts'
import { keepInstallation } from '#app/db/write/installation.server.ts'
import { setClockOffset } from '#app/clock.server.ts'
import { env } from '#app/env.server.ts'
import { verifierOf } from '#app/secret-verifier.server.ts'

export interface Membership {
  /** This process among all that run on the database; its claims carry it. */
  processId: number
  /** False while the database may think this process dead: others take what it has in hand, and it begins nothing new. */
  isIn(): boolean
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
    // A row that a trial left behind moves no real clock.
    const mayMove = env.SANDBOX || env.NODE_ENV === 'test'
    const clock = mayMove ? await prisma.sandboxClock.findUnique({ where: { id: 1 } }) : null
    if (clock) setClockOffset(Number(clock.offsetMs))
    await prisma.process.updateMany({ where: { id: processId }, data: { clockVersion: clock?.version ?? 0 } })
    onWork()
  }
  const listener = await listen(
    { dunwell_work: onWork, dunwell_clock: () => void followClock().catch(() => {}) },
    {
      async onConnected(client) {
        await takeLock(client, processId)
        await beat(client, processId, role)
        await followClock()
      },
      // The heart beats on the connection that holds the lock: where one is lost, so is the other.
      pulse: (client) => beat(client, processId, role),
    },
  )
  return {
    processId,
    isIn: () => listener.isConnected(),
    async leave() {
      await listener.close()
      await prisma.process.deleteMany({ where: { id: processId } })
    },
  }
}

/** Our own lock may still be held by a connection that we have given up and the database has not. */
async function takeLock(client: pg.Client, processId: number): Promise<void> {
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = $1::int::oid AND objid = $2::int::oid
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND granted AND pid <> pg_backend_pid()`,
    [PROCESS_LOCK_CLASS, processId],
  )
  await client.query('SELECT pg_advisory_lock($1::int, $2::int)', [PROCESS_LOCK_CLASS, processId])
}

/** Enters it again, too, where it slept for so long that the others have struck it off the list. */
async function beat(client: pg.Client, processId: number, role: string): Promise<void> {
  await client.query(
    `INSERT INTO "Process" ("id", "role", "startedAt", "heartbeatAt") VALUES ($1, $2, clock_timestamp(), clock_timestamp())
     ON CONFLICT ("id") DO UPDATE SET "heartbeatAt" = excluded."heartbeatAt"`,
    [processId, role],
  )
  await client.query(`DELETE FROM "Process" WHERE "heartbeatAt" < clock_timestamp() - interval '1 hour'`)
}
