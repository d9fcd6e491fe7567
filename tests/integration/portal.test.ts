import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'

exceptFromLaws(['M1', 'M3'], 'states are written into rows, to see their pages')

const { prisma } = await freshDatabase()
const clock = await import('#app/clock.server.ts')
const { findPortalInvoice } = await import('#app/features/portal/find-portal-invoice.server.ts')
const { mailPortalLink } = await import('#app/features/portal/mail-portal-link.server.ts')
const { recordView } = await import('#app/features/portal/record-view.server.ts')
const { createInvoicePortalLink } = await import('#app/features/invoices/create-invoice-portal-link.server.ts')
const { newId } = await import('#app/ids.server.ts')
const { renewPortalLink } = await import('#app/features/portal/renew-portal-link.server.ts')
const { makeLinkedInvoice } = await import('#tests/support/portal-link.ts')
const { derivePortalToken } = await import('#app/portal-token.server.ts')
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const page = await import('#app/routes/p.$token._index.tsx')
const pdf = await import('#app/routes/p.$token.invoice[.]pdf.tsx')
const pay = await import('#app/routes/p.$token.pay/route.tsx')
const cancel = await import('#app/routes/p.$token.cancel-payment.tsx')
const back = await import('#app/routes/p.$token.return.tsx')
const first = await import('#app/routes/_index.tsx')
const newLink = await import('#app/routes/p.$token.new-link.tsx')

const now = new Date('2026-11-23T15:00:00Z')
const day = 86_400_000
let businessId: string

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
})

async function makeLink(number: string, email: string | null = `${number}@client.example`) {
  const invoiceId = await makeInvoice({ businessId, number, email, dueOn: '2026-11-27', now })
  const link = await createInvoicePortalLink({ businessId, invoiceId, actor: 'system', now })
  if (!link.ok) throw new Error(link.reason)
  return { invoiceId, linkId: link.value.portalLinkId, token: derivePortalToken(link.value.portalLinkId) }
}

const call = (token: string, path = '', init?: RequestInit) => ({
  request: new Request(`http://localhost:3999/p/${token}${path}`, init),
  params: { token },
  context: {},
})

/** What a route answers, a thrown answer included. */
async function statusOf(answering: () => Promise<unknown>): Promise<number> {
  try {
    const answer = await answering()
    if (answer instanceof Response) return answer.status
    return (answer as { init?: { status?: number } | null }).init?.status ?? 200
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status
    throw thrown
  }
}

const form = (fields: Record<string, string>): RequestInit => ({ method: 'POST', body: new URLSearchParams(fields) })

/** Every address below /p/{token}. */
const doors: [string, (token: string) => Promise<unknown>][] = [
  ['the page', (token) => page.loader(call(token))],
  ['the PDF', async (token) => pdf.loader(call(token, '/invoice.pdf'))],
  ['the return page', (token) => back.loader(call(token, '/return'))],
  ['pay, read', (token) => pay.loader(call(token, '/pay'))],
  ['pay', (token) => pay.action(call(token, '/pay', form({ method: 'card', choice: 'other', amount: '' })))],
  ['cancel, read', (token) => cancel.loader(call(token, '/cancel-payment'))],
  ['cancel', (token) => cancel.action(call(token, '/cancel-payment', form({})))],
]

