import { setClockOffset } from '#app/clock.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { env } from '#app/env.server.ts'

/** Takes over the moved clock of a sandbox, so that what a command dates agrees with the running processes. */
export async function followSandboxClock(): Promise<void> {
  if (!env.SANDBOX) return
  try {
    const clock = await prisma.sandboxClock.findUnique({ where: { id: 1 } })
    if (clock) setClockOffset(Number(clock.offsetMs))
  } catch (error) {
    const isNotMigrated = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2021'
    if (!isNotMigrated) throw error
  }
}
