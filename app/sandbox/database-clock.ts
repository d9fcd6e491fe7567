import { now, setClockOffset } from '#app/clock.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { findNextDue } from '#app/db/sql/next-due.server.ts'
import { joinProcesses } from '#app/jobs/join-processes.server.ts'
import type { SandboxClock } from './sandbox-clock.ts'

const POLL_MS = 20
const SEEN_LIMIT_MS = 10_000
const SETTLE_LIMIT_MS = 8 * 60_000

/** The application's clock, moved through the database: every process hears of it and says when it has followed. */
export async function openDatabaseClock(): Promise<SandboxClock & { close(): Promise<void> }> {
  await prisma.$executeRaw`INSERT INTO "SandboxClock" ("id", "offsetMs", "version") VALUES (1, 0, 0) ON CONFLICT DO NOTHING`
  const membership = await joinProcesses('sandbox')
  return {
    now,
    async moveTo(instant) {
      const offsetMs = instant.getTime() - Date.now()
      const { version } = await prisma.sandboxClock.update({
        where: { id: 1 },
        data: { offsetMs: BigInt(offsetMs), version: { increment: 1 } },
      })
      setClockOffset(offsetMs)
      await prisma.$executeRaw`SELECT pg_notify('dunwell_clock', '')`
      await until(() => everyoneSaw(version), SEEN_LIMIT_MS)
    },
    nextDue: async () => ((await isAnyoneWorking()) ? findNextDue(now()) : null),
    settle: () => until(nothingIsDue, SETTLE_LIMIT_MS),
    close: () => membership.leave(),
  }
}

/** Processes whose heart still beats have all followed the clock to this version. */
async function everyoneSaw(version: number): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ behind: boolean }[]>`
    SELECT EXISTS (SELECT FROM "Process" WHERE "heartbeatAt" > clock_timestamp() - interval '6 seconds' AND "clockVersion" < ${version}) AS behind`
  return row?.behind === false
}

async function isAnyoneWorking(): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ working: boolean }[]>`
    SELECT EXISTS (SELECT FROM "Process" WHERE "role" = 'worker' AND "heartbeatAt" > clock_timestamp() - interval '6 seconds') AS working`
  return row?.working === true
}

/** No row anywhere is waiting for a worker now. Without a living worker nothing will move, and waiting is no use. */
async function nothingIsDue(): Promise<boolean> {
  const at = now()
  const [row] = await prisma.$queryRaw<
    { busy: boolean }[]
  >`/* across businesses: whether anything at all is left to do */
    SELECT EXISTS (SELECT FROM "OutboxMessage" WHERE "state" = 'sending')
      OR EXISTS (SELECT FROM "InboxEvent" WHERE "state" = 'received' AND "nextTryAt" <= ${at})
      OR EXISTS (SELECT FROM "OutboxMessage" WHERE "state" = 'queued' AND "sendAt" <= ${at})
      OR EXISTS (SELECT FROM "Client" WHERE "nextCheckAt" <= ${at})
      OR EXISTS (SELECT FROM "InstalmentPlan" WHERE "nextCheckAt" <= ${at})
      OR EXISTS (SELECT FROM "RecurringInvoice" WHERE "nextRunAt" <= ${at})
      OR EXISTS (SELECT FROM "Business" WHERE "nextStatementAt" <= ${at})
      OR EXISTS (SELECT FROM "PlanInstalment" WHERE "autopayAt" <= ${at})
      OR EXISTS (SELECT FROM "MethodSetup" WHERE "nextAskAt" <= ${at})
      OR EXISTS (SELECT FROM "Payment" WHERE "nextReconcileAt" <= ${at})
      OR EXISTS (SELECT FROM "WebhookDelivery" d JOIN "WebhookEndpoint" w ON w."businessId" = d."businessId" AND w."id" = d."endpointId"
        WHERE d."state" = 'waiting' AND d."nextTryAt" <= ${at} AND w."disabledAt" IS NULL AND w."removedAt" IS NULL)
      OR EXISTS (SELECT FROM "ImportRun" WHERE "state" IN ('queued', 'running')) AS busy`
  return row?.busy === false || !(await isAnyoneWorking())
}

async function until(condition: () => Promise<boolean>, limitMs: number): Promise<void> {
  const deadline = performance.now() + limitMs
  while (!(await condition())) {
    if (performance.now() > deadline)
      throw new Error(`the application did not come to rest within ${limitMs / 1_000} s`)
    await new Promise((later) => setTimeout(later, POLL_MS))
  }
}
