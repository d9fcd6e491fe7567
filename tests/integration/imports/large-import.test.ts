import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { atLength } from '#tests/support/lane.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { importRows } = await import('#app/features/imports/import-rows.server.ts')
const { inspectImport } = await import('#app/features/imports/inspect-import.server.ts')
const { madeFile } = await import('#tests/support/import-files.ts')

const ROWS = atLength(8_000, 20_000)
const BATCH = 500
const GROWTH_MAX = 25 * 1024 * 1024

// What lives, not what waits to be collected: a full collection comes before every look.
setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void
const liveHeap = () => {
  collect()
  return process.memoryUsage().heapUsed
}

test('S2: thousands of rows come in without the memory growing with them', { timeout: 180_000 }, async () => {
  const businessId = await makeBusiness(prisma)
  const open = madeFile(
    'Number,Client,E-mail,Date,Due date,Total,Balance',
    ROWS,
    (i) =>
      `${i},"Client ${i % 2_000}, Inc",ap@client${i % 2_000}.example,2026-10-${10 + (i % 20)},2026-11-${10 + (i % 20)},"1,${100 + (i % 900)}.00",${i % 4 === 0 ? '0.00' : '500.00'}`,
  )
  const plan = await inspectImport({ open, currency: 'USD' })
  if (!plan.ok) throw new Error(plan.reason)
  const heaps: number[] = []
  const seen: number[] = []
  const counts = await importRows({
    ...{ businessId, open, plan: plan.value, enterBy: 'age', now: new Date('2026-11-23T15:00:00Z') },
    onProgress({ rows }) {
      if (rows % (ROWS / 4) === 0) heaps.push(liveHeap())
      seen.push(rows)
    },
  })
  expect(counts).toEqual({ rows: ROWS, created: ROWS, updated: 0, unchanged: 0, rejected: 0 })
  expect(seen).toEqual(Array.from({ length: ROWS / BATCH }, (_, batch) => (batch + 1) * BATCH))
  expect(Math.max(...heaps) - (heaps[0] ?? 0)).toBeLessThan(GROWTH_MAX)
  expect(await prisma.invoice.count({ where: { businessId, state: 'settled' } })).toBe(ROWS / 4)
  expect(await prisma.client.count({ where: { businessId } })).toBe(2_000)
})
