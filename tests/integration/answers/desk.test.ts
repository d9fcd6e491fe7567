import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { openPortal, sendForm } = await import('#tests/support/portal-answer.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { setClockOffset } = await import('#app/clock.server.ts')
const task = await import('#app/routes/admin.tasks.$id/route.tsx')
const client = await import('#app/routes/admin.clients.$id/route.tsx')
const help = await import('#app/routes/p.$token.help/route.tsx')
const wrongPerson = await import('#app/routes/p.$token.wrong-person/route.tsx')
const preferences = await import('#app/routes/p.$token.preferences/route.tsx')

const made = new Date('2026-11-23T15:00:00Z')
let businessId = ''
const cookies: Record<string, string> = {}
beforeAll(async () => {
  setClockOffset(made.getTime() - Date.now())
  businessId = await makeBusiness(prisma)
  for (const role of ['owner', 'collector', 'bookkeeper'] as const) {
    const email = `${role}@example.com`
    const password = 'correct horse battery'
    await createStaffUser({ name: 'Nora', email, password, businessId, role, now: made })
    const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
    cookies[role] = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
  }
})

const args = (role: string, id: string, form?: Record<string, string>) =>
  ({
    request: new Request('http://localhost:3999/admin/x', {
      headers: { cookie: cookies[role] ?? '' },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    }),
    params: { id },
    context: {},
  }) as never
const statusOf = async (work: Promise<unknown>): Promise<number> => {
  try {
    const answer = await work
    if (answer instanceof Response) return answer.status
    return (answer as { init?: { status?: number } }).init?.status ?? 200
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status
    throw thrown
  }
}

let number = 0
async function answered(route: Parameters<typeof sendForm>[0], fields: Record<string, string>) {
  number += 1
  const invoiceId = await makeInvoice({
    ...{ businessId, number: `D-${number}`, email: `desk-${number}@example.com`, dueOn: '2026-11-10', now: made },
  })
  const token = await openPortal(businessId, invoiceId, made)
  expect((await sendForm(route, token, fields)).status).toBe(303)
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })
  const { id } = await prisma.task.findFirstOrThrow({ where: { businessId, clientId }, orderBy: { id: 'desc' } })
  return { invoiceId, clientId, taskId: id }
}

test('time is given or not on the task’s own page, by those who may', async () => {
  const asked = await answered(help, { intent: 'time', until: '2026-12-20', words: 'Slow season' })
  expect(await task.loader(args('collector', asked.taskId))).toMatchObject({
    help: { wishedOn: '2026-12-20', words: 'Slow season', mayDecide: true, restsUntil: '2026-11-30' },
  })
  expect(await task.loader(args('bookkeeper', asked.taskId))).toMatchObject({ help: { mayDecide: false } })
  const grant = { intent: 'grant', until: '2026-12-18', words: '' }
  expect(await statusOf(task.action(args('bookkeeper', asked.taskId, grant)))).toBe(403)
  expect(await statusOf(task.action(args('collector', asked.taskId, { ...grant, until: '2020-01-01' })))).toBe(400)
  expect(await statusOf(task.action(args('collector', asked.taskId, grant)))).toBe(302)
  expect(await prisma.helpRequest.findFirst({ where: { invoiceId: asked.invoiceId } })).toMatchObject({
    state: 'granted',
    grantedOn: new Date('2026-12-18T00:00:00Z'),
  })
  expect(await client.loader(args('owner', asked.clientId))).toMatchObject({
    wishes: { timeGiven: [{ until: '2026-12-18' }], waiting: [] },
  })

  const other = await answered(help, { intent: 'time', until: '2026-12-20', words: '' })
  expect(await statusOf(task.action(args('owner', other.taskId, { intent: 'decline', declineWords: '' })))).toBe(400)
  const decline = { intent: 'decline', declineWords: 'The year closes' }
  expect(await statusOf(task.action(args('owner', other.taskId, decline)))).toBe(302)
  expect(await statusOf(task.action(args('owner', other.taskId, decline)))).toBe(400)
})

test('whom a client named stands on the task’s page with what was said, and the owner decides', async () => {
  const asked = await answered(wrongPerson, { name: 'Grace', email: 'grace@example.com', words: 'In accounting' })
  expect(await client.loader(args('owner', asked.clientId))).toMatchObject({
    wishes: { waiting: [{ taskId: asked.taskId, title: expect.stringContaining('grace@example.com') }] },
  })
  expect(await task.loader(args('owner', asked.taskId))).toMatchObject({
    named: { mayConfirm: true, heard: 'on the portal', words: 'In accounting', person: { name: 'Grace' } },
  })
  const take = { intent: 'confirm-contact', name: 'Grace', email: 'grace@example.com', phone: '', role: 'bill_to' }
  expect(await statusOf(task.action(args('collector', asked.taskId, take)))).toBe(403)
  expect(await statusOf(task.action(args('owner', asked.taskId, take)))).toBe(302)
  expect(await prisma.contactProposal.findFirst({ where: { clientId: asked.clientId } })).toMatchObject({
    state: 'taken',
  })
})

test('how a client likes things stands on their page', async () => {
  const fields = { method: 'card', payDay: 'day:15', channel: '', language: 'en', quietDays: '5' }
  const asked = await answered(preferences, fields)
  expect(await client.loader(args('owner', asked.clientId))).toMatchObject({
    wishes: {
      preferences: ['preferred way to pay: card', 'pay day: on day 15 of the month', 'no reminders on Friday'],
    },
  })
})
