import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'), {
  env: { MAIL_REPLY_DOMAIN: 'reply.dunwell.example' },
})
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { queueReminder } = await import('#app/features/dunning/queue-reminder.server.ts')
const { beginSends } = await import('#app/features/messages/begin-sends.server.ts')
const { readReply } = await import('#app/features/replies/read-reply.server.ts')
const { assignReply } = await import('#app/features/replies/assign-reply.server.ts')
const { readFollowUps } = await import('#app/db/read/follow-ups.server.ts')
const { explainReason } = await import('#app/domain/dunning/explain-dunning.ts')
const { parseDay } = await import('#app/domain/business-day.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const page = await import('#app/routes/admin.replies.$id/route.tsx')
const list = await import('#app/routes/admin.replies._index.tsx')
const files = await import('#app/routes/admin.replies.$id_.files.$n.ts')
const { prisma, now, control } = world
afterAll(() => world.close())

let businessId = ''
let count = 0
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
  count += 1
})

/** A client who was reminded of one invoice; their mail, as it arrived. */
async function reminded() {
  const email = `ada${count}@client.example`
  const invoiceId = await makeInvoice({ businessId, number: `40${count}`, email, dueOn: '2026-11-16', now: now() })
  const { id: clientId } = await prisma.client.findFirstOrThrow({ where: { businessId } })
  expect(await queueReminder(businessId, clientId, now())).toBe('remind')
  await world.work()
  const [mail] = await world.mails(email)
  if (!mail) throw new Error('no reminder arrived')
  return { email, invoiceId, clientId, mail }
}
async function write(mail: object): Promise<string> {
  const { id } = (await control('/resend/inbound', { subject: 'Re: Invoice', text: 'Paid on Friday.', ...mail })) as {
    id: string
  }
  await world.work()
  return id
}
const kept = (providerId: string) => prisma.inboundMail.findUnique({ where: { providerId }, include: { files: true } })
const holds = (kind = 'reply') =>
  prisma.hold.findMany({ where: { businessId, kind, releasedAt: null }, select: { clientId: true, invoiceId: true } })
const types = async () => (await prisma.timelineEvent.findMany({ where: { businessId } })).map(({ type }) => type)