describe('a link', () => {
  test('opens its own invoice and nothing else', async () => {
    const { token } = await makeLink('A-1')
    await makeLink('A-2')
    const visit = await findPortalInvoice(token, now)
    expect(visit?.invoice).toMatchObject({
      number: 'A-1',
      balance: { minor: 25_000n, currency: 'USD' },
      today: '2026-11-23',
    })
    expect(
      JSON.stringify(visit, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
    ).not.toContain('A-2')
  })

  test.each(doors)('%s is closed to an unknown, malformed and revoked token, alike', async (_door, open) => {
    const { token, linkId } = await makeLink(`closed-${_door}`)
    expect(await statusOf(() => open(token))).not.toBe(404)
    await prisma.portalLink.update({ where: { businessId_id: { businessId, id: linkId } }, data: { revokedAt: now } })
    expect(await statusOf(() => open(token))).toBe(404)
    expect(await statusOf(() => open(derivePortalToken(businessId)))).toBe(404)
    for (const odd of ['', 'x', '../admin', "' OR 1=1 --", 'a'.repeat(5_000)]) {
      expect(await statusOf(() => open(odd))).toBe(404)
    }
  })

  test('ends 90 days after settlement, and not before', async () => {
    const { token, invoiceId } = await makeLink('A-3')
    await prisma.invoice.update({
      where: { businessId_id: { businessId, id: invoiceId } },
      data: { state: 'settled', settledAt: now },
    })
    expect(await findPortalInvoice(token, new Date(now.getTime() + 90 * day))).not.toBeNull()
    expect(await findPortalInvoice(token, new Date(now.getTime() + 90 * day + 1))).toBeNull()
  })

  test('shows a logo that is light enough for a phone, and else the name', async () => {
    const ownId = await makeBusiness(prisma)
    const { token } = await makeLinkedInvoice({
      businessId: ownId,
      number: 'A-5',
      email: null,
      dueOn: '2026-11-27',
      now,
    })
    const pathWith = async (bytes: number) => {
      const logo = { logo: new Uint8Array(bytes), logoType: 'image/png' }
      await prisma.business.update({ where: { id: ownId }, data: logo })
      return (await findPortalInvoice(token, now))?.invoice.business.logoPath
    }
    expect(await pathWith(12 * 1024)).toMatch(/^\/brand\/.+\/logo$/)
    expect(await pathWith(12 * 1024 + 1)).toBeNull()
  })

  test('keeps no token in the database', async () => {
    const { token, linkId } = await makeLink('A-4')
    const row = await prisma.portalLink.findUniqueOrThrow({ where: { businessId_id: { businessId, id: linkId } } })
    expect(JSON.stringify(row)).not.toContain(token)
  })
})

test('reading changes nothing, whoever reads', async () => {
  const { token, invoiceId } = await makeLink('B-1')
  const count = async () => [
    await prisma.timelineEvent.count(),
    await prisma.portalLink.count(),
    await prisma.storedFile.count(),
    await prisma.payment.count({ where: { targets: { some: { invoiceId } } } }),
  ]
  const before = await count()
  for (const open of [page.loader, back.loader, pay.loader, cancel.loader, pdf.loader]) await open(call(token))
  expect(await count()).toEqual(before)
})

test('a view goes on record when a person pressed something, once a day', async () => {
  const { invoiceId, linkId } = await makeLink('B-2')
  const { clientId } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
  })
  const seen = { businessId, clientId, invoiceId, linkId, number: 'B-2' }
  const views = () => prisma.timelineEvent.count({ where: { invoiceId, type: 'portal.viewed' } })
  await Promise.all([recordView({ ...seen, now }), recordView({ ...seen, now }), recordView({ ...seen, now })])
  expect(await views()).toBe(1)
  await recordView({ ...seen, now: new Date(now.getTime() + day) })
  expect(await views()).toBe(2)
})

describe('the payment form', () => {
  test.each([
    [{ method: 'card', choice: 'other', amount: '' }, 400],
    [{ method: 'card', choice: 'other', amount: '250.01' }, 400],
    [{ method: 'card', choice: 'other', amount: '-5' }, 400],
    [{ method: 'card', choice: 'everything', amount: '5' }, 400],
    [{ method: 'gold', choice: 'everything' }, 400],
    [{ method: 'card', choice: 'everything' }, 503],
  ])('%o is answered with %i and words, and charges nothing', async (fields, status) => {
    const { token } = await makeLink(`C-${JSON.stringify(fields)}`)
    const answer = await pay.action(call(token, '/pay', form(fields as Record<string, string>)))
    expect(answer).toMatchObject({ init: { status }, data: { text: expect.stringMatching(/\w/) } })
  })
})

