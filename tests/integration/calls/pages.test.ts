import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const routes = {
  task: await import('#app/routes/admin.tasks.$id/route.tsx'),
  call: await import('#app/routes/admin.invoices.$id_.call/route.tsx'),
  escalation: await import('#app/routes/admin.invoices.$id_.escalation/route.tsx'),
}

const password = 'correct horse battery'
const made = new Date('2026-11-23T15:00:00Z')
const day = new Date('2026-11-23T00:00:00Z')

interface Side {
  businessId: string
  cookie: string
  invoiceId: string
  clientId: string
}

async function fill(email: string, role: 'owner' | 'bookkeeper', businessId: string): Promise<Side> {
  await createStaffUser({ name: 'Nora', email, password, businessId, role, now: made })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  const cookie = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
  const known = await prisma.invoice.findFirst({ where: { businessId } })
  const invoiceId =
    known?.id ??
    (await makeInvoice({ businessId, number: '2041', email: 'ada@example.com', dueOn: '2026-11-10', now: made }))
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId } })
  return { businessId, cookie, invoiceId, clientId }
}

let ours: Side
let theirs: Side
let bookkeeper: Side
beforeAll(async () => {
  const businessId = await makeBusiness(prisma)
  ours = await fill('ours@example.com', 'owner', businessId)
  bookkeeper = await fill('books@example.com', 'bookkeeper', businessId)
  theirs = await fill('theirs@example.com', 'owner', await makeBusiness(prisma))
})

async function makeTask({ businessId, clientId, invoiceId }: Side, key: string, kind: string): Promise<string> {
  const id = crypto.randomUUID()
  const about = { businessId, id, key, kind, clientId, invoiceId }
  await prisma.task.create({ data: { ...about, title: 'Call Ada', dueOn: day, openedAt: made } })
  return id
}

const args = (side: Side, id: string, form?: Record<string, string>) => ({
  request: new Request('http://localhost:3999/admin/x', {
    headers: { cookie: side.cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  }),
  params: { id },
  context: {},
})
const statusOf = (work: Promise<unknown>) =>
  work.then(
    (answer) => (answer instanceof Response ? answer.status : 200),
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : Promise.reject(thrown as Error)),
  )

const said = (over: Record<string, string> = {}) => ({
  ...{ intent: 'call', callId: crypto.randomUUID(), outcome: 'reached', spokeWith: 'Ada', notes: '', summary: '' },
  ...over,
})

test('a call’s page says whom to ring and what to say, and only here', async () => {
  const id = await makeTask(ours, 'call/x/6', 'call')
  const page = await routes.task.loader(args(ours, id))
  expect(page.call?.sheet).toMatchObject({ clientName: 'Client of 2041', contacts: [{ email: 'ada@example.com' }] })
  expect(page.call?.sheet.script[0]?.lines.join(' ')).toContain('Did invoice 2041 reach you, and who handles it?')
  expect(await statusOf(routes.task.loader(args(theirs, id)))).toBe(404)
  expect(await statusOf(routes.task.loader(args({ ...ours, cookie: '' }, id)))).toBe(302)
  expect(await statusOf(routes.task.loader(args(ours, "1' OR '1'='1")))).toBe(404)
})

test.each<[Record<string, string>, object]>([
  [{ outcome: '' }, { outcome: ['Please say what came of it.'] }],
  [{ outcome: 'promised', promisedOn: '' }, { promisedOn: ['Which day did they promise?'] }],
  [
    { outcome: 'promised', promisedOn: '2999-01-01', promisedAmount: 'lots' },
    { promisedAmount: ['Please write an amount such as 1,234.50.'] },
  ],
  [
    { outcome: 'promised', promisedOn: '2999-01-01', promisedAmount: '5' },
    { promiseNote: ['That day is more than 30 days away: please say why that is fine.'] },
  ],
  [{ outcome: 'disputes' }, { disputeReason: ['What is wrong, in their words?'] }],
  [
    { outcome: 'disputes', disputeReason: 'x', disputedAmount: '999999' },
    { disputedAmount: ['Please give an amount above zero that is not more than is open.'] },
  ],
  [{ outcome: 'call_back', callBackOn: '2020-01-01' }, { callBackOn: ['That day has passed.'] }],
  [{ outcome: 'wrong_person', rightEmail: 'nobody' }, { rightEmail: ['This does not look like an e-mail address.'] }],
])('says what is wrong: %o', async (form, problems) => {
  const answer = await routes.call.action(args(ours, ours.invoiceId, said(form)))
  expect(answer).toMatchObject({ data: { problems }, init: { status: 400 } })
})

