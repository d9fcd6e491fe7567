import { afterAll, expect, test } from 'vitest'
import type { Work } from '#app/jobs/work.ts'
import { atLength } from '#tests/support/lane.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const NOW = new Date('2026-11-23T14:30:00Z')
const world = await startWorld(NOW)
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { joinProcesses } = await import('#app/jobs/join-processes.server.ts')
const { runDunning } = await import('#app/jobs/handlers/run-dunning.server.ts')
const { sendMessages } = await import('#app/jobs/handlers/send-messages.server.ts')
const { prisma } = world
const { processId } = await joinProcesses('late')
afterAll(() => world.close())

const hourMs = 3_600_000
const workAt = async (at: Date) => {
  const work: Work = { processId, now: () => at, log: { guard: (_handler, _id, row) => row() } }
  while ((await runDunning(work)) + (await sendMessages(work)) > 0);
}
const contactsOf = async (clientId: string) =>
  (await prisma.outboxMessage.findMany({ where: { clientId, kind: 'reminder', sentAt: { not: null } } }))
    .map(({ sentAt }) => sentAt?.getTime() ?? 0)
    .sort((a, b) => a - b)

/** Ladder as `first` of those that are past; what announces a day that is over is left out, on record. */
test.each([
  [3, ['courtesy', 'due_today']],
  [10, ['courtesy', 'due_today']],
  [40, ['courtesy', 'due_today']],
])(
  'R5: the worker was down for %i days: one contact when it is back, none within a day after it',
  async (days, passed) => {
    const businessId = await makeBusiness(prisma)
    const clients = await Promise.all(
      Array.from({ length: atLength(2, 8) }, async (_, n) => {
        const invoice = { businessId, number: `${n}`, email: `c${days}-${n}@down.example`, now: NOW }
        // Two invoices of one client, due a day apart: their stages fall on different days.
        const invoiceId = await makeInvoice({ ...invoice, clientName: `Client ${n}`, dueOn: '2026-11-25' })
        await makeInvoice({ ...invoice, number: `${n}b`, clientName: `Client ${n}`, dueOn: '2026-11-24' })
        return (await prisma.invoice.findFirstOrThrow({ where: { id: invoiceId } })).clientId
      }),
    )
    // Nobody worked meanwhile; then every hour of the two days that follow.
    const back = NOW.getTime() + days * 24 * hourMs
    await workAt(new Date(back))
    for (const clientId of clients) expect(await contactsOf(clientId)).toEqual([back])
    for (let hour = 1; hour <= 23; hour += atLength(11, 1)) await workAt(new Date(back + hour * hourMs))
    for (const clientId of clients) expect(await contactsOf(clientId)).toEqual([back])
    await workAt(new Date(back + 48 * hourMs))
    for (const clientId of clients) {
      const times = await contactsOf(clientId)
      const gaps = times.slice(1).map((at, n) => at - (times[n] ?? 0))
      expect(gaps.filter((gap) => gap < 24 * hourMs)).toEqual([])
    }
    const obsolete = await prisma.reminder.groupBy({ by: ['stageKey'], where: { businessId, outcome: 'obsolete' } })
    expect(obsolete.map(({ stageKey }) => stageKey).sort()).toEqual(passed)
  },
)
