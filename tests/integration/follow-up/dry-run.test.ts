import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { approveEverything } from '#tests/support/approval-policy.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York, the week of Thanksgiving.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { askForDryRun } = await import('#app/features/dunning/ask-for-dry-run.server.ts')
const { runDryRun } = await import('#app/features/dunning/run-dry-run.server.ts')
const { prisma } = world
afterAll(() => world.close())

const zone = 'America/New_York'
const dayOf = (at: Date) => Temporal.Instant.from(at.toISOString()).toZonedDateTimeISO(zone).toPlainDate().toString()
const inDays = (days: number) => new Date(world.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** Days from now to the due date, a client each. */
const ages = [
  ...[-75, -61, -46, -44, -38, -31, -29, -22, -16, -15, -13, -9, -8, -6, -3],
  ...[-1, 0, 1, 3, 5, 6, 8, 10, 12, 14, 17, 20, 24, 28, 33],
]

/** Thirty clients of every sort. Answers the name of each invoice by its id. */
async function fill(businessId: string): Promise<Map<string, string>> {
  const now = world.now()
  await approveEverything(prisma, businessId, now)
  const { policyId: approved } = await prisma.business.findUniqueOrThrow({ where: { id: businessId } })
  const free = { policyId: null, sendDays: [1, 2, 3, 4, 5], holidayCountry: 'US' }
  await prisma.business.update({ where: { id: businessId }, data: free })
  for (const [n, age] of ages.entries()) {
    const clientName = `Client ${n}`
    // Some have no address at all.
    const email = n % 10 === 4 ? null : `client${n}@example.com`
    const owes = { businessId, email, clientName, now }
    const invoiceId = await makeInvoice({ ...owes, number: `${n}`, dueOn: inDays(age) })
    if (n % 3 === 0) await makeInvoice({ ...owes, number: `${n}b`, dueOn: inDays(age + 8) })
    if (n % 7 === 2) await makeInvoice({ ...owes, number: `${n}eur`, dueOn: inDays(age), currency: 'EUR' })
    const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })
    const where = { businessId_id: { businessId, id: clientId } }
    const data = {
      timeZone: ['America/New_York', 'Europe/Berlin', 'America/Los_Angeles', 'Pacific/Auckland'][n % 4] ?? null,
      ...(n % 5 === 1 && n % 3 !== 0 && { policyId: approved }),
      ...(n % 10 === 4 && n < 20 && { postalAddress: '12 High Street\nBoston, MA 02108\nUnited States' }),
      ...(n % 10 === 4 && n >= 20 && { phone: '+1 555 0100' }),
      ...(n % 6 === 5 && { payRun: 'month_end', payRunGranted: n % 12 === 5 }),
    }
    await prisma.client.update({ where, data })
    // Everything was said about the oldest elsewhere: it comes before the owner.
    if (n === 0) await prisma.invoice.updateMany({ where: { businessId, number: '0' }, data: { enterOffset: 60 } })
    if (n % 8 === 7) {
      const until = n % 16 === 7 ? new Date(`${inDays(9)}T00:00:00Z`) : null
      const hold = { businessId, id: crypto.randomUUID(), clientId, invoiceId, kind: 'manual', until } as const
      await prisma.hold.create({ data: { ...hold, reason: 'we talk', placedAt: now, placedBy: 'system' } })
    }
  }
  const invoices = await prisma.invoice.findMany({ where: { businessId }, select: { id: true, number: true } })
  return new Map(invoices.map(({ id, number }) => [id, number]))
}

test(
  'what the dry run foretells is what happens in thirty days, to the day, the invoice, the stage and the way',
  { timeout: 600_000 },
  async () => {
    const businessId = await makeBusiness(prisma)
    const named = await fill(businessId)
    const name = (invoiceId: string) => named.get(invoiceId) ?? '?'

    await askForDryRun(businessId, world.now())
    while (await runDryRun({ processId: 1, now: world.now() }));
    const run = await prisma.dryRun.findFirstOrThrow({ where: { businessId } })
    expect(run).toMatchObject({ state: 'done', clientsDone: ages.length, clientsTotal: ages.length })
    const steps = await prisma.dryRunStep.findMany({ where: { businessId } })
    const foretold = steps.map(({ onDay, invoiceId, stageKey, channel, needsApproval }) =>
      [onDay.toISOString().slice(0, 10), name(invoiceId), stageKey, channel, needsApproval ? 'draft' : ''].join(' '),
    )
    const said = new Set(steps.map(({ channel, needsApproval }) => `${channel} ${needsApproval}`))
    expect([...said].sort()).toEqual(['email false', 'email true', 'letter false', 'owner false', 'phone false'])

    await world.work()
    for (let day = 0; day < 30; day += 1) await world.advance('P1D')
    await world.advance('PT14H')

    expect([...new Set(await happened(businessId, name))].sort()).toEqual([...new Set(foretold)].sort())
    const sent = (await world.mails()).filter(({ subject }) => !subject.startsWith('Thank'))
    const letters = await prisma.letter.count({ where: { businessId } })
    expect(sent.length).toBeGreaterThan(40)
    expect(letters).toBeGreaterThan(0)
  },
)

/** What was decided, as the record has it: mails and drafts when they were first written, everything else as it stands. */
async function happened(businessId: string, name: (invoiceId: string) => string): Promise<string[]> {
  const queued = await prisma.timelineEvent.findMany({
    where: { businessId, type: 'reminder.queued' },
    orderBy: { at: 'asc' },
  })
  const firstOf = new Map<string, string>()
  for (const { invoiceId, at, data } of queued) {
    const { stage, needsApproval } = data as { stage: string; needsApproval: boolean }
    const what = `${name(invoiceId ?? '')} ${stage} email ${needsApproval ? 'draft' : ''}`
    if (!firstOf.has(what)) firstOf.set(what, `${dayOf(at)} ${what}`)
  }
  const byHand = await prisma.reminder.findMany({
    where: { businessId, accompanying: false, channel: { not: 'email' }, outcome: { not: 'obsolete' } },
  })
  return [
    ...firstOf.values(),
    ...byHand.map(({ decidedAt, invoiceId, stageKey, channel }) =>
      [dayOf(decidedAt), name(invoiceId), stageKey, channel, ''].join(' '),
    ),
  ]
}