describe('a reply', () => {
  test('comes to the address of the mail it answers, rests its client, is passed on, and goes on once it is read', async () => {
    const { email, invoiceId, clientId, mail } = await reminded()
    await createStaffUser({
      ...{ name: 'Olga', email: `olga${count}@northwind.example`, password: 'correct horse battery', businessId },
      ...{ role: 'collector', now: now() },
    })
    const { id: olga } = await prisma.user.findFirstOrThrow({ where: { email: `olga${count}@northwind.example` } })
    await prisma.client.updateMany({ where: { businessId }, data: { caseOwnerId: olga } })
    expect(mail.replyTo).toEqual([expect.stringMatching(/^reply\+[a-z2-7]{42}@reply\.dunwell\.example$/)])

    const proof = Buffer.from('%PDF-1.7 proof').toString('base64')
    const id = await write({
      // From another address than ours has on file.
      ...{ from: '"Ada L." <Private@elsewhere.example>', to: mail.replyTo[0]?.toUpperCase() },
      text: `Paid on Friday.\r\n\r\nOn Mon, 23 Nov 2026 at 09:30, Northwind wrote:\r\n> Invoice`,
      attachments: [
        { filename: 'proof.pdf', contentType: 'application/pdf', content: proof },
        { filename: 'virus.exe', content: Buffer.from('MZ').toString('base64') },
      ],
    })
    const reply = await kept(id)
    expect(reply).toMatchObject({
      ...{ businessId, clientId, invoiceId, foundBy: 'address', automatic: null, readAt: null },
      ...{ fromAddress: 'private@elsewhere.example', fromName: 'Ada L.' },
      files: [{ filename: 'proof.pdf', contentType: 'application/pdf' }],
      leftOut: ['virus.exe: a kind of file that is not taken'],
    })
    expect(await holds()).toEqual([{ clientId, invoiceId: null }])
    expect(await types()).toContain('reply.received')
    const [passedOn] = await world.mails(`olga${count}@northwind.example`)
    expect(passedOn).toMatchObject({ replyTo: ['private@elsewhere.example'] })
    expect(passedOn?.text).toContain('Paid on Friday.')
    expect(passedOn?.text).not.toContain('> Invoice')
    const followUp = (await readFollowUps(businessId, [invoiceId], now())).get(invoiceId)
    expect(followUp && explainReason(followUp.reason, 'en-US')).toContain('because a reply waits to be read')

    // Reported again, nothing happens.
    await control('/webhooks/replay', { provider: 'resend', times: 2 })
    await world.work()
    expect(await prisma.inboundMail.count({ where: { businessId } })).toBe(1)
    expect(await world.mails(`olga${count}@northwind.example`)).toHaveLength(1)

    // However long nobody reads it: nothing is sent, and somebody is asked to.
    await world.advance('P9D')
    expect((await world.mails(email)).length).toBe(1)
    expect(await prisma.task.count({ where: { businessId, clientId, doneAt: null } })).toBeGreaterThan(0)

    const read = { businessId, replyId: reply?.id ?? '', waitUntil: null, actor: `user:${olga}`, now: now() }
    expect(await readReply(read)).toEqual({ ok: true, value: null })
    expect(await readReply(read)).toEqual({ ok: false, reason: 'already_read' })
    expect(await holds()).toEqual([])
    await world.advance('P8D')
    expect((await world.mails(email)).length).toBeGreaterThan(1)
  })

  test('that comes while a reminder waits to go out stops it at the last gate', async () => {
    const email = `ada${count}@client.example`
    await makeInvoice({ businessId, number: `41${count}`, email, dueOn: '2026-11-16', now: now() })
    const { id: clientId } = await prisma.client.findFirstOrThrow({ where: { businessId } })
    expect(await queueReminder(businessId, clientId, now())).toBe('remind')
    const { id } = await prisma.outboxMessage.findFirstOrThrow({ where: { businessId, state: 'queued' } })
    const { receiveReply } = await import('#app/features/replies/receive-reply.server.ts')
    const { id: mailId } = (await control('/resend/inbound', { from: email, to: 'x@reply.dunwell.example' })) as {
      id: string
    }
    expect(await receiveReply(JSON.stringify({ data: { email_id: mailId } }), now())).toMatch(/kept|known/)
    expect((await beginSends(businessId, [id], 1, now())).claimed).toEqual([])
    expect(
      await prisma.outboxMessage.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } }),
    ).toMatchObject({
      state: 'cancelled',
    })
  })

  test('to another address is found by the mails it refers to, else by its sender', async () => {
    const { email, clientId, mail } = await reminded()
    const references = mail.headers['References'] ?? ''
    const thread = await write({ from: 'b@x.example', to: 'hello@dunwell.example', headers: { references } })
    expect(await kept(thread)).toMatchObject({ businessId, clientId, foundBy: 'thread' })
    const sender = await write({ from: email.toUpperCase(), to: 'hello@dunwell.example' })
    expect(await kept(sender)).toMatchObject({ businessId, clientId, foundBy: 'sender', invoiceId: null })
    // One rest for both; it lasts until both are read.
    expect(await holds()).toHaveLength(1)
    for (const [id, left] of [
      [thread, 1],
      [sender, 0],
    ] as const) {
      const replyId = (await kept(id))?.id ?? ''
      await readReply({ businessId, replyId, waitUntil: null, actor: 'user:x', now: now() })
      expect(await holds()).toHaveLength(left)
    }
  })

  test('with a token that we did not write is not believed', async () => {
    const { mail, email } = await reminded()
    const forged = (mail.replyTo[0] ?? '').replace(/\+(.)/, (_all, first) => `+${first === 'a' ? 'b' : 'a'}`)
    expect(await kept(await write({ from: 'mallory@x.example', to: forged }))).toBeNull()
    expect(await holds()).toEqual([])
    expect(await world.mails(email)).toHaveLength(1)
  })
})

test.each([
  ['an out-of-office note', { headers: { 'auto-submitted': 'auto-replied' } }, 'auto_reply'],
  ['a mail that went back', { from: 'MAILER-DAEMON@client.example', headers: { 'return-path': '<>' } }, 'bounce'],
  ['a colleague who answers to all', { from: 'billing@northwind.example' }, 'own'],
])('%s is kept, rests nothing and is passed on to nobody', async (_case, change, automatic) => {
  const { clientId, mail, email } = await reminded()
  const id = await write({ from: email, to: mail.replyTo[0], ...change })
  expect(await kept(id)).toMatchObject({ clientId, automatic, readBy: 'system' })
  expect(await holds()).toEqual([])
  expect(await prisma.outboxMessage.count({ where: { businessId, kind: 'notice' } })).toBe(0)
})

