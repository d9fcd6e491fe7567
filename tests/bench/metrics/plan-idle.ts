import { prisma } from '#app/db/client.server.ts'
import { runDunning } from '#app/jobs/handlers/run-dunning.server.ts'
import { BENCH_NOW, invoices, measured, median, report, sizeName, timed } from '../metric.ts'

// A sweep with nothing due, against one look into the index it stands on.
const work = { processId: 0, now: () => BENCH_NOW, log: { guard: () => Promise.resolve(false) } }
const ms = async (each: () => Promise<unknown>) => {
  const seconds: number[] = []
  for (let n = 0; n < 50; n += 1) seconds.push(await timed(each))
  return median(seconds.slice(10)) * 1_000
}
const probe = await ms(
  () => prisma.$queryRaw`/* across businesses: the bench's bare look */
    SELECT "id" FROM "Client" WHERE "nextCheckAt" <= ${BENCH_NOW} ORDER BY "nextCheckAt" LIMIT 200`,
)
const sweep = await ms(async () => {
  if ((await runDunning(work)) > 0) throw new Error('something was due')
})
await report({ [`plan.idle_${sizeName}`]: measured(sweep, 'ms', probe, { invoices }) })
