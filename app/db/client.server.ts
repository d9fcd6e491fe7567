import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '#app/env.server.ts'
import { log } from '#app/log.server.ts'
import { PrismaClient } from './generated/client.ts'
import { lineUp } from './line-up.server.ts'
import { businessLock } from './lock/business-lock.server.ts'
import { openSocket } from './open-socket.server.ts'
import { timeLimits } from './time-limits.ts'

// Kept on the global object, so that neither a hot reload in development nor the second bundle of the web process opens a pool of its own.
const holder = globalThis as typeof globalThis & { dunwellPool?: pg.Pool; dunwellPrisma?: PrismaClient }

/** The process's connections, for those who count them; everything else goes through `prisma`. */
export const pool: pg.Pool = (holder.dunwellPool ??= new pg.Pool({
  ...{ connectionString: env.DATABASE_URL, max: 10, keepAlive: true },
  ...{ connectionTimeoutMillis: 10_000, stream: openSocket },
  ...timeLimits(env.PROCESS_NAME),
}))

// An idle connection that ends is replaced by the next query; without an ear for it, it would end the process.
if (pool.listenerCount('error') === 0)
  pool.on('error', (error) => log.warn({ error }, 'an idle connection to the database ended'))

const unlocked = (holder.dunwellPrisma ??= new PrismaClient({
  adapter: lineUp(
    new PrismaPg(pool, {
      disposeExternalPool: true,
      // The empty name is PostgreSQL's own for a statement that is not kept.
      statementNameGenerator: () => '',
    }),
  ),
}))

/**
 * The process's one database client (it connects on first use), behind the lock that keeps every query within its business. The lock
 * looks at queries and changes none, so its type is the client's.
 */
export const prisma = unlocked.$extends(businessLock) as unknown as PrismaClient
