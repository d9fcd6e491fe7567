import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const routes = {
  invoice: await import('#app/routes/admin.invoices.$id/route.tsx'),
  client: await import('#app/routes/admin.clients.$id/route.tsx'),
  tasks: await import('#app/routes/admin.tasks._index.tsx'),
  mail: await import('#app/routes/admin.outbox.$id.tsx'),
  body: await import('#app/routes/admin.messages.$id.body.tsx'),
  attachment: await import('#app/routes/admin.messages.$id.attachments.$n.tsx'),
}

const password = 'correct horse battery'
const due = '2026-11-20'
const made = new Date('2026-11-23T15:00:00Z')
const ours = { businessId: '', cookie: '', invoiceId: '', clientId: '', messageId: '' }
const theirs = { ...ours }

async function fill(side: typeof ours, email: string): Promise<void> {
  side.businessId = await makeBusiness(prisma)
  const { businessId } = side
  await createStaffUser({ name: 'Nora', email, password, businessId, role: 'owner', now: made })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  side.cookie = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
  side.invoiceId = await makeInvoice({ businessId, number: '2041', email: 'ada@example.com', dueOn: due, now: made })
  const invoice = await prisma.invoice.findFirstOrThrow({ where: { businessId } })
  side.clientId = invoice.clientId
  side.messageId = crypto.randomUUID()
  await prisma.storedFile.create({
    data: { businessId, hash: 'h', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7'), createdAt: made },
  })
  await prisma.outboxMessage.create({
    data: {
      ...{ businessId, id: side.messageId, key: 'reminder/1', kind: 'reminder', state: 'delivered' },
      ...{ clientId: side.clientId, invoiceId: side.invoiceId, sendAt: made, basis: '', createdAt: made },
      ...{ fromHeader: 'a@example.com', toAddress: 'ada@example.com', subject: 'Invoice 2041', text: 'Hello' },
      html: '<p>Hello</p><script>alert(1)</script>',
      attachments: { create: { position: 0, filename: 'Rechnung "2041".pdf', fileHash: 'h' } },
    },
  })
}

beforeAll(async () => {
  await fill(ours, 'ours@example.com')
  await fill(theirs, 'theirs@example.com')
})

const args = (side: { cookie: string }, params: Record<string, string>, form?: Record<string, string>) =>
  ({
    request: new Request('http://localhost:3999/admin/x', {
      headers: { cookie: side.cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    }),
    params,
    context: {},
  }) satisfies LoaderFunctionArgs

const statusOf = (work: Promise<unknown>) =>
  work.then(
    (answer) => (answer instanceof Response ? answer.status : 200),
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : Promise.reject(thrown as Error)),
  )

describe('every page of one thing', () => {
  const loaders = {
    invoice: (side: typeof ours, of: typeof ours) => routes.invoice.loader(args(side, { id: of.invoiceId })),
    client: (side: typeof ours, of: typeof ours) => routes.client.loader(args(side, { id: of.clientId })),
    mail: (side: typeof ours, of: typeof ours) => routes.mail.loader(args(side, { id: of.messageId })),
    body: (side: typeof ours, of: typeof ours) => routes.body.loader(args(side, { id: of.messageId })),
    attachment: (side: typeof ours, of: typeof ours) =>
      routes.attachment.loader(args(side, { id: of.messageId, n: '0' })),
  }
  test.each(Object.entries(loaders))(
    '%s: ours opens, theirs is not there, strangers sign in first',
    async (_, load) => {
      expect(await statusOf(load(ours, ours))).toBe(200)
      expect(await statusOf(load(ours, theirs))).toBe(404)
      expect(await statusOf(load({ ...ours, cookie: '' }, ours))).toBe(302)
    },
  )

  test('an id that is none is not there', async () => {
    expect(await statusOf(routes.invoice.loader(args(ours, { id: "1' OR '1'='1" })))).toBe(404)
    expect(await statusOf(routes.attachment.loader(args(ours, { id: ours.messageId, n: '-1' })))).toBe(404)
  })
})

test('an attachment is a download with its own name, byte for byte', async () => {
  const answer = await routes.attachment.loader(args(ours, { id: ours.messageId, n: '0' }))
  expect(await answer.text()).toBe('%PDF-1.7')
  expect(answer.headers.get('Content-Disposition')).toBe(
    `attachment; filename="Rechnung _2041_.pdf"; filename*=UTF-8''Rechnung%20%222041%22.pdf`,
  )
  expect(answer.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
})

describe('actions on an invoice', () => {
  const act = (form: Record<string, string>, side = ours, of = ours) =>
    routes.invoice.action(args(side, { id: of.invoiceId }, form))

  test('nothing can be done to theirs', async () => {
    const pause = { intent: 'pause', reason: 'x', until: '' }
    expect(await statusOf(act(pause, ours, theirs))).toBe(404)
    expect(await prisma.hold.count({ where: { businessId: theirs.businessId } })).toBe(0)
  })

  test('pause with a reason, then resume', async () => {
    expect(await statusOf(act({ intent: 'pause', reason: 'On holiday', until: '', reviewOn: '2999-01-01' }))).toBe(302)
    const hold = await prisma.hold.findFirstOrThrow({ where: { businessId: ours.businessId } })
    expect(hold).toMatchObject({ reason: 'On holiday', invoiceId: ours.invoiceId, kind: 'manual' })
    expect(hold.placedBy).toMatch(/^user:/)
    const page = await routes.invoice.loader(args(ours, { id: ours.invoiceId }))
    expect(page.followUp?.why).toContain('On holiday')
    expect(await statusOf(act({ intent: 'resume', hold: hold.id }))).toBe(302)
    expect(await prisma.hold.count({ where: { releasedAt: null } })).toBe(0)
  })

  test.each([
    [{ intent: 'pause', reason: ' ', until: '' }, { reason: ['Please say why, so that everyone knows.'] }],
    [{ intent: 'pause', reason: 'x', until: '2026-02-30' }, { until: ['This is not a day.'] }],
    [{ intent: 'pause', reason: 'x', until: '2020-01-01' }, { until: ['That day has passed.'] }],
    [
      { intent: 'pause', reason: 'x', until: '', reviewOn: '' },
      { until: ['Please give a last day, or a day to look at it again.'] },
    ],
    [payment({ amount: 'lots' }), { amount: ['Please write an amount such as 1,234.50.'] }],
    [payment({ amount: '-5' }), { amount: ['Please give an amount above zero.'] }],
    [payment({ amount: '€5' }), { amount: ['Please give the amount in the invoice’s own currency.'] }],
    [payment({ amount: '99999999999999999999' }), { amount: ['Please write an amount such as 1,234.50.'] }],
    [payment({ receivedOn: '2999-01-01' }), { receivedOn: ['That day is still ahead.'] }],
  ])('says what is wrong: %o', async (form, errors) => {
    expect(await act(form)).toMatchObject({ data: { kind: 'refused', errors }, init: { status: 400 } })
  })

  test('a link is shown once, as a working address whose secret is kept nowhere', async () => {
    const answer = await act({ intent: 'portal-link' })
    const { data } = answer as { data: { kind: 'link'; url: string } }
    expect(data.url).toMatch(/^http:\/\/localhost:3999\/p\/[\w-]{32}$/)
    const links = await prisma.portalLink.findMany({ where: { businessId: ours.businessId } })
    expect(JSON.stringify(links)).not.toContain(data.url.split('/p/')[1])
  })

  test('a cheque is recorded and the page shows it', async () => {
    expect(await statusOf(act(payment({ amount: '$100.00', reference: 'cheque 12' })))).toBe(302)
    const page = await routes.invoice.loader(args(ours, { id: ours.invoiceId }))
    expect(page.invoice.balance.minor).toBe(15_000n)
    expect(page.invoice.payments).toMatchObject([{ method: 'check', state: 'settled', reference: 'cheque 12' }])
    expect(page.items.map(({ sentence }) => sentence)).toContain('$100.00 by cheque arrived.')
  })
})

function payment(over: Record<string, string>): Record<string, string> {
  return { intent: 'record-payment', amount: '5', method: 'check', receivedOn: '2026-11-01', reference: '', ...over }
}

test('a new address wakes the client and finishes the task that asked for it', async () => {
  const { businessId, clientId } = ours
  const place = { businessId, clientId }
  await prisma.contact.updateMany({ where: place, data: { state: 'bounced' } })
  await prisma.client.updateMany({ where: { businessId, id: clientId }, data: { nextCheckAt: null } })
  await prisma.task.create({
    data: {
      ...{ ...place, id: crypto.randomUUID(), key: `address/${clientId}`, kind: 'bounce', title: 'Find the address' },
      ...{ dueOn: new Date('2026-11-23T00:00:00Z'), openedAt: made },
    },
  })
  const change = (email: string) => routes.client.action(args(ours, { id: clientId }, { email, contactName: 'Ada' }))
  expect(await change('not an address')).toMatchObject({ init: { status: 400 } })
  expect(await statusOf(change('new@example.com'))).toBe(302)
  expect(await prisma.contact.findMany({ where: place })).toMatchObject([{ email: 'new@example.com', state: 'usable' }])
  expect(await prisma.task.count({ where: { ...place, doneAt: null } })).toBe(0)
  const client = await prisma.client.findFirstOrThrow({ where: { businessId, id: clientId } })
  expect(client.nextCheckAt).not.toBeNull()
  const before = await prisma.timelineEvent.count()
  expect(await statusOf(change('new@example.com'))).toBe(302)
  expect(await prisma.timelineEvent.count()).toBe(before)
})

test('a task is done once, and theirs not by us', async () => {
  const task = (businessId: string) => ({
    ...{ businessId, id: crypto.randomUUID(), key: 'call/1', kind: 'call', title: 'Call Ada' },
    ...{ dueOn: new Date('2026-11-23T00:00:00Z'), openedAt: made },
  })
  const own = await prisma.task.create({ data: task(ours.businessId) })
  const foreign = await prisma.task.create({ data: task(theirs.businessId) })
  const finish = (id: string) =>
    statusOf(routes.tasks.action(args(ours, {}, { intent: 'done', task: id, outcome: 'Will pay Friday' })))
  expect(await finish(own.id)).toBe(302)
  expect(await finish(own.id)).toBe(302)
  expect(await finish(foreign.id)).toBe(404)
  expect(await prisma.timelineEvent.count({ where: { type: 'task.done', businessId: ours.businessId } })).toBe(2)
  expect(await prisma.task.count({ where: { businessId: theirs.businessId, doneAt: null } })).toBe(1)
})
