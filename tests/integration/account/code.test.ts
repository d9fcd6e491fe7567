import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { portalBrowser } from '#tests/support/portal-browser.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
afterAll(() => world.close())
const { prisma } = world
const { derivePortalToken } = await import('#app/portal-token.server.ts')
const { createPortalLink } = await import('#app/db/write/portal-links.server.ts')
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const index = await import('#app/routes/p.$token.account._index/route.tsx')
const code = await import('#app/routes/p.$token.account.code/route.tsx')

let businessId: string
beforeAll(async () => {
  businessId = await makeBusiness(prisma, { timeZone: 'UTC' })
})

/** A client with one invoice, and a link to it; answers the link's path. */
async function makeClient(number: string, sentTo: string | null = null) {
  const email = `${number}@client.example`
  const invoiceId = await makeInvoice({ businessId, number, email, dueOn: '2026-12-20', now: world.now() })
  const { clientId } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
  })
  const { id } = await createPortalLink(prisma, { businessId, clientId, invoiceId, sentTo, now: world.now() })
  return { invoiceId, clientId, email, linkId: id, path: `/p/${derivePortalToken(id)}` }
}

const codesTo = async (email: string): Promise<string[]> => {
  await world.work()
  return (await world.mails(email)).flatMap(
    ({ text }) => /\b(\d{3})\u00a0(\d{3})\b/.exec(text)?.slice(1).join('') ?? [],
  )
}
const wrongOne = (right: string) => (right === '123456' ? '654321' : '123456')
type Browser = ReturnType<typeof portalBrowser>
const askFor = (browser: Browser, path: string) => browser.post(index.action, `${path}/account`, { do: 'send' })
const enter = (browser: Browser, path: string, typed: string) =>
  browser.post(code.action, `${path}/account/code`, { code: typed })
const isOpen = async (browser: Browser, path: string) => {
  const { data } = await browser.get(index.loader, `${path}/account`)
  return (data as { account: object | null }).account !== null
}

/** Asks for a code and enters it. */
async function signIn(browser: Browser, { path, email }: { path: string; email: string }) {
  await askFor(browser, path)
  const [newest = ''] = await codesTo(email)
  return enter(browser, path, newest)
}

