import { afterAll, beforeEach, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { queueReminder } = await import('#app/features/dunning/queue-reminder.server.ts')
const route = await import('#app/routes/p.$token.pause/route.tsx')
const { prisma, now, control } = world
afterAll(() => world.close())

let businessId = ''
let count = 0
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
  count += 1
})

/** What would be decided about a client so many days from now. */
async function decidedIn(days: number, clientId: string) {
  await prisma.client.updateMany({ where: { businessId }, data: { nextCheckAt: now() } })
  return queueReminder(businessId, clientId, new Date(now().getTime() + days * 86_400_000))
}
const weekAgo = () => new Date(now().getTime() - 7 * 86_400_000).toISOString().slice(0, 10)

async function reminded(email = `ada${count}@pause.example`) {
  await makeInvoice({ businessId, number: `50${count}`, email, dueOn: weekAgo(), now: now() })
  const { id: clientId } = await prisma.client.findFirstOrThrow({ where: { businessId } })
  expect(await queueReminder(businessId, clientId, now())).toBe('remind')
  await world.work()
  const [mail] = await world.mails(email)
  const address = /^<(.*)>$/.exec(mail?.headers['List-Unsubscribe'] ?? '')?.[1] ?? ''
  return { email, clientId, mail, address, token: /\/p\/([^/]+)\/pause$/.exec(address)?.[1] ?? '' }
}
const at = (token: string, fields?: Record<string, string>) => ({
  request: new Request(`http://localhost:3999/p/${token}/pause`, {
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
  }),
  params: { token },
  context: {},
})
const oneClick = { 'List-Unsubscribe': 'One-Click' }
const holds = () => prisma.hold.findMany({ where: { businessId, kind: 'paused_by_client', releasedAt: null } })

test('a reminder offers a pause in one click; opening the address changes nothing, one press pauses for thirty days', async () => {
  const { email, clientId, mail, address, token } = await reminded()
  expect(address).toMatch(/^http:\/\/localhost:3999\/p\/[\w-]{32}\/pause$/)
  expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')

  const before = await prisma.timelineEvent.count({ where: { businessId } })
  for (let n = 0; n < 3; n += 1) expect(await route.loader(at(token))).toMatchObject({ until: null })
  expect(await prisma.timelineEvent.count({ where: { businessId } })).toBe(before)
  expect(await prisma.portalView.count({ where: { businessId } })).toBe(0)

  // No cookie, no page before it, and no redirect after it; twice is once.
  for (let n = 0; n < 2; n += 1)
    expect(await route.action(at(token, oneClick))).toMatchObject({ init: { status: 200 } })
  expect(await holds()).toMatchObject([{ clientId, invoiceId: null, until: new Date('2026-12-23') }])
  expect(await prisma.task.findMany({ where: { businessId, key: { startsWith: 'pause/' } } })).toMatchObject([
    { kind: 'review', doneAt: null },
  ])
  expect(await route.loader(at(token))).toMatchObject({ until: '23 December 2026' })

  await world.work()
  expect(await world.mails(email)).toHaveLength(1)
  expect(await world.mails('billing@northwind.example')).toHaveLength(1)
  // The day of the second reminder passes; the day after the pause it goes on.
  expect(await decidedIn(8, clientId)).toBe('hold')
  expect(await decidedIn(31, clientId)).toBe('remind')
})

test('a person presses the button of the page; other posts do nothing', async () => {
  const { token } = await reminded()
  await expect(route.action(at(token, {}))).rejects.toMatchObject({ status: 400 })
  expect(await holds()).toHaveLength(0)
  expect(await route.action(at(token, { intent: 'pause' }))).toMatchObject({ status: 303 })
  expect(await holds()).toHaveLength(1)
  await expect(route.action(at('x'.repeat(32), oneClick))).rejects.toMatchObject({ status: 404 })
})

const report = async (id: string | undefined, event: string, details: object = {}) => {
  await control(`/resend/emails/${id ?? ''}/${event}`, details)
  await world.work()
}
const address = () =>
  prisma.contact.findFirstOrThrow({ where: { businessId }, select: { state: true, softBouncedAt: true } })

test('a full mailbox is tried once more; the second time somebody looks for another address', async () => {
  const { email, mail } = await reminded()
  await report(mail?.id, 'bounce', { transient: true })
  expect(await address()).toMatchObject({ state: 'usable', softBouncedAt: expect.any(Date) })
  expect(await prisma.task.count({ where: { businessId, kind: 'bounce' } })).toBe(0)
  await world.advance('PT25H')
  const [again, ...rest] = await world.mails(email)
  expect(rest).toHaveLength(1)
  await report(again?.id, 'bounce', { transient: true })
  expect(await address()).toMatchObject({ state: 'bounced' })
  expect(await prisma.task.count({ where: { businessId, kind: 'bounce', doneAt: null } })).toBe(1)
})

test('a complaint ends reminders to the address from every client it stands with, and tasks ask to call', async () => {
  const { email, clientId, mail } = await reminded()
  await makeInvoice({
    ...{ businessId, number: `51${count}`, email, dueOn: weekAgo(), now: now() },
    clientName: 'The other company',
  })
  await report(mail?.id, 'complain')
  const contacts = await prisma.contact.findMany({ where: { businessId, email } })
  expect(contacts.map(({ state }) => state)).toEqual(['complained', 'complained'])
  expect(await prisma.task.count({ where: { businessId, kind: 'bounce', doneAt: null } })).toBe(2)
  expect(await decidedIn(8, clientId)).not.toBe('remind')
  expect(await world.mails(email)).toHaveLength(1)
})

test('an address on the provider’s list of suppressed ones is given up', async () => {
  await reminded(`suppressed+${count}@pause.example`)
  expect(await address()).toMatchObject({ state: 'bounced' })
  expect(await prisma.task.count({ where: { businessId, kind: 'bounce', doneAt: null } })).toBe(1)
})
