import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeEach, describe, expect, test } from 'vitest'
import { postalAddressTaskKey } from '#app/domain/letter/postal-address-task.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { action, loader } = await import('#app/routes/admin.clients.$id/route.tsx')

const made = new Date('2026-11-23T15:00:00Z')
const password = 'correct horse battery'
let businessId = ''
let clientId = ''
let invoiceId = ''
let cookie = ''

beforeEach(async () => {
  businessId = await makeBusiness(prisma)
  const email = `${businessId}@example.com`
  await createStaffUser({ name: 'Nora', email, password, businessId, role: 'admin', now: made })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  cookie = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
  invoiceId = await makeInvoice({
    ...{ businessId, number: '2041', clientName: 'Acme Ltd', email: 'ada@example.com', dueOn: '2026-12-20', now: made },
  })
  clientId = (await prisma.client.findFirstOrThrow({ where: { businessId } })).id
})

const args = (form?: Record<string, string>, id = clientId) =>
  ({
    request: new Request('http://localhost:3999/admin/clients/x', {
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    }),
    params: { id },
    context: {},
  }) satisfies ActionFunctionArgs

/** Where a form led, or what was wrong with it. */
async function post(form: Record<string, string>, id = clientId) {
  const answer: unknown = await action(args(form, id)).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown
    throw thrown
  })
  if (answer instanceof Response) return answer.headers.get('Location') ?? answer.status
  const { data, init } = answer as { data: Record<string, unknown>; init: { status: number } | null }
  return { ...data, status: init?.status }
}

const details = (over: Record<string, string>) =>
  post({ intent: 'details', phone: '', postalAddress: '', locale: '', timeZone: '', ...over })
const readClient = () => prisma.client.findUniqueOrThrow({ where: { businessId_id: { businessId, id: clientId } } })
const readUpdates = async () => {
  const events = await prisma.timelineEvent.findMany({
    where: { clientId, type: 'client.updated' },
    orderBy: { id: 'asc' },
  })
  return events.map(({ data }) => data as { changed: string[]; changes: object })
}
const readChanges = async () => (await readUpdates()).map(({ changed }) => changed)
const beforeAndAfter = async () => (await readUpdates()).map(({ changes }) => changes)

test('ways to pay: fewer than the business’s are on record; all of them mean as the business', async () => {
  expect(await post({ intent: 'methods', methods: 'ach' })).toBe(`/admin/clients/${clientId}?said=methods`)
  expect((await readClient()).allowedMethods).toEqual(['ach'])
  expect(await readChanges()).toEqual([['ways to pay']])
  expect(await beforeAndAfter()).toEqual([{ waysToPay: { before: 'those of the business', after: 'ach' } }])
  expect((await loader(args())).methods).toEqual({ accepted: ['card', 'ach', 'paypal'], allowed: ['ach'] })
  expect(await post({ intent: 'methods' })).toMatchObject({ status: 400 })
  expect(await post({ intent: 'methods', methods: 'gold' })).toMatchObject({ status: 400 })
  await prisma.business.update({ where: { id: businessId }, data: { acceptsCard: false, acceptsPaypal: false } })
  await post({ intent: 'methods', methods: 'ach' })
  expect((await readClient()).allowedMethods).toEqual([])
})