describe('a code', () => {
  test('goes to the address on file, masked on the page, and opens the account', async () => {
    const client = await makeClient('a-1')
    const browser = portalBrowser()
    const before = await browser.get(index.loader, `${client.path}/account`)
    expect(before.data).toMatchObject({ account: null, masked: 'a•••@client.example' })
    expect(await askFor(browser, client.path)).toMatchObject({ status: 303, location: `${client.path}/account/code` })
    const [newest = ''] = await codesTo(client.email)
    expect(newest).toMatch(/^\d{6}$/)
    const entered = await enter(browser, client.path, `${newest.slice(0, 3)} ${newest.slice(3)}`)
    expect(entered).toMatchObject({ status: 303, location: `${client.path}/account` })
    expect(await isOpen(browser, client.path)).toBe(true)
    expect(await prisma.timelineEvent.count({ where: { clientId: client.clientId, type: 'account.opened' } })).toBe(1)
  })

  test('goes to whom the link was mailed while that address is on file, else to the bill-to address', async () => {
    const client = await makeClient('a-2', 'Grace@client.example')
    const masked = async () => (await portalBrowser().get(index.loader, `${client.path}/account`)).data
    expect(await masked()).toMatchObject({ masked: 'a•••@client.example' })
    const contact = { businessId, clientId: client.clientId, role: 'cc', email: 'grace@client.example' } as const
    await prisma.contact.create({ data: { ...contact, id: crypto.randomUUID(), createdAt: world.now() } })
    expect(await masked()).toMatchObject({ masked: 'g•••@client.example' })
    await askFor(portalBrowser(), client.path)
    expect(await codesTo('grace@client.example')).toHaveLength(1)
    expect(await codesTo(client.email)).toHaveLength(0)
    await prisma.contact.updateMany({ where: { email: contact.email }, data: { state: 'bounced' } })
    expect(await masked()).toMatchObject({ masked: 'a•••@client.example' })
  })

  test('lies nowhere in the database, neither in its mail nor as a hash that can be tried through', async () => {
    const client = await makeClient('a-3')
    await askFor(portalBrowser(), client.path)
    const [newest = ''] = await codesTo(client.email)
    const spaced = `${newest.slice(0, 3)}\u00a0${newest.slice(3)}`
    const message = await prisma.outboxMessage.findFirstOrThrow({ where: { clientId: client.clientId, kind: 'code' } })
    const row = await prisma.portalCode.findFirstOrThrow({ where: { clientId: client.clientId } })
    for (const stored of [JSON.stringify(message), JSON.stringify(row)]) {
      expect(stored).not.toContain(newest)
      expect(stored).not.toContain(spaced)
    }
    expect((await world.mails(client.email))[0]?.subject).toBe('Your code for all your invoices with Northwind Studio')
    const { createHash } = await import('node:crypto')
    const plain = [newest, `${row.id}/${newest}`].map((text) => createHash('sha256').update(text).digest('base64url'))
    expect(plain).not.toContain(row.codeHash)
  })

  test('is good only in the browser that asked for it', async () => {
    const client = await makeClient('a-4')
    const asked = portalBrowser()
    await askFor(asked, client.path)
    const [newest = ''] = await codesTo(client.email)
    const other = portalBrowser()
    expect(await enter(other, client.path, newest)).toMatchObject({ status: 400, data: { isWrong: true } })
    await askFor(other, client.path)
    expect(await enter(other, client.path, newest)).toMatchObject({ status: 400 })
    expect(await enter(asked, client.path, newest)).toMatchObject({ status: 303 })
  })

  test('is good once, and only the newest is', async () => {
    const client = await makeClient('a-5')
    const browser = portalBrowser()
    await askFor(browser, client.path)
    const [first = ''] = await codesTo(client.email)
    await askFor(browser, client.path)
    const second = (await codesTo(client.email)).find((each) => each !== first) ?? ''
    expect(await enter(browser, client.path, first)).toMatchObject({ status: 400 })
    expect(await enter(browser, client.path, second)).toMatchObject({ status: 303 })
    expect(await enter(browser, client.path, second)).toMatchObject({ status: 400 })
  })

  test('is worth nothing after five wrong tries, twenty at once among them', async () => {
    const client = await makeClient('a-6')
    const browser = portalBrowser()
    await askFor(browser, client.path)
    const [newest = ''] = await codesTo(client.email)
    const tries = Array.from({ length: 20 }, () => enter(browser, client.path, wrongOne(newest)))
    expect((await Promise.all(tries)).every(({ status }) => status === 400)).toBe(true)
    const row = await prisma.portalCode.findFirstOrThrow({ where: { clientId: client.clientId } })
    expect(row.tries).toBe(5)
    expect(await enter(browser, client.path, newest)).toMatchObject({ status: 400 })
  })

  test('is over after ten minutes', async () => {
    const client = await makeClient('a-7')
    const browser = portalBrowser()
    await askFor(browser, client.path)
    const [newest = ''] = await codesTo(client.email)
    await world.advance('PT10M')
    expect(await enter(browser, client.path, newest)).toMatchObject({ status: 400 })
  })

  test('is mailed five times an hour; the answer is the same after that', async () => {
    const client = await makeClient('a-8')
    const answers = []
    for (let n = 0; n < 7; n += 1) answers.push(await askFor(portalBrowser(), client.path))
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1)
    expect(await codesTo(client.email)).toHaveLength(5)
    await world.advance('PT61M')
    await askFor(portalBrowser(), client.path)
    expect(await codesTo(client.email)).toHaveLength(6)
  })

  test('that waited too long in the outbox is not mailed any more', async () => {
    const client = await makeClient('a-9')
    await askFor(portalBrowser(), client.path)
    await prisma.outboxMessage.updateMany({
      where: { clientId: client.clientId, kind: 'code' },
      data: { createdAt: new Date(world.now().getTime() - 600_000) },
    })
    expect(await codesTo(client.email)).toHaveLength(0)
    const message = await prisma.outboxMessage.findFirstOrThrow({ where: { clientId: client.clientId, kind: 'code' } })
    expect(message.state).toBe('cancelled')
  })

  test('cannot be mailed where no address works, and the answer is the same', async () => {
    const client = await makeClient('a-10')
    await prisma.contact.updateMany({ where: { clientId: client.clientId }, data: { state: 'bounced' } })
    const browser = portalBrowser()
    expect((await browser.get(index.loader, `${client.path}/account`)).data).toMatchObject({ masked: null })
    expect(await askFor(browser, client.path)).toMatchObject({ status: 303, location: `${client.path}/account/code` })
    expect(await prisma.portalCode.count({ where: { clientId: client.clientId } })).toBe(0)
  })
})

