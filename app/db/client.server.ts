import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '#app/env.server.ts'
import { PrismaClient } from './generated/client.ts'

// Kept on the global object, so that a hot reload in development does not open a second pool.
const holder = globalThis as typeof globalThis & { dunwellPrisma?: PrismaClient }

/** The process's one database client (it connects on first use). */
export const prisma: PrismaClient = (holder.dunwellPrisma ??= new PrismaClient({
  adapter: new PrismaPg({ connectionString: env.DATABASE_URL, max: 10 }),
}))