describe('find my invoice', () => {
  const ask = (number: string, email: string) =>
    first.action({ request: new Request('http://localhost:3999/', form({ number, email })), params: {}, context: {} })
  const mails = (number: string) => prisma.outboxMessage.findMany({ where: { kind: 'link', invoice: { number } } })

  test('says the same words whether or not anything was found', async () => {
    await makeLink('D-1', 'ada@client.example')
    expect(await ask('D-1', 'ADA@client.example')).toEqual(await ask('D-1', 'eve@evil.example'))
    expect(await ask('no-such', 'eve@evil.example')).toMatchObject({ data: { answer: 'mailed' } })
    expect((await mails('D-1')).map(({ toAddress }) => toAddress)).toEqual(['ada@client.example'])
  })

  test('mails once a day, never a token in the stored words', async () => {
    await makeLink('D-2', 'bob@client.example')
    const wish = { number: 'D-2', email: 'bob@client.example' }
    expect(await mailPortalLink({ ...wish, now })).toBe(1)
    expect(await mailPortalLink({ ...wish, now })).toBe(0)
    expect(await mailPortalLink({ ...wish, now: new Date(now.getTime() + day) })).toBe(1)
    expect((await mails('D-2'))[0]?.text).toContain('/p/~portal-token~')
  })

  test('a wildcard is not an address', async () => {
    await makeLink('D-3', 'carla@client.example')
    expect(await mailPortalLink({ number: 'D-3', email: 'carl_@client.example', now })).toBe(0)
    expect(await mailPortalLink({ number: 'D-3', email: '%@client.example', now })).toBe(0)
  })

  test('a form without both is asked for again', async () =>
    expect(await ask('', 'not an address')).toMatchObject({ init: { status: 400 } }))
})

describe('a new link in place of one that ended', () => {
  const ask = (token: string) => newLink.action(call(token, '/new-link', form({})))
  const mails = (invoiceId: string) => prisma.outboxMessage.findMany({ where: { invoiceId, kind: 'link' } })

  test('the same answer whatever the token was, and only the known one is mailed, once a day', async () => {
    const { token, linkId, invoiceId } = await makeLink('E-1')
    await prisma.portalLink.update({ where: { businessId_id: { businessId, id: linkId } }, data: { revokedAt: now } })
    const before = await prisma.outboxMessage.count()
    const answers = await Promise.all([
      ask(token),
      ask(derivePortalToken(invoiceId)),
      ask("' OR 1=1 --"),
      newLink.action(call(token, '/new-link', form({ email: 'eve@evil.example' }))),
    ])
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ data: { asked: true }, init: { status: 200 } })
    expect((await mails(invoiceId)).map(({ toAddress }) => toAddress)).toEqual(['E-1@client.example'])
    expect(await prisma.outboxMessage.count()).toBe(before + 1)
    // The page asked at the hour it is now, whatever day that is.
    expect(await renewPortalLink({ token, now: new Date(clock.now().getTime() + day) })).toBe(true)
  })

  test('goes to whom the old one went, while that address is on file', async () => {
    const { linkId, token, invoiceId } = await makeLink('E-2')
    const { clientId } = await prisma.portalLink.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: linkId } },
    })
    const contact = {
      businessId,
      clientId,
      id: newId(),
      role: 'cc',
      email: 'cc@client.example',
      createdAt: now,
    } as const
    await prisma.contact.create({ data: contact })
    await prisma.portalLink.update({
      where: { businessId_id: { businessId, id: linkId } },
      data: { sentTo: 'CC@client.example' },
    })
    await renewPortalLink({ token, now })
    await prisma.contact.update({
      where: { businessId_id: { businessId, id: contact.id } },
      data: { state: 'bounced' },
    })
    await renewPortalLink({ token, now: new Date(now.getTime() + day) })
    const sent = await mails(invoiceId)
    expect(sent.map(({ toAddress }) => toAddress).sort()).toEqual(['E-2@client.example', 'cc@client.example'])
    const links = await prisma.portalLink.findMany({ where: { invoiceId, sentTo: { not: null } } })
    expect(links.map(({ sentTo }) => sentTo)).toContain('cc@client.example')
  })

  test('opens an invoice that was settled long ago', async () => {
    const { token, invoiceId, linkId } = await makeLink('E-3')
    await prisma.invoice.update({
      where: { businessId_id: { businessId, id: invoiceId } },
      data: { state: 'settled', settledAt: now },
    })
    const later = new Date(now.getTime() + 200 * day)
    expect(await findPortalInvoice(token, later)).toBeNull()
    await renewPortalLink({ token, now: later })
    const fresh = await prisma.portalLink.findFirstOrThrow({ where: { invoiceId, id: { not: linkId } } })
    expect(await findPortalInvoice(derivePortalToken(fresh.id), later)).not.toBeNull()
  })
})
