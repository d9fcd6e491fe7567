import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '#app/env.server.ts'
import { PrismaClient } from './generated/client.ts'

// Kept on the global object, so that a hot reload in development does not open a second pool.
const holder = globalThis as typeof globalThis & { dunwellPrisma?: PrismaClient }

/** A statement that begins so is planned once per connection, under this name: for one that takes longer to plan than to run. */
const prepared = /^\s*\/\* prepared: (\w+) \*\//

/** The process's one database client (it connects on first use). */
export const prisma: PrismaClient = (holder.dunwellPrisma ??= new PrismaClient({
  adapter: new PrismaPg(
    { connectionString: env.DATABASE_URL, max: 10 },
    // The empty name is PostgreSQL's own for a statement that is not kept.
    { statementNameGenerator: ({ sql }) => prepared.exec(sql)?.[1] ?? '' },
  ),
}))
