import { afterAll, beforeAll, expect, test } from 'vitest'
import { knockAt, openDoors } from '#tests/support/doors.ts'
import { makeBusiness } from '#tests/support/make.ts'

// The client's page is made once and given again: to nobody else, never a moment too long, and never with an old nonce.
const doors = await openDoors()
const { makeLinkedInvoice, makePortalLink } = await import('#tests/support/portal-link.ts')
const { url, prisma } = doors
const now = new Date()
let businessId = ''
beforeAll(async () => {
  businessId = await makeBusiness(prisma)
}, 60_000)
afterAll(() => doors.stop())

const makeLink = (number: string) =>
  makeLinkedInvoice({ businessId, number, email: `${number}@kept.example`, dueOn: now.toISOString().slice(0, 10), now })
const look = (token: string, how = {}) => knockAt(url, `/p/${token}`, how)
const nonceIn = (text: string) => /nonce="([^"]{24})"/.exec(text)?.[1] ?? ''

test('the same page again differs in its nonce, which its policy names, and in nothing else', async () => {
  const { token } = await makeLink('K-1')
  const [first, again] = [await look(token), await look(token)]
  const nonces = [first, again].map(({ text }) => nonceIn(text))
  expect(new Set(nonces).size).toBe(2)
  for (const [nth, { headers }] of [first, again].entries())
    expect(headers['content-security-policy']).toContain(`'nonce-${nonces[nth]}'`)
  expect(again.text.replace(nonces[1] ?? '', nonces[0] ?? '')).toBe(first.text)
  expect(again.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-length': String(Buffer.byteLength(again.text)),
  })
  // As Remix makes it, where nothing is kept.
  const made = await knockAt(url, `/p/${token}?from=mail`)
  expect(made.text.replace(nonceIn(made.text), nonces[0] ?? '')).toBe(first.text)
})

test('packed or not it is the same page', async () => {
  const { token } = await makeLink('K-2')
  const packed = await fetch(`${url}/p/${token}`, { headers: { 'Accept-Encoding': 'gzip, br' } })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(packed.headers.get('vary')).toContain('Accept-Encoding')
  const [text, plain] = [await packed.text(), (await look(token)).text]
  expect(text.replace(nonceIn(text), nonceIn(plain))).toBe(plain)
})

test('what changed stands on the next page, and a link that ended opens nothing', async () => {
  const { token, linkId } = await makeLink('K-3')
  expect((await look(token)).text).not.toContain('+1 555 0177')
  await prisma.business.update({ where: { id: businessId }, data: { phone: '+1 555 0177' } })
  expect((await look(token)).text).toContain('+1 555 0177')
  await prisma.portalLink.updateMany({ where: { businessId, id: linkId }, data: { revokedAt: now } })
  expect((await look(token)).status).toBe(404)
})

test('two links to one invoice lead each to itself', async () => {
  const { token, invoiceId } = await makeLink('K-4')
  const other = await makePortalLink({ businessId, invoiceId, now })
  for (const [own, foreign] of [
    [token, other.token],
    [other.token, token],
    [token, other.token],
  ] as const) {
    const { text } = await look(own)
    expect(text).toContain(own)
    expect(text).not.toContain(foreign)
  }
})

test('a look is counted whether its page was kept or not', async () => {
  const { token, linkId } = await makeLink('K-5')
  await look(token)
  await prisma.portalView.updateMany({
    where: { businessId, linkId },
    data: { lastAt: new Date(now.getTime() - 120_000) },
  })
  await look(token)
  expect(await prisma.portalView.findMany({ where: { businessId, linkId } })).toMatchObject([{ count: 2 }])
})
