import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const screen = await import('#app/routes/admin.letters._index/route.tsx')
const print = await import('#app/routes/admin.letters.print.ts')
const pdf = await import('#app/routes/admin.letters.$id[.]pdf.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { writeLetter } = await import('#app/db/write/letters.server.ts')

const made = new Date()
const password = 'correct horse battery'
const cookies: Record<string, string> = {}
let businessId = ''
let letterId = ''

async function staffOf(of: string, name: string, role: 'owner' | 'collector' | 'bookkeeper') {
  const email = `${name}@example.com`
  await createStaffUser({ name, email, password, businessId: of, role, now: made })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  cookies[name] = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
}

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  await staffOf(businessId, 'nora', 'owner')
  await staffOf(businessId, 'ben', 'bookkeeper')
  await staffOf(businessId, 'cara', 'collector')
  await staffOf(await makeBusiness(prisma), 'eve', 'owner')
  const due = new Date(made.getTime() - 45 * 86_400_000).toISOString().slice(0, 10)
  const invoiceId = await makeInvoice({ businessId, number: '2041', email: null, dueOn: due, now: made })
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId } })
  await prisma.client.updateMany({ where: { businessId }, data: { postalAddress: '5 St James Square' } })
  const money = { amount: 25_000, currency: 'USD' }
  const words = {
    ...{
      subject: 'Invoice 2041: final notice',
      salutation: 'Dear Ada,',
      paragraphs: ['It is open.'],
      closing: 'Yours',
    },
    ...{ locale: 'en-US', items: [{ invoiceId, number: '2041', issuedOn: due, dueOn: due, reference: '2041-7K' }] },
  }
  const items = words.items.map((item) => ({
    ...item,
    total: money,
    paid: { ...money, amount: 0 },
    charges: [],
    open: money,
  }))
  const written = await inTransaction((tx) =>
    writeLetter(tx, {
      ...{ businessId, clientId, invoiceId, kind: 'final_demand', words: { ...words, items }, basis: '' },
      ...{ addressee: 'Client of 2041\n5 St James Square', answerBy: null, announces: [] },
      ...{ needsApproval: true, now: made },
    }),
  )
  letterId = written.letterId
})

const args = (name: string, form?: Record<string, string>, path = '/admin/letters') => ({
  request: new Request(`http://localhost:3999${path}`, {
    headers: { cookie: cookies[name] ?? '' },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  }),
  params: { id: letterId },
  context: {},
})
const caught = (work: Promise<unknown>) => work.catch((thrown: unknown) => thrown)

test('strangers sign in first, and a letter of another business is not there', async () => {
  expect(await caught(screen.loader(args('nobody')))).toMatchObject({ status: 302 })
  expect((await screen.loader(args('eve'))).letters).toEqual([])
  expect(await caught(pdf.loader(args('eve')))).toMatchObject({ status: 404 })
  expect((await pdf.loader(args('nora'))).headers.get('Content-Type')).toBe('application/pdf')
})

test('the road of a letter across the screen', async () => {
  expect(await screen.loader(args('nora'))).toMatchObject({
    shelf: 'drafted',
    letters: [{ id: letterId, trouble: null }],
  })
  expect(await caught(screen.action(args('ben', { intent: 'approve', letter: letterId })))).toMatchObject({
    status: 403,
  })
  expect(await screen.action(args('nora', { intent: 'approve' }))).toMatchObject({
    data: { errors: { letter: ['Please choose at least one letter.'] } },
    init: { status: 400 },
  })
  expect(await screen.action(args('nora', { intent: 'approve', letter: letterId }))).toMatchObject({ status: 302 })

  expect(await caught(print.action(args('ben', { letter: letterId })))).toMatchObject({ status: 403 })
  const file = await print.action(args('cara', { letter: letterId }))
  expect(file.headers.get('Content-Disposition')).toBe('attachment; filename="Letter.pdf"')
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')

  const posted = { intent: 'post', letter: letterId, postedOn: '2999-01-01', tracking: '' }
  expect(await screen.action(args('cara', posted))).toMatchObject({
    data: { errors: { postedOn: [expect.any(String)] } },
  })
  expect(await screen.action(args('nora', { intent: 'cancel', letter: letterId }))).toMatchObject({
    data: { errors: { reason: [expect.any(String)] } },
  })
  const today = (await prisma.letter.findFirstOrThrow()).printedAt?.toLocaleDateString('sv', {
    timeZone: 'America/New_York',
  })
  expect(await screen.action(args('cara', { ...posted, postedOn: today ?? '', tracking: 'RR1' }))).toMatchObject({
    status: 302,
  })
  const shelf = await screen.loader(args('nora', undefined, '/admin/letters?show=posted'))
  expect(shelf).toMatchObject({ letters: [{ postedOn: today, tracking: 'RR1' }] })
})

test('what is in the post is not printed again', async () => {
  const answer = await print.action(args('nora', { letter: letterId }))
  expect(answer.headers.get('Location')).toBe('/admin/letters?show=ready&said=none')
})
