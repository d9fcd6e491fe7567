import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { now } = await import('#app/clock.server.ts')
const { runDryRun } = await import('#app/features/dunning/run-dry-run.server.ts')
const page = await import('#app/routes/admin.next-30-days/route.tsx')
afterAll(() => prisma.$disconnect())

const password = 'correct horse battery'
const ours = { businessId: '', cookie: '' }
const theirs = { ...ours }

async function openDesk(side: typeof ours, email: string): Promise<void> {
  side.businessId = await makeBusiness(prisma)
  const { businessId } = side
  await createStaffUser({ name: 'Nora', email, password, businessId, role: 'bookkeeper', now: now() })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  side.cookie = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
}

const inDays = (days: number) => new Date(now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  await openDesk(ours, 'ours@example.com')
  await openDesk(theirs, 'theirs@example.com')
  const { businessId } = ours
  const invoice = (number: string, due: number, email: string | null = `c${number}@example.com`) =>
    makeInvoice({ businessId, number, email, dueOn: inDays(due), now: now() })
  await invoice('1', 10)
  // Reached the final notice, which is read before it goes out.
  await invoice('2', -46)
  const rests = await invoice('3', -20)
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: rests } })
  await prisma.hold.create({
    data: {
      ...{ businessId, id: crypto.randomUUID(), clientId, invoiceId: rests, kind: 'manual', reason: 'we meet in May' },
      ...{ placedAt: now(), placedBy: 'system' },
    },
  })
})

const args = (side: typeof ours, query = '', method = 'GET') =>
  ({
    request: new Request(`http://localhost:3999/admin/next-30-days${query}`, {
      method,
      headers: { cookie: side.cookie },
    }),
    params: {},
    context: {},
  }) satisfies LoaderFunctionArgs
const look = (query = '', side = ours) => page.loader(args(side, query))
const ask = (side = ours) => page.action(args(side, '', 'POST'))

describe('the next 30 days', () => {
  test('before the first run there is nothing to see, and looking asks for none', async () => {
    expect(await look()).toMatchObject({ latest: null, shown: null, mayAsk: true })
    expect(await prisma.dryRun.count()).toBe(0)
  })

  test('asked twice, one run waits; strangers sign in first', async () => {
    expect((await ask()).status).toBe(302)
    expect((await ask()).status).toBe(302)
    expect(await prisma.dryRun.count()).toBe(1)
    expect(await look()).toMatchObject({ latest: { state: 'queued', clientsTotal: 3 }, shown: null })
    await expect(look('', { ...ours, cookie: '' })).rejects.toMatchObject({ status: 302 })
  })

  test('played, it shows a month of days, the steps of all of them, and of one', async () => {
    while (await runDryRun({ processId: 1, now: now() }));
    const { latest, shown } = await look()
    expect(latest).toBeNull()
    expect(shown?.month.days).toHaveLength(31)
    if (shown?.list.kind !== 'steps') throw new Error('no steps')
    const said = shown.list.rows.map(({ number, stage, needsApproval }) => `${number} ${stage} ${needsApproval}`)
    expect(said).toContain('1 courtesy false')
    expect(said).toContain('2 final_demand true')
    const counted = shown.month.days.flatMap(({ counts }) => counts).reduce((sum, { count }) => sum + count, 0)
    expect(counted).toBe(shown.list.rows.length)

    const [first] = shown.list.rows
    const ofDay = await look(`?day=${first?.onDay}`)
    if (ofDay.shown?.list.kind !== 'steps') throw new Error('no steps')
    expect(ofDay.shown.chosen).toBe(first?.onDay)
    expect(new Set(ofDay.shown.list.rows.map(({ onDay }) => onDay))).toEqual(new Set([first?.onDay]))
  })

  test('what stays quiet says why', async () => {
    const { shown } = await look('?show=quiet')
    expect(shown?.list.rows).toMatchObject([
      { number: '3', why: 'Nothing is being sent because it was paused: we meet in May.' },
    ])
  })

  test('pages follow one another without a gap', async () => {
    const run = await prisma.dryRun.findFirstOrThrow()
    const step = await prisma.dryRunStep.findFirstOrThrow({ where: { runId: run.id } })
    await prisma.dryRunStep.createMany({
      data: Array.from({ length: 120 }, (_, n) => ({ ...step, position: 1_000 + n, channel: 'letter' })),
    })
    const seen: number[] = []
    let next: string | null = ''
    while (next !== null) {
      const { shown }: Awaited<ReturnType<typeof look>> = await look(next && `?after=${next}`)
      if (shown?.list.kind !== 'steps') throw new Error('no steps')
      seen.push(...shown.list.rows.map(({ position }) => position))
      next = shown.list.next
    }
    expect(new Set(seen).size).toBe(await prisma.dryRunStep.count())
    expect(seen).toHaveLength(new Set(seen).size)
  })

  test('a new run keeps the last one in sight while it is reckoned, and a stranger’s is not ours', async () => {
    await ask()
    expect(await look()).toMatchObject({ latest: { state: 'queued' }, shown: { isFirst: true } })
    expect(await look('', theirs)).toMatchObject({ latest: null, shown: null })
  })

  test.each(['?day=2026-02-30', '?after=x', '?show=quiet&after=x', '?day=1999-01-01'])(
    '%s opens all the same',
    (query) => expect(look(query)).resolves.toMatchObject({ shown: {} }),
  )
})
