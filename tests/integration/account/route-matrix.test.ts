import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ActionFunctionArgs } from '@remix-run/node'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { portalBrowser } from '#tests/support/portal-browser.ts'
import type { RouteAnswer } from '#tests/support/portal-browser.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'

exceptFromLaws(['M1', 'M3'], 'states are written into rows, to have one of each')

const { prisma } = await freshDatabase()
afterAll(() => prisma.$disconnect())
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { makeLink, openAccount } = await import('#tests/support/open-account.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')

const now = new Date('2026-11-23T15:00:00Z')
const day = 86_400_000

type Door = (args: ActionFunctionArgs) => unknown
interface RouteModule {
  loader?: Door
  action?: Door
}

/** Not doors: the frame around all of them, and the answer to an address that leads nowhere. */
const frames = ['p.$token.tsx', 'p.$token.$.tsx']
/** Answers everybody alike, whatever the token is. */
const alike = ['p.$token.new-link.tsx']
/** What stands in an address beside the token, and must be of the same client: each needs a case below. */
const withIds = {
  'p.$token.credit-notes.$id[.]pdf.ts': 'creditNoteId',
  'p.$token.files.$id.ts': 'fileId',
  'p.$token.receipts.$id[.]pdf.ts': 'paymentId',
} as const

// Read from the folder, so that a route nobody thought of here is tried like the others, or fails for want of a case.
const files = readdirSync('app/routes').filter((name) => name.startsWith('p.$token'))
const doors = files.filter((name) => !frames.includes(name) && !alike.includes(name))
const load = (name: string): Promise<RouteModule> => {
  const folder = resolve('app/routes', name)
  const inside = ['route.tsx', 'route.ts'].map((file) => resolve(folder, file)).find((file) => existsSync(file))
  return import(/* @vite-ignore */ inside ?? folder) as Promise<RouteModule>
}
/** The address a file stands for: `p.$token.receipts.$id[.]pdf.ts` is `/receipts/$id.pdf`. */
const pathOf = (name: string) =>
  name
    .replace(/\.tsx?$/, '')
    .replace(/^p\.\$token\.?/, '')
    .replaceAll('[.]', '\0')
    .split('.')
    .filter((part) => part !== '_index')
    .map((part) => `/${part}`)
    .join('')
    .replaceAll('\0', '.')

let businessId: string
let mine: Awaited<ReturnType<typeof makeCase>>
let theirs: Awaited<ReturnType<typeof makeCase>>
let elsewhere: Awaited<ReturnType<typeof makeCase>>

/** A client with an invoice, a link, a payment and a file of a dispute. */
async function makeCase(of: string, number: string) {
  const email = `${number}@client.example`
  const invoiceId = await makeInvoice({ businessId: of, number, email, dueOn: '2026-11-20', clientName: number, now })
  const { clientId, path, linkId } = await makeLink(prisma, invoiceId, email, now)
  const paid = await recordManualPayment({
    ...{ businessId: of, invoiceId, method: 'check', amount: { minor: 100n, currency: 'USD' }, reference: null },
    ...{ receivedOn: Temporal.PlainDate.from('2026-11-22'), actor: 'system', now },
  })
  if (!paid.ok) throw new Error(paid.reason)
  const { paymentId } = await prisma.paymentTarget.findFirstOrThrow({ where: { invoiceId } })
  const [disputeId, fileId, hash] = [crypto.randomUUID(), crypto.randomUUID(), `hash-${number}`]
  const at = { openedAt: now, respondBy: new Date('2026-11-26') }
  await prisma.dispute.create({
    data: {
      ...{ businessId: of, id: disputeId, clientId, invoiceId, state: 'open', reason: 'other', currency: 'USD' },
      ...{ openedBy: 'client', ...at },
    },
  })
  const bytes = Buffer.from('a file')
  const contentType = 'text/plain'
  await prisma.storedFile.create({ data: { businessId: of, hash, contentType, bytes, createdAt: now } })
  await prisma.caseFile.create({
    data: {
      ...{ businessId: of, id: fileId, clientId, disputeId, contentType, fileHash: hash, uploadedAt: now },
      ...{ filename: 'note.txt', size: bytes.length },
    },
  })
  const creditNoteId = crypto.randomUUID()
  await prisma.creditNote.create({
    data: {
      ...{ businessId: of, id: creditNoteId, clientId, invoiceId, disputeId, number: 1 + Number(number === 'theirs') },
      ...{ amountMinor: 1n, currency: 'USD', reason: 'x', issuedOn: new Date('2026-11-22'), fileHash: hash },
      ...{ issuedBy: 'system', createdAt: now },
    },
  })
  return { invoiceId, clientId, path, linkId, paymentId, fileId, creditNoteId, email }
}

