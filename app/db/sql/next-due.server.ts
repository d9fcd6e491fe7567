import { prisma } from '#app/db/client.server.ts'
import { nextSmallRest } from './small-rests.server.ts'

/** The first instant after `now` at which any row falls due; null when none ever will by itself. */
export async function findNextDue(now: Date): Promise<Date | null> {
  const [row] = await prisma.$queryRaw<
    { at: Date | null }[]
  >`/* across businesses: when the worker has something to do again */
    SELECT least(
      (SELECT min("nextCheckAt") FROM "Client" WHERE "nextCheckAt" > ${now}),
      (SELECT min("sendAt") FROM "OutboxMessage" WHERE "state" = 'queued' AND "sendAt" > ${now}),
      (SELECT min("nextCheckAt") FROM "InstalmentPlan" WHERE "nextCheckAt" > ${now}),
      (SELECT min("nextRunAt") FROM "RecurringInvoice" WHERE "nextRunAt" > ${now}),
      (SELECT min("nextStatementAt") FROM "Business" WHERE "nextStatementAt" > ${now}),
      (SELECT min("remindAt") FROM "Dispute" WHERE "remindAt" > ${now}),
      (SELECT min("autopayAt") FROM "PlanInstalment" WHERE "autopayAt" > ${now}),
      (SELECT min("nextTryAt") FROM "Refund" WHERE "nextTryAt" > ${now}),
      (SELECT min("nextAskAt") FROM "MethodSetup" WHERE "nextAskAt" > ${now}),
      (SELECT min("nextTryAt") FROM "WebhookDelivery" WHERE "state" = 'waiting' AND "nextTryAt" > ${now}),
      (SELECT min("nextReconcileAt") FROM "Payment" WHERE "nextReconcileAt" > ${now}),
      ${nextSmallRest(now)},
      (SELECT min("nextTryAt") FROM "InboxEvent" WHERE "state" = 'received' AND "nextTryAt" > ${now})) AS at`
  return row?.at ?? null
}
