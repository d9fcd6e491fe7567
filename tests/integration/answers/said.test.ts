import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { prisma } = world
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { openPage, openPortal, sendForm } = await import('#tests/support/portal-answer.ts')
const { closeAlreadyPaid } = await import('#app/features/notices/close-already-paid.server.ts')
const promise = await import('#app/routes/p.$token.promise/route.tsx')
const alreadyPaid = await import('#app/routes/p.$token.already-paid/route.tsx')
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

let number = 0
async function lateInvoice(dueOn = '2026-11-16') {
  number += 1
  const email = `said-${number}@example.com`
  const invoiceId = await makeInvoice({ businessId, number: `S-${number}`, email, dueOn, now: world.now() })
  await world.work()
  return { invoiceId, email, token: await openPortal(businessId, invoiceId, world.now()) }
}
const mailsTo = async (email: string, words: string) =>
  (await world.mails(email)).filter(({ subject }) => subject.includes(words))
const holdsOf = (invoiceId: string) => prisma.hold.findMany({ where: { businessId, invoiceId, releasedAt: null } })

test('a promise rests the invoice, is confirmed once, and the engine keeps still', async () => {
  const { invoiceId, email, token } = await lateInvoice()
  const before = (await world.mails(email)).length
  const said = { dueOn: '2026-12-04', amount: '250.00' }
  const answers = await Promise.all([sendForm(promise, token, said), sendForm(promise, token, said)])
  expect(answers.map(({ status, location }) => [status, location])).toEqual(
    answers.map(() => [303, `/p/${token}/promise`]),
  )
  expect(await prisma.promiseToPay.count({ where: { businessId, invoiceId } })).toBe(1)
  expect(await holdsOf(invoiceId)).toMatchObject([{ kind: 'promise', until: new Date('2026-12-08T00:00:00Z') }])
  await world.work()
  const [mail, ...others] = await mailsTo(email, 'Noted: $250.00')
  expect(others).toEqual([])
  expect(mail?.text).toContain('Friday, 4 December')
  await world.advance('P10D')
  expect((await world.mails(email)).length).toBe(before + 1)
  expect(await openPage(promise, token)).toMatchObject({ invoice: { answers: { promise: { dueOn: '2026-12-04' } } } })
})

test('two days may be named; a third is refused kindly, with other ways', async () => {
  const { invoiceId, token } = await lateInvoice('2026-11-30')
  const name = (dueOn: string, amount = '100') => sendForm(promise, token, { dueOn, amount })
  for (const [fields, field] of [
    [{ dueOn: '2027-12-31', amount: '100' }, 'dueOn'],
    [{ dueOn: '2026-11-01', amount: '100' }, 'dueOn'],
    [{ dueOn: 'soon', amount: '100' }, 'dueOn'],
    [{ dueOn: '2026-12-10', amount: '250.01' }, 'amount'],
    [{ dueOn: '2026-12-10', amount: 'half' }, 'amount'],
    [{ dueOn: '2026-12-10', amount: '0' }, 'amount'],
  ] as const) {
    const answer = await sendForm(promise, token, fields)
    expect([answer.status, Object.keys(answer.data?.['problems'] as object)]).toEqual([400, [field]])
    expect(answer.data?.['typed']).toEqual(fields)
  }
  expect(await prisma.promiseToPay.count({ where: { businessId, invoiceId } })).toBe(0)
  expect((await name('2026-12-09')).status).toBe(303)
  expect((await name('2026-12-11')).status).toBe(303)
  expect(await openPage(promise, token)).toMatchObject({ isEnough: true })
  expect((await name('2026-12-12')).status).toBe(409)
  expect(await prisma.promiseToPay.count({ where: { businessId, invoiceId } })).toBe(2)
})

function proof(fields: Record<string, string>, files: File[]) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const file of files) form.append('files', file)
  return form
}
const paid = { method: 'transfer', paidOn: '2026-11-20', amount: '250.00', reference: 'wire 77' }
const receipt = () => new File(['%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n%%EOF'], 'receipt.pdf')

test('what is already paid is looked for, with its proof, and confirmed once', async () => {
  const { invoiceId, email, token } = await lateInvoice()
  const sent = await Promise.all([
    sendForm(alreadyPaid, token, proof(paid, [receipt()])),
    sendForm(alreadyPaid, token, proof(paid, [receipt()])),
  ])
  expect(sent.map(({ location }) => location)).toEqual(sent.map(() => `/p/${token}/already-paid`))
  const notices = await prisma.alreadyPaidNotice.findMany({
    where: { businessId, invoiceId },
    include: { files: true },
  })
  expect(notices).toMatchObject([
    { state: 'open', reference: 'wire 77', files: [{ filename: 'receipt.pdf', contentType: 'application/pdf' }] },
  ])
  expect(await holdsOf(invoiceId)).toMatchObject([{ kind: 'already_paid' }])
  await world.work()
  const mails = await mailsTo(email, 'we are looking for your payment')
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('$250.00 by bank transfer on 20 November 2026')
  expect(await openPage(alreadyPaid, token)).toMatchObject({ invoice: { answers: { notice: { method: 'transfer' } } } })
})

test('a file that is not what it says is refused with what was typed, and nothing is noted', async () => {
  const { invoiceId, token } = await lateInvoice()
  const answer = await sendForm(alreadyPaid, token, proof(paid, [new File(['<script>'], 'receipt.pdf')]))
  expect(answer).toMatchObject({
    status: 400,
    data: { typed: { reference: 'wire 77' }, problems: { files: expect.stringContaining('receipt.pdf') } },
  })
  expect((await sendForm(alreadyPaid, token, { ...paid, paidOn: '2027-12-31' })).data).toMatchObject({
    problems: { paidOn: expect.stringContaining('still ahead') },
  })
  expect(await prisma.alreadyPaidNotice.count({ where: { businessId, invoiceId } })).toBe(0)
})

test('what was looked for twice in vain is not looked for again', async () => {
  const { invoiceId, token } = await lateInvoice()
  for (const _ of [1, 2]) {
    expect((await sendForm(alreadyPaid, token, paid)).status).toBe(303)
    const { id } = await prisma.alreadyPaidNotice.findFirstOrThrow({ where: { businessId, invoiceId, state: 'open' } })
    await closeAlreadyPaid({ businessId, noticeId: id, actor: 'user:test', now: world.now() })
  }
  expect(await sendForm(alreadyPaid, token, paid)).toMatchObject({ status: 409, data: { isEnough: true } })
  expect(await holdsOf(invoiceId)).toEqual([])
})

test('a client’s own language is that of the page and of the mail', async () => {
  const { invoiceId, email, token } = await lateInvoice()
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })
  await prisma.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { locale: 'de-DE' } })
  const answer = await sendForm(promise, token, { dueOn: '2030-01-01', amount: '250,00' })
  expect(answer.data?.['problems']).toMatchObject({ dueOn: expect.stringContaining('mehr als 30 Tage') })
  const day = world.now().toISOString().slice(0, 10)
  expect((await sendForm(promise, token, { dueOn: day, amount: '250,00' })).status).toBe(303)
  await world.work()
  expect(await mailsTo(email, 'Notiert: 250,00')).toHaveLength(1)
})
