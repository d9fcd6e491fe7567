import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { HEARTBEAT_MAX_SECONDS } from './process-claims.server.ts'

/** The nth part of what is to be done, of so many. */
export interface Share {
  readonly of: number
  readonly nth: number
}

export const everything: Share = { of: 1, nth: 0 }

/**
 * This process's share among the living of its role. Processes that look for the same work would otherwise all begin with the oldest
 * and find it in each other's hands. It is about who begins where and never about who may: whoever has nothing of its own to do looks
 * at everything.
 */
export async function readShare(processId: number): Promise<Share> {
  const [row] = await prisma.$queryRaw<{ of: number; nth: number }[]>`
    SELECT greatest(count(*), 1)::int AS "of", (count(*) FILTER (WHERE "id" < ${processId}))::int AS "nth" FROM "Process"
    WHERE "role" = (SELECT "role" FROM "Process" WHERE "id" = ${processId})
      AND ("id" = ${processId} OR "heartbeatAt" > clock_timestamp() - make_interval(secs => ${HEARTBEAT_MAX_SECONDS}))`
  return row ?? everything
}

/** Condition that the client with this id is in the share. */
export const isIn = ({ of, nth }: Share, clientId: Prisma.Sql): Prisma.Sql =>
  of === 1 ? Prisma.sql`true` : Prisma.sql`(hashtext(${clientId}::text) & 2147483647) % ${of}::int = ${nth}::int`

/** What there is to do of this process's share, or else of everything. */
export async function ofOwnShareFirst<T>(processId: number, find: (share: Share) => Promise<T[]>): Promise<T[]> {
  const share = await readShare(processId)
  const own = await find(share)
  return own.length > 0 || share.of === 1 ? own : find(everything)
}
