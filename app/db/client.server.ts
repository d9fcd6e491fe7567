import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '#app/env.server.ts'
import { PrismaClient } from './generated/client.ts'
import { lineUp } from './line-up.server.ts'

// Kept on the global object, so that neither a hot reload in development nor the second bundle of the web process opens a pool of its own.
const holder = globalThis as typeof globalThis & { dunwellPool?: pg.Pool; dunwellPrisma?: PrismaClient }

/** The process's connections, for those who count them; everything else goes through `prisma`. */
export const pool: pg.Pool = (holder.dunwellPool ??= new pg.Pool({ connectionString: env.DATABASE_URL, max: 10 }))

/** A statement that begins so is planned once per connection, under this name: for one that takes longer to plan than to run. */
const prepared = /^\s*\/\* prepared: (\w+) \*\//

/** The process's one database client (it connects on first use). */
export const prisma: PrismaClient = (holder.dunwellPrisma ??= new PrismaClient({
  adapter: lineUp(
    new PrismaPg(pool, {
      disposeExternalPool: true,
      // The empty name is PostgreSQL's own for a statement that is not kept.
      statementNameGenerator: ({ sql }) => prepared.exec(sql)?.[1] ?? '',
    }),
  ),
}))