beforeAll(async () => {
  businessId = await makeBusiness(prisma, { timeZone: 'UTC' })
  mine = await makeCase(businessId, 'mine')
  theirs = await makeCase(businessId, 'theirs')
  elsewhere = await makeCase(await makeBusiness(prisma, { timeZone: 'UTC' }), 'elsewhere')
})

/** What every way into a route answers, as one line each. */
async function knock(name: string, token: string, params: Record<string, string> = {}, browser = portalBrowser()) {
  const { loader, action } = await load(name)
  const path = `/p/${token}${pathOf(name).replace('$id', params['id'] ?? 'x')}`
  const answers: string[] = []
  if (loader) answers.push(await line(await browser.get(loader, path, { ...params, token })))
  if (action) answers.push(await line(await browser.post(action, path, {}, { ...params, token })))
  return answers
}
const line = async ({ status, location, response }: RouteAnswer) =>
  [status, location, response && (await response.clone().text())].filter(Boolean).join(' ')

test('every route with an id in its address has a case here', () => {
  expect(files.filter((name) => /\.\$(?!token)/.test(name) && !frames.includes(name)).sort()).toEqual(
    Object.keys(withIds),
  )
})

describe.each(doors)('%s', (name) => {
  const ids = { id: '018f5b1e-0000-7000-8000-000000000000' }

  test('is closed to an unknown, odd, revoked and expired token, with one and the same answer', async () => {
    const answers = new Set<string>()
    const ask = async (token: string) => {
      for (const answer of await knock(name, token, ids)) answers.add(answer)
    }
    await ask('A'.repeat(32))
    for (const odd of ['', 'x', "' OR 1=1 --", 'a'.repeat(5_000)]) await ask(odd)
    const { linkId, path } = await makeLink(prisma, mine.invoiceId, null, now)
    await prisma.portalLink.updateMany({ where: { id: linkId }, data: { revokedAt: now } })
    await ask(path.slice(3))
    const longAgo = new Date(Date.now() - 200 * day)
    const over = await makeLink(prisma, elsewhere.invoiceId, null, longAgo)
    await prisma.invoice.updateMany({
      where: { id: elsewhere.invoiceId },
      data: { state: 'settled', settledAt: longAgo },
    })
    await ask(over.path.slice(3))
    await prisma.invoice.updateMany({ where: { id: elsewhere.invoiceId }, data: { state: 'issued', settledAt: null } })
    expect([...answers]).toEqual(['404 This link is no longer valid.'])
  })
})

describe('the answer is the same for every token', () => {
  test.each(alike)('%s', async (name) => {
    const { linkId, path } = await makeLink(prisma, mine.invoiceId, null, now)
    await prisma.portalLink.updateMany({ where: { id: linkId }, data: { revokedAt: now } })
    const [unknown, revoked] = [await knock(name, 'A'.repeat(32)), await knock(name, path.slice(3))]
    expect(revoked).toEqual(unknown)
  })
})

describe('with a good token of one client, what is another’s is not there', () => {
  const foreign = () => [theirs, elsewhere]
  const token = () => mine.path.slice(3)

  test.each(Object.entries(withIds))('%s', async (name, id) => {
    expect((await knock(name, token(), { id: mine[id] })).join()).toMatch(/^200/)
    for (const other of foreign()) {
      for (const answer of await knock(name, token(), { id: other[id] })) expect(answer).toMatch(/^404/)
    }
    for (const odd of ['', 'x', '%00', '../../x']) {
      for (const answer of await knock(name, token(), { id: odd })) expect(answer).toMatch(/^404/)
    }
  })

  test('a session of one client opens nothing of another’s account', async () => {
    const browser = await openAccount(prisma, mine.path)
    const needSession = doors.filter((name) => name.startsWith('p.$token.account.') && !/_index|code/.test(name))
    expect(needSession.length).toBeGreaterThan(3)
    for (const other of foreign()) {
      for (const name of needSession) {
        for (const answer of await knock(name, other.path.slice(3), {}, browser)) {
          expect(answer, name).toBe(`303 ${other.path}/account`)
        }
      }
    }
  })

  test('nor does a plan take an invoice of another client in, with a session or without', async () => {
    const { loader } = await load('p.$token.plan')
    if (!loader) throw new Error('there is no page of a plan')
    for (const browser of [portalBrowser(), await openAccount(prisma, mine.path)]) {
      for (const other of foreign()) {
        const { data } = await browser.get(loader, `${mine.path}/plan?invoice=${other.invoiceId}`)
        const text = JSON.stringify(data, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))
        // The address itself is repeated in the form; what it stands for is not.
        expect(text.replaceAll(`invoice=${other.invoiceId}`, '')).not.toMatch(/theirs|elsewhere/)
        expect(text.replaceAll(`invoice=${other.invoiceId}`, '')).not.toContain(other.invoiceId)
      }
    }
  })
})