test('a mail nobody is found for waits until somebody says whose it is, and then rests that client', async () => {
  const { clientId } = await reminded()
  const { slug } = await prisma.business.findUniqueOrThrow({ where: { id: businessId } })
  const providerId = await write({
    from: 'new@nowhere.example',
    to: `${slug}@reply.dunwell.example`,
    html: '<p>Who <b>are</b> you?</p><script>x</script>',
    text: null,
  })
  const mail = await kept(providerId)
  expect(mail).toMatchObject({ businessId, clientId: null, foundBy: null, text: 'Who are you?' })
  expect(await holds()).toEqual([])
  const call = { businessId, replyId: mail?.id ?? '', clientId, actor: 'user:x', now: now() }
  expect(await assignReply({ ...call, clientId: businessId })).toEqual({ ok: false, reason: 'no_such_client' })
  expect(await assignReply(call)).toEqual({ ok: true, value: null })
  expect(await assignReply(call)).toEqual({ ok: false, reason: 'already_assigned' })
  expect(await holds()).toEqual([{ clientId, invoiceId: null }])

  // Kept waiting: the rest for the mail ends, one with a day begins.
  const until = parseDay('2099-01-01')
  expect(await readReply({ businessId, replyId: call.replyId, waitUntil: until, actor: 'user:x', now: now() })).toEqual(
    {
      ok: true,
      value: null,
    },
  )
  expect([await holds(), await holds('manual')]).toEqual([[], [{ clientId, invoiceId: null }]])
})

test('where Resend does not answer, the mail is fetched later', async () => {
  const { email, clientId } = await reminded()
  await control('/faults', { provider: 'resend', path: '/emails/receiving', kind: '500', times: 1 })
  const id = await write({ from: email, to: 'x@reply.dunwell.example' })
  expect(await kept(id)).toBeNull()
  await world.advance('PT1M')
  expect(await kept(id)).toMatchObject({ clientId })
})

/** Who is signed in to the business of this test, as a route sees them. */
async function desk(role: 'collector' | 'bookkeeper') {
  const email = `${role}${count}@northwind.example`
  const password = 'correct horse battery'
  await createStaffUser({ name: role, email, password, businessId, role, now: now() })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  const cookie = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
  return (params: Record<string, string>, fields?: Record<string, string>) => ({
    request: new Request('http://localhost:3999/admin/replies', {
      headers: { cookie },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    }),
    ...{ params, context: {} },
  })
}

test('at the desk it is listed, read without its quotation, its file is a download, and decided once', async () => {
  const { email, mail } = await reminded()
  const providerId = await write({
    ...{ from: email, to: mail.replyTo[0], text: 'Paid.\n\n-----Original Message-----\nInvoice' },
    attachments: [{ filename: 'a.csv', contentType: 'text/html', content: Buffer.from('a;b').toString('base64') }],
  })
  const id = (await kept(providerId))?.id ?? ''
  const at = await desk('collector')
  expect(await list.loader(at({}))).toMatchObject({ show: 'unread', rows: [{ id }] })
  expect(await page.loader(at({ id }))).toMatchObject({
    mail: { said: 'Paid.', quoted: expect.stringContaining('Invoice') },
  })
  const file = await files.loader(at({ id, n: '0' }))
  expect(file.headers.get('content-disposition')).toContain('attachment')
  expect(file.headers.get('content-type')).not.toContain('html')
  await expect(files.loader(at({ id, n: '1' }))).rejects.toMatchObject({ status: 404 })

  expect(await page.action(at({ id }, { intent: 'wait', until: '' }))).toMatchObject({ init: { status: 409 } })
  expect(await page.action(at({ id }, { intent: 'wait', until: '2020-01-01' }))).toMatchObject({
    init: { status: 409 },
  })
  expect(await page.action(at({ id }, { intent: 'read' }))).toMatchObject({ status: 302 })
  expect(await page.action(at({ id }, { intent: 'read' }))).toMatchObject({ init: { status: 409 } })
  expect(await list.loader(at({}))).toMatchObject({ rows: [] })

  const mine = businessId
  businessId = await makeBusiness(prisma)
  count += 1000
  const stranger = await desk('collector')
  await expect(page.loader(stranger({ id }))).rejects.toMatchObject({ status: 404 })
  await expect(page.action(stranger({ id }, { intent: 'read' }))).rejects.toMatchObject({ status: 404 })
  await expect(files.loader(stranger({ id, n: '0' }))).rejects.toMatchObject({ status: 404 })
  businessId = mine
})