test('a call is logged from its task or from the invoice, by those who may', async () => {
  const id = await makeTask(ours, 'call/y/6', 'call')
  expect(await statusOf(routes.task.action(args(bookkeeper, id, said())))).toBe(403)
  expect(await statusOf(routes.task.action(args(theirs, id, said())))).toBe(404)
  expect(await statusOf(routes.task.action(args(ours, id, said())))).toBe(302)
  const task = await prisma.task.findFirstOrThrow({ where: { businessId: ours.businessId, id } })
  expect(task.doneAt).not.toBeNull()
  expect((await routes.task.loader(args(ours, id))).call).toBeNull()
  expect(await statusOf(routes.call.action(args(theirs, ours.invoiceId, said())))).toBe(404)
  expect(await statusOf(routes.call.action(args(ours, ours.invoiceId, said({ outcome: 'call_back' }))))).toBe(200)
  expect(await statusOf(routes.call.loader(args(bookkeeper, ours.invoiceId)))).toBe(403)
})

test('an address that came back is put right where it is asked for', async () => {
  const { businessId, clientId } = ours
  await prisma.contact.updateMany({ where: { businessId, clientId }, data: { state: 'bounced' } })
  const id = await makeTask(ours, `address/${clientId}`, 'bounce')
  expect((await routes.task.loader(args(ours, id))).bounce).toMatchObject({ contacts: [{ state: 'bounced' }] })
  const put = (email: string, role: string) =>
    routes.task.action(args(ours, id, { intent: 'address', name: 'Grace', email, role }))
  expect(await put('nobody', 'bill_to')).toMatchObject({ init: { status: 400 } })
  expect(await statusOf(put('books@client.example', 'cc'))).toBe(302)
  expect(await statusOf(put('Grace@client.example', 'bill_to'))).toBe(302)
  const contacts = await prisma.contact.findMany({ where: { businessId, clientId }, orderBy: { role: 'asc' } })
  expect(contacts.map(({ email, role, state }) => [email, role, state])).toEqual([
    ['grace@client.example', 'bill_to', 'usable'],
    ['books@client.example', 'cc', 'usable'],
  ])
  expect((await prisma.task.findFirstOrThrow({ where: { businessId, id } })).doneAt).not.toBeNull()
})

test('the way out of the ladder is the owner’s', async () => {
  const { invoiceId, businessId } = ours
  expect((await routes.escalation.loader(args(ours, invoiceId))).checks).toHaveLength(7)
  expect(await statusOf(routes.escalation.loader(args(theirs, invoiceId)))).toBe(404)
  const signing = { intent: 'sign', step: 'agency', reason: 'x', confirmation: '2041', overrideReason: '' }
  const post = (side: Side, form: Record<string, string>) => routes.escalation.action(args(side, invoiceId, form))
  expect(await statusOf(post(bookkeeper, signing))).toBe(403)
  expect(await statusOf(post(theirs, signing))).toBe(404)
  expect(await post(ours, { ...signing, confirmation: '2042' })).toMatchObject({
    data: { problems: { confirmation: ['This is not the number of this invoice.'] } },
  })
  expect(await post(ours, signing)).toMatchObject({ init: { status: 400 } })
  expect(await statusOf(post(ours, { ...signing, overrideReason: 'It is urgent' }))).toBe(302)
  expect((await routes.escalation.loader(args(ours, invoiceId))).signed).toMatchObject({ step: 'agency' })
  expect(await post(ours, { intent: 'back', reason: '' })).toMatchObject({ init: { status: 400 } })
  expect(await statusOf(post(ours, { intent: 'back', reason: 'They called' }))).toBe(302)
  expect(await prisma.hold.count({ where: { businessId, kind: 'agency', releasedAt: null } })).toBe(0)
})
