import pg from 'pg'
import { prisma } from '#app/db/client.server.ts'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { policyToBody } from '#app/domain/dunning/policy-body.ts'
import { env } from '#app/env.server.ts'
import { BENCH_NOW } from './metric.ts'
import { BUSINESS, idOf } from './world.ts'

const POLICY = '00000000-0000-7400-8000-000000000001'

/** The default ladder; `attach` says what its mails bring along. */
export async function followLadder(attach: 'none' | 'invoice'): Promise<void> {
  const stages = defaultPolicy.stages.map((stage) => ({ ...stage, attach }))
  const body = policyToBody({ ...defaultPolicy, stages }, 8) as object
  const at = { createdAt: BENCH_NOW, changedAt: BENCH_NOW }
  await prisma.dunningPolicy.create({ data: { businessId: BUSINESS, id: POLICY, name: attach, body, ...at } })
  await prisma.business.update({ where: { id: BUSINESS }, data: { policyId: POLICY } })
}

/**
 * Makes these clients due for a look: one invoice of each is due today and had its courtesy note five days ago, the others rest in the
 * future.
 */
export async function makeDue(from: number, to: number): Promise<void> {
  const now = `'${BENCH_NOW.toISOString()}'::timestamptz`
  const between = `BETWEEN '${idOf('client', from)}' AND '${idOf('client', to)}'`
  const client = new pg.Client(env.DATABASE_URL)
  await client.connect()
  try {
    await client.query(`BEGIN; SET LOCAL session_replication_role = replica;
      UPDATE "Invoice" i SET "dueOn" = ${now}::date + CASE WHEN i."id" = first."id" THEN 0 ELSE 25 END
        FROM (SELECT "clientId", min("id"::text)::uuid AS "id" FROM "Invoice"
          WHERE "businessId" = '${BUSINESS}' AND "clientId" ${between} GROUP BY 1) first
        WHERE i."businessId" = '${BUSINESS}' AND i."clientId" = first."clientId";
      INSERT INTO "Reminder" ("businessId", "id", "invoiceId", "stage", "stageKey", "level", "offsetDays", "channel", "outcome", "decidedAt", "doneAt")
        SELECT "businessId", "id", "id", 1, 'courtesy', 1, -5, 'email', 'completed', ${now} - interval '5 days', ${now} - interval '5 days'
        FROM "Invoice" WHERE "businessId" = '${BUSINESS}' AND "clientId" ${between} AND "dueOn" = ${now}::date;
      UPDATE "Client" SET "nextCheckAt" = ${now} WHERE "businessId" = '${BUSINESS}' AND "id" ${between};
      COMMIT`)
    await client.query('ANALYZE "Client", "Invoice", "Reminder"')
  } finally {
    await client.end()
  }
}
