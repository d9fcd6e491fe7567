import { afterAll, beforeAll, expect, test } from 'vitest'
import { isSlowLane } from '#tests/support/lane.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { queueReminder } = await import('#app/features/dunning/queue-reminder.server.ts')
const { applyDeliveryEvent } = await import('#app/features/messages/apply-delivery-event.server.ts')
const { prisma, now, control } = world
afterAll(() => world.close())

const orders = <T>(items: readonly T[]): T[][] =>
  items.length <= 1
    ? [[...items]]
    : items.flatMap((item, n) => orders(items.filter((_, m) => m !== n)).map((rest) => [item, ...rest]))
// All orders in the slow lane, else every other one: a bounce after the delivery and one before it are among them.
const some = <T>(all: readonly T[]) => all.filter((_, n) => isSlowLane || n % 2 === 1)
const stories = [
  ...some(orders(['email.sent', 'email.delivered', 'email.bounced'])),
  ...some(orders(['email.sent', 'email.delivered', 'email.complained'])),
  ['email.suppressed'],
  ['email.bounced', 'email.complained'],
  ['email.complained', 'email.bounced'],
]

let businessId = ''
beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  await control('/webhooks/hold', { provider: 'resend', held: true })
  for (const [n] of stories.entries()) {
    await makeInvoice({
      ...{ businessId, number: `${n}`, email: `r${n}@reports.example`, dueOn: '2026-11-16', now: now() },
    })
  }
  await world.work()
})

test.each(stories.map((events, n) => [events.join(', '), n, events] as const))(
  'R8: an address that was %s gets no further mail, and somebody is asked once',
  async (_told, n, events) => {
    const invoice = await prisma.invoice.findFirstOrThrow({ where: { businessId, number: `${n}` } })
    const { clientId } = invoice
    const email = `r${n}@reports.example`
    const [mail] = await world.mails(email)
    for (const type of [...events, ...events])
      await applyDeliveryEvent(type, JSON.stringify({ data: { email_id: mail?.id } }), now())

    const contact = await prisma.contact.findFirstOrThrow({ where: { businessId, clientId } })
    const isComplaint = events[0] === 'email.complained' || !events.includes('email.bounced')
    const expected = isComplaint && events.includes('email.complained') ? 'complained' : 'bounced'
    expect(contact.state).toBe(expected)
    expect(await prisma.task.count({ where: { businessId, clientId, kind: 'bounce' } })).toBe(1)
    // Neither the step that failed nor any later one goes to it, however long we wait.
    for (const days of [1, 8, 30]) {
      await prisma.client.updateMany({ where: { businessId, id: clientId }, data: { nextCheckAt: now() } })
      expect(await queueReminder(businessId, clientId, new Date(now().getTime() + days * 86_400_000))).not.toBe(
        'remind',
      )
    }
    const waiting = await prisma.outboxMessage.count({
      where: { businessId, clientId, kind: 'reminder', state: { in: ['queued', 'drafted', 'sending'] } },
    })
    expect(waiting).toBe(0)
    expect(await world.mails(email)).toHaveLength(1)
  },
)