describe('phone, post, language and time zone', () => {
  test('are saved, go on record in plain words, and are shown', async () => {
    const kept = { phone: '+49 30 1234', locale: 'de-DE', timeZone: 'Europe/Berlin' }
    const typed = { ...kept, postalAddress: '  Acme Ltd\r\nHafenstraße 12\r\n10115  Berlin\r\n' }
    expect(await details(typed)).toBe(`/admin/clients/${clientId}?said=details`)
    const postalAddress = 'Acme Ltd\nHafenstraße 12\n10115 Berlin'
    expect(await readClient()).toMatchObject({ ...kept, postalAddress })
    await details(typed)
    const all = ['phone', 'postal address', 'language', 'time zone']
    expect(await readChanges()).toEqual([all])

    const page = await loader(args())
    expect(page.client).toMatchObject({ ...kept, postalAddress })
    expect(page.languages[0]).toEqual({ value: '', name: 'As the business: English (United States)' })

    await details({})
    expect(await readClient()).toMatchObject({ phone: null, postalAddress: null, locale: null, timeZone: null })
    expect(await readChanges()).toEqual([all, all])
  })

  test('a postal address ends the tasks that asked for one and wakes the client', async () => {
    const other = await makeInvoice({
      ...{ businessId, number: '2042', clientName: 'Other', email: 'o@example.com', dueOn: '2026-12-20', now: made },
    })
    const { clientId: otherId } = await prisma.invoice.findFirstOrThrow({ where: { id: other } })
    const task = (key: string, of: string) => ({
      ...{ businessId, id: crypto.randomUUID(), clientId: of, key, kind: 'review', title: 'Find a postal address' },
      ...{ dueOn: new Date('2026-11-23T00:00:00Z'), openedAt: made },
    })
    const keys = [4, 5].map((stage) => postalAddressTaskKey(invoiceId, stage))
    const stays = [postalAddressTaskKey(other, 4), `call/${invoiceId}/4`]
    await prisma.task.createMany({
      data: [
        ...keys.map((key) => task(key, clientId)),
        ...stays.map((key, n) => task(key, n === 0 ? otherId : clientId)),
      ],
    })
    await prisma.client.updateMany({ where: { id: clientId }, data: { nextCheckAt: null } })

    await details({ phone: '555' })
    expect(await prisma.task.count({ where: { businessId, doneAt: null } })).toBe(4)
    expect((await readClient()).nextCheckAt).toBeNull()

    await details({ phone: '555', postalAddress: '12 Harbour Street' })
    const open = await prisma.task.findMany({ where: { businessId, doneAt: null }, select: { key: true } })
    expect(open.map(({ key }) => key).toSorted()).toEqual(stays.toSorted())
    expect((await readClient()).nextCheckAt).not.toBeNull()
    const done = await prisma.timelineEvent.findMany({ where: { clientId, type: 'task.done' } })
    expect(done.map(({ data }) => data)).toEqual(
      keys.map(() => expect.objectContaining({ outcome: 'a postal address was given' })),
    )
  })

  test.each([
    ['phone', { phone: '5'.repeat(51) }],
    ['postalAddress', { postalAddress: 'ACME Ltd' }],
    ['postalAddress', { postalAddress: 'x'.repeat(501) }],
    ['locale', { locale: 'German, please' }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
  ])('says what is wrong with the %s', async (field, typed) => {
    expect(await details(typed)).toMatchObject({
      ...{ intent: 'details', status: 400, problems: { [field]: [expect.any(String)] }, typed },
    })
    expect(await readChanges()).toEqual([])
  })
})

describe('contacts', () => {
  const add = (email: string, role: string) => post({ intent: 'contact', name: 'Cy', email, role })
  const remove = (contact: string) => post({ intent: 'remove-contact', contact })
  const read = () => loader(args()).then(({ client }) => client.contacts)

  test('one is added with a role, seen with its state, and removed', async () => {
    expect(await add('CY@example.com', 'approver')).toBe(`/admin/clients/${clientId}?said=contact`)
    await prisma.contact.updateMany({ where: { email: 'cy@example.com' }, data: { state: 'bounced' } })
    const [billTo, approver] = await read()
    expect(billTo).toMatchObject({ role: 'bill_to', email: 'ada@example.com', state: 'usable' })
    expect(approver).toMatchObject({ role: 'approver', email: 'cy@example.com', name: 'Cy', state: 'bounced' })
    const id = approver?.id ?? ''
    await prisma.client.updateMany({ where: { id: clientId }, data: { nextCheckAt: new Date('2099-01-01') } })
    expect(await remove(id)).toBe(`/admin/clients/${clientId}?said=removed`)
    expect(await remove(id)).toBe(`/admin/clients/${clientId}?said=removed`)
    expect(await read()).toEqual([billTo])
    expect((await readClient()).nextCheckAt?.getTime()).toBeLessThan(Date.parse('2099-01-01'))
    expect(await readChanges()).toEqual([['contact'], ['contact']])
    expect(await beforeAndAfter()).toEqual([
      { contact: { before: null, after: 'Cy, cy@example.com (approves)' } },
      { contact: { before: 'Cy, cy@example.com (approves)', after: null } },
    ])
  })

  test('where bills go stays until another takes its place', async () => {
    const only = (await read())[0]?.id ?? ''
    expect(await remove(only)).toMatchObject({ status: 400, problems: { contact: [expect.any(String)] } })
    const second = await prisma.contact.create({
      data: { businessId, clientId, id: crypto.randomUUID(), email: 'second@example.com', createdAt: made },
    })
    expect(await remove(only)).toBe(`/admin/clients/${clientId}?said=removed`)
    expect(await read()).toMatchObject([{ id: second.id, role: 'bill_to' }])
  })

  test.each([
    ['email', { email: 'nobody', role: 'cc' }],
    ['role', { email: 'cy@example.com', role: 'boss' }],
  ])('says what is wrong with the %s', async (field, { email, role }) => {
    expect(await add(email, role)).toMatchObject({ status: 400, problems: { [field]: [expect.any(String)] } })
    expect(await read()).toHaveLength(1)
  })

  test('nothing can be done to another business’s, or by a name that means nothing', async () => {
    const theirs = await makeBusiness(prisma)
    const id = crypto.randomUUID()
    const client = { businessId: theirs, id, name: 'Theirs', nameKey: 'theirs', createdAt: made, updatedAt: made }
    await prisma.client.create({ data: client })
    const place = { businessId: theirs, clientId: id }
    const cc = { ...place, role: 'cc' as const, id: crypto.randomUUID(), email: 'cc@example.com', createdAt: made }
    await prisma.contact.create({ data: cc })
    expect(await post({ intent: 'remove-contact', contact: cc.id }, id)).toBe(404)
    await remove(cc.id)
    expect(await prisma.contact.count({ where: place })).toBe(1)
    expect(await post({ intent: 'constructor' })).toBe(400)
  })
})