describe('a session', () => {
  test('is opened by what is posted, never by reading', async () => {
    const client = await makeClient('b-1')
    const browser = portalBrowser()
    await askFor(browser, client.path)
    const [newest = ''] = await codesTo(client.email)
    await browser.get(code.loader, `${client.path}/account/code?code=${newest}`)
    expect(await isOpen(browser, client.path)).toBe(false)
  })

  test('is for one client: with the link of another it opens nothing', async () => {
    const [mine, other] = [await makeClient('b-2'), await makeClient('b-3')]
    const browser = portalBrowser()
    await signIn(browser, mine)
    expect(await isOpen(browser, mine.path)).toBe(true)
    expect(await isOpen(browser, other.path)).toBe(false)
  })

  test('ends after half an hour without use, and each use puts that off', async () => {
    const client = await makeClient('b-4')
    const browser = portalBrowser()
    await signIn(browser, client)
    for (let n = 0; n < 3; n += 1) {
      await world.advance('PT29M')
      expect(await isOpen(browser, client.path)).toBe(true)
    }
    await world.advance('PT30M')
    expect(await isOpen(browser, client.path)).toBe(false)
  })

  test('ends after eight hours, however busy', async () => {
    const client = await makeClient('b-5')
    const browser = portalBrowser()
    await signIn(browser, client)
    const session = { clientId: client.clientId }
    const longAgo = new Date(world.now().getTime() - 8 * 3_600_000 + 60_000)
    await prisma.portalSession.updateMany({ where: session, data: { createdAt: longAgo } })
    expect(await isOpen(browser, client.path)).toBe(true)
    await prisma.portalSession.updateMany({
      where: session,
      data: { expiresAt: new Date(world.now().getTime() + 60_000) },
    })
    await world.advance('PT2M')
    expect(await isOpen(browser, client.path)).toBe(false)
  })

  test('ends with the sign-out button, and when a new one is opened in its place', async () => {
    const client = await makeClient('b-6')
    const browser = portalBrowser()
    await signIn(browser, client)
    const kept = new Map(browser.jar)
    const out = await browser.post(index.action, `${client.path}/account`, { do: 'sign-out' })
    expect(out).toMatchObject({ status: 303, location: client.path })
    expect([...browser.jar.keys()]).toEqual(['dunwell_browser'])
    const thief = portalBrowser()
    for (const [name, value] of kept) thief.jar.set(name, value)
    expect(await isOpen(thief, client.path)).toBe(false)

    await signIn(browser, client)
    const first = new Map(browser.jar)
    await signIn(browser, client)
    expect(first.get('dunwell_account')).not.toBe(browser.jar.get('dunwell_account'))
    for (const [name, value] of first) thief.jar.set(name, value)
    expect(await isOpen(thief, client.path)).toBe(false)
    expect(await isOpen(browser, client.path)).toBe(true)
  })

  test('is over once the contact has another address', async () => {
    const client = await makeClient('b-7')
    const browser = portalBrowser()
    await signIn(browser, client)
    await prisma.contact.updateMany({ where: { clientId: client.clientId }, data: { email: 'new@client.example' } })
    expect(await isOpen(browser, client.path)).toBe(false)
  })

  test('outlives the link it was opened from, on another link of the same client', async () => {
    const client = await makeClient('b-8')
    const browser = portalBrowser()
    await signIn(browser, client)
    const link = { businessId, clientId: client.clientId, invoiceId: client.invoiceId, now: world.now() }
    const { token } = await createPortalLink(prisma, link)
    await prisma.portalLink.updateMany({ where: { id: client.linkId }, data: { revokedAt: world.now() } })
    expect((await browser.get(index.loader, `${client.path}/account`)).status).toBe(404)
    expect(await isOpen(browser, `/p/${token}`)).toBe(true)
  })

  test('keeps to a cookie that scripts and other sites do not see', async () => {
    const client = await makeClient('b-9')
    const { response } = await askFor(portalBrowser(), client.path)
    expect(response?.headers.get('Set-Cookie')).toMatch(/; Path=\/p\/; HttpOnly; SameSite=Lax/)
  })

  test.each([
    ['Sec-Fetch-Site', 'cross-site'],
    ['Origin', 'https://elsewhere.example'],
  ])('takes no form from another site (%s)', async (name, value) => {
    const client = await makeClient(`b-10-${name}`)
    const init = { method: 'POST', body: new URLSearchParams({ do: 'send' }), headers: { [name]: value } }
    const request = new Request(`http://localhost:3999${client.path}/account`, init)
    const params = { token: client.path.slice(3) }
    await expect(index.action({ request, params, context: {} })).rejects.toMatchObject({ status: 403 })
  })
})
