import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { readSilences } from '#app/db/read/silence.server.ts'
import { fine, span, warn, wrong, type Finding } from './finding.ts'

/** As long as a row may wait in a queue before somebody should know. */
const LATE_SECONDS = 15 * 60
const FAILING_SECONDS = 120

/** Who is at work, and whether a restore still catches up. */
export async function checkProcesses(now: Date): Promise<Finding[]> {
  const roles = await prisma.$queryRaw<{ role: string; count: number }[]>`
    SELECT "role", count(*)::int FROM "Process" WHERE "heartbeatAt" > clock_timestamp() - interval '15 seconds' GROUP BY 1`
  const count = (role: string) => roles.find((each) => each.role === role)?.count ?? 0
  const restore = await prisma.restore.findFirst({ where: { finishedAt: null }, orderBy: { restoredAt: 'desc' } })
  const since = restore && span((now.getTime() - restore.restoredAt.getTime()) / 1_000)
  return [
    count('worker') > 0
      ? fine('worker', count('worker') === 1 ? 'runs' : `${count('worker')} run`)
      : wrong('worker', 'none runs: nothing is sent, charged or applied', 'npm start'),
    count('web') > 0 ? fine('web', 'runs') : warn('web', 'does not run: nobody can open a page', 'npm start'),
    ...(restore
      ? [
          warn(
            'restore',
            `a backup of ${restore.restorePoint.toISOString()} was brought back ${since} ago, and nothing is sent before the providers said what happened since (mails ${restore.mailsReadAt ? 'read' : 'not read yet'}, payments ${restore.reportsReadAt ? 'read' : 'not read yet'})`,
            'Let the worker run; where a provider does not answer, see below.',
          ),
        ]
      : []),
  ]
}

/** The oldest row of each queue that should have been done by now. */
export async function checkQueues(now: Date): Promise<Finding[]> {
  const rows = await prisma.$queryRaw<
    { queue: string; waiting: number; at: Date | null }[]
  >`/* across businesses: queues of the whole installation, as counts */
    SELECT 'mails to send' AS queue, count(*)::int AS waiting, min("sendAt") AS at FROM "OutboxMessage" WHERE "state" = 'queued' AND "sendAt" <= ${now}
    UNION ALL SELECT 'reports of providers', count(*)::int, min("nextTryAt") FROM "InboxEvent" WHERE "state" = 'received' AND "nextTryAt" <= ${now}
    UNION ALL SELECT 'webhooks to send', count(*)::int, min("nextTryAt") FROM "WebhookDelivery" WHERE "state" = 'waiting' AND "nextTryAt" <= ${now}
    UNION ALL SELECT 'payments to ask about', count(*)::int, min("nextReconcileAt") FROM "Payment" WHERE "nextReconcileAt" <= ${now}
    UNION ALL SELECT 'clients to look at', count(*)::int, min("nextCheckAt") FROM "Client" WHERE "nextCheckAt" <= ${now}
    UNION ALL SELECT 'imports', count(*)::int, min("createdAt") FROM "ImportRun" WHERE "state" IN ('queued', 'running')`
  return rows.map(({ queue, waiting, at }) => {
    const age = at ? (now.getTime() - at.getTime()) / 1_000 : 0
    if (waiting === 0) return fine(queue, 'nothing waits')
    if (age < LATE_SECONDS) return fine(queue, `${waiting} wait, the oldest for ${span(age)}`)
    return warn(
      queue,
      `${waiting} wait, the oldest for ${span(age)}`,
      'See that a worker runs and no sweep fails; /admin/health names the trouble.',
    )
  })
}

/** What was given up on, and waits for a person. */
export async function checkTroubles(): Promise<Finding[]> {
  const sweeps = await prisma.$queryRaw<{ name: string; seconds: number; error: string | null }[]>`
    SELECT "name", extract(epoch FROM clock_timestamp() - "failingSince")::int AS seconds, "lastError" AS error
    FROM "Sweep" WHERE "failingSince" < clock_timestamp() - make_interval(secs => ${FAILING_SECONDS}) ORDER BY 1`
  const [parked, unknown, failed] = await Promise.all([
    prisma.inboxEvent.count({ where: { state: 'parked' } }),
    acrossBusinesses('health of the whole installation: a count', () =>
      prisma.outboxMessage.count({ where: { state: 'unknown' } }),
    ),
    acrossBusinesses('health of the whole installation: a count', () =>
      prisma.webhookDelivery.count({ where: { state: 'failed' } }),
    ),
  ])
  return [
    ...(sweeps.length === 0 ? [fine('sweeps', 'none fails')] : []),
    ...sweeps.map(({ name, seconds, error }) =>
      wrong(
        `sweep ${name}`,
        `fails for ${span(seconds)}: ${error ?? 'no reason given'}`,
        'Mend the cause; it goes on by itself then.',
      ),
    ),
    parked === 0
      ? fine('parked reports', 'none')
      : wrong(
          'parked reports',
          `${parked} could not be applied`,
          'Open /admin/health, mend the cause, press “Try all again”.',
        ),
    unknown === 0
      ? fine('mails of unknown fate', 'none')
      : warn(
          'mails of unknown fate',
          `${unknown} may or may not have arrived`,
          'Open /admin/outbox?show=unknown and decide.',
        ),
    ...(failed === 0
      ? []
      : [
          warn(
            'webhooks',
            `${failed} were never taken by their endpoints`,
            'See the endpoints under /admin/settings/webhooks.',
          ),
        ]),
  ]
}

/** Whether the providers' webhooks come, and whether money waits for somebody to say whose it is. */
export async function checkReports(now: Date): Promise<Finding[]> {
  const [silences, unmatched] = await Promise.all([
    readSilences(now),
    acrossBusinesses('health of the whole installation: a count', () =>
      prisma.difference.count({ where: { state: 'open' } }),
    ),
  ])
  return [
    ...silences.map(({ provider, since }) =>
      wrong(
        `webhooks of ${provider}`,
        `none came for ${span((now.getTime() - since.getTime()) / 1_000)}, although there was something to report`,
        `See that its webhook points at /webhooks/${provider}, is switched on there and signs with our secret. News come late meanwhile, by asking.`,
      ),
    ),
    unmatched === 0
      ? fine('unmatched money', 'none')
      : warn('unmatched money', `${unmatched} wait for somebody to decide`, 'Open /admin/payments/unmatched.'),
  ]
}
