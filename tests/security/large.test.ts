import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { atLength } from '#tests/support/lane.ts'
import { makeBusiness } from '#tests/support/make.ts'

// One client with as many invoices as others have clients: what a list and a statement of it cost.
const { prisma } = await freshDatabase()
const { importRows } = await import('#app/features/imports/import-rows.server.ts')
const { inspectImport } = await import('#app/features/imports/inspect-import.server.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { madeFile } = await import('#tests/support/import-files.ts')
const { now } = await import('#app/clock.server.ts')
const csv = await import('#app/routes/admin.imports.lists.$list[.]csv.ts')
const statement = await import('#app/routes/admin.clients.$id_.statement[.]pdf.ts')

const ROWS = atLength(150, 10_000)
/** Of what lives after a full collection, over what lived before: rows come and go. */
const HEAP_MAX = 40_000_000
/** Of the whole process at its highest, over what it began with, in kilobytes as the system counts. */
const RSS_MAX = 600_000
const SECONDS_MAX = 20

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void
const lives = () => {
  collect()
  return process.memoryUsage().heapUsed
}

const highest = () => process.resourceUsage().maxRSS
const atFirst = highest()

/** Twice: what the first time loads and keeps is not what a time costs. */
async function watched(work: () => Promise<Buffer>): Promise<Buffer> {
  await work()
  const heap = lives()
  const began = performance.now()
  const made = await work()
  expect((performance.now() - began) / 1_000).toBeLessThan(SECONDS_MAX)
  expect(highest() - atFirst).toBeLessThan(RSS_MAX)
  expect(lives() - heap).toBeLessThan(HEAP_MAX)
  return made
}

test(
  'S2: a list and a statement of thousands of rows take bounded time and memory',
  { timeout: atLength(60_000, 600_000) },
  async () => {
    const businessId = await makeBusiness(prisma)
    const open = madeFile(
      'Number,Client,E-mail,Date,Due date,Total,Balance',
      ROWS,
      (i) => `${i},"Acme, Inc",ap@acme.example,2026-10-${10 + (i % 20)},2026-11-${10 + (i % 20)},1100.00,500.00`,
    )
    const plan = await inspectImport({ open, currency: 'USD' })
    if (!plan.ok) throw new Error(plan.reason)
    const call = { businessId, open, plan: plan.value, enterBy: 'age', now: now(), onProgress: () => {} } as const
    expect(await importRows(call)).toMatchObject({ created: ROWS, rejected: 0 })
    const { id } = await prisma.client.findFirstOrThrow({ where: { businessId } })
    const owner = { name: 'Nora', email: 'owner@example.com', password: 'correct horse battery', businessId }
    await createStaffUser({ ...owner, role: 'owner', now: now() })
    const session = await signIn({ ...owner, ip: null }, new Request('http://localhost:3999/sign-in'))
    if (!session.ok) throw new Error(session.reason)
    const cookie = (session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    const request = (query = '') => new Request(`http://localhost:3999/admin${query}`, { headers: { cookie } })
    const read = async (response: Response) => Buffer.from(await response.arrayBuffer())

    const list = await watched(async () =>
      read(await csv.loader({ request: request(), params: { list: 'invoices' }, context: {} })),
    )
    expect(list.toString().trim().split('\n')).toHaveLength(ROWS + 1)
    for (const query of ['?kind=open_item', '?kind=activity&from=2026-10-01&to=2026-11-30']) {
      const pdf = await watched(async () =>
        read(await statement.loader({ request: request(query), params: { id }, context: {} })),
      )
      expect(pdf.toString('latin1', 0, 5), query).toBe('%PDF-')
    }
  },
)
