import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { prisma } = world
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { openPage, openPortal, sendForm } = await import('#tests/support/portal-answer.ts')
const { decideContact } = await import('#app/features/contacts/decide-contact.server.ts')
const { completeTask } = await import('#app/features/tasks/complete-task.server.ts')
const { readNamedPerson } = await import('#app/db/read/tasks.server.ts')
const wrongPerson = await import('#app/routes/p.$token.wrong-person/route.tsx')
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

const actor = 'user:owner'
let number = 0
async function lateInvoice(dueOn = '2026-11-16') {
  number += 1
  const email = `reader-${number}@example.com`
  const invoiceId = await makeInvoice({ businessId, number: `W-${number}`, email, dueOn, now: world.now() })
  await world.work()
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })
  const token = await openPortal(businessId, invoiceId, world.now())
  await prisma.portalLink.updateMany({ where: { businessId, invoiceId }, data: { sentTo: email } })
  return { invoiceId, clientId, email, token, person: `right-${number}@example.com` }
}
const taskOf = (clientId: string) =>
  prisma.task.findFirstOrThrow({ where: { businessId, clientId, kind: 'contact_proposal' }, orderBy: { id: 'desc' } })
const holdsOf = (clientId: string) =>
  prisma.hold.findMany({ where: { businessId, clientId, kind: 'wrong_person', releasedAt: null } })

test('the right person is named, and hears nothing before the owner has said so', async () => {
  const { clientId, invoiceId, email, token, person } = await lateInvoice()
  const before = (await world.mails(email)).length
  const named = { name: 'Grace Hopper', email: person.toUpperCase(), phone: '', words: 'She runs accounts payable' }
  const twice = await Promise.all([sendForm(wrongPerson, token, named), sendForm(wrongPerson, token, named)])
  expect(twice.map(({ location }) => location)).toEqual(twice.map(() => `/p/${token}/wrong-person`))
  expect(await prisma.contactProposal.findMany({ where: { businessId, clientId } })).toMatchObject([
    { email: person, toldBy: email, state: 'open', role: 'bill_to' },
  ])
  expect(await holdsOf(clientId)).toMatchObject([{ invoiceId: null, until: new Date('2026-11-26T00:00:00Z') }])
  expect(await openPage(wrongPerson, token)).toMatchObject({ invoice: { answers: { contactAsked: true } } })
  await world.work()
  const mails = await world.mails(email)
  expect(mails.length).toBe(before + 1)
  expect(mails[0]).toMatchObject({ subject: 'Thank you for pointing us to the right person' })
  await world.advance('P2D')
  expect((await world.mails(email)).length).toBe(before + 1)
  expect(await world.mails(person)).toEqual([])

  const task = await taskOf(clientId)
  expect(await readNamedPerson(businessId, task.key.split('/')[1] ?? '')).toMatchObject({
    ...{ heard: 'on the portal', toldBy: email, words: 'She runs accounts payable' },
    person: { name: 'Grace Hopper', email: person },
  })
  const take = () =>
    decideContact({
      ...{ businessId, taskId: task.id, actor, now: world.now() },
      person: { role: 'bill_to', name: 'Grace Hopper', email: person, phone: null },
    })
  expect(await Promise.all([take(), take()])).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ])
  expect(await holdsOf(clientId)).toEqual([])
  const types = await prisma.timelineEvent.findMany({
    where: { businessId, clientId, type: { startsWith: 'contact.' } },
  })
  expect(types.map(({ type }) => type)).toEqual(['contact.proposed', 'contact.taken'])
  await world.advance('P6D')
  expect((await world.mails(person)).length).toBeGreaterThan(0)
  expect((await world.mails(email)).length).toBe(before + 1)
  expect(await prisma.contact.findMany({ where: { businessId, clientId } })).toMatchObject([{ email: person }])
  expect(invoiceId).toBeTruthy()
})

test('whoever wants no more mail gets none: not even thanks, and after the owner’s word nothing at all', async () => {
  const { clientId, email, token, person } = await lateInvoice(world.now().toISOString().slice(0, 10))
  await world.work()
  const before = (await world.mails(email)).length
  expect((await sendForm(wrongPerson, token, { leaves: 'yes' })).status).toBe(303)
  await world.work()
  const task = await taskOf(clientId)
  await decideContact({ businessId, taskId: task.id, person: null, stopsReader: true, actor, now: world.now() })
  expect(await prisma.contact.findMany({ where: { businessId, clientId } })).toMatchObject([{ state: 'complained' }])
  await world.advance('P9D')
  expect((await world.mails(email)).length).toBe(before)
  expect(await world.mails(person)).toEqual([])
  expect(await prisma.task.count({ where: { businessId, key: `address/${clientId}`, doneAt: null } })).toBe(1)
})

test('a proposal that nobody decides ends with its rest after three business days, and does not come for ever', async () => {
  const { clientId, email, token, person } = await lateInvoice(world.now().toISOString().slice(0, 10))
  await world.work()
  const before = (await world.mails(email)).length
  for (const n of [1, 2, 3]) {
    expect((await sendForm(wrongPerson, token, { name: `Person ${n}`, email: person })).status).toBe(303)
    if (n < 3)
      await completeTask({ businessId, taskId: (await taskOf(clientId)).id, outcome: null, actor, now: world.now() })
  }
  await completeTask({ businessId, taskId: (await taskOf(clientId)).id, outcome: null, actor, now: world.now() })
  expect(await sendForm(wrongPerson, token, { name: 'Person 4' })).toMatchObject({
    status: 409,
    data: { isEnough: true },
  })
  expect(await holdsOf(clientId)).toEqual([])
  await world.advance('P8D')
  expect((await world.mails(email)).length).toBeGreaterThan(before)
  expect(await world.mails(person)).toEqual([])
})

test.each([
  [{}, 'name'],
  [{ email: 'grace at example' }, 'email'],
  [{ name: 'x'.repeat(201) }, 'name'],
])('%o is refused in words', async (fields, field) => {
  const { clientId, token } = await lateInvoice(world.now().toISOString().slice(0, 10))
  const answer = await sendForm(wrongPerson, token, fields)
  expect([answer.status, Object.keys(answer.data?.['problems'] as object)]).toEqual([400, [field]])
  expect(await prisma.contactProposal.count({ where: { businessId, clientId } })).toBe(0)
})
