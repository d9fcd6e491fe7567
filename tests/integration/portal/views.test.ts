import pg from 'pg'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const clock = await import('#app/clock.server.ts')
const { makeLinkedInvoice } = await import('#tests/support/portal-link.ts')
const { findPortalInvoice } = await import('#app/features/portal/find-portal-invoice.server.ts')
const { recordView } = await import('#app/features/portal/record-view.server.ts')
const { readPortalLinks } = await import('#app/db/read/portal-links.server.ts')
const { endPortalLink } = await import('#app/features/invoices/end-portal-link.server.ts')
const { derivePortalToken } = await import('#app/portal-token.server.ts')
const page = await import('#app/routes/p.$token._index.tsx')

const now = new Date('2026-11-23T15:00:00Z')
const minute = 60_000
const later = (ms: number) => new Date(now.getTime() + ms)
let businessId: string

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
})

const makeLink = (number: string) =>
  makeLinkedInvoice({ businessId, number, email: `${number}@client.example`, dueOn: '2026-11-27', now })
const viewsOf = (linkId: string) =>
  prisma.portalView.findMany({ where: { linkId }, orderBy: [{ onDay: 'asc' }, { reader: 'asc' }] })

/** How many statements reach the database while `work` runs. */
async function statementsIn(work: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    return query.mock.calls.length
  } finally {
    query.mockRestore()
  }
}

describe('a visit', () => {
  test('is one statement, counted or not, and as much for a link that leads nowhere', async () => {
    const { token, linkId } = await makeLink('A-1')
    expect(await statementsIn(() => findPortalInvoice(token, now))).toBe(1)
    expect(await statementsIn(() => findPortalInvoice(token, now, 'browser'))).toBe(1)
    expect(await statementsIn(() => findPortalInvoice(derivePortalToken(businessId), now, 'browser'))).toBe(1)
    await prisma.portalLink.update({ where: { businessId_id: { businessId, id: linkId } }, data: { revokedAt: now } })
    expect(await statementsIn(() => findPortalInvoice(token, now, 'browser'))).toBe(1)
  })

  test('counts once a minute for each day and reader, and a closed link not at all', async () => {
    const { token, linkId } = await makeLink('A-2')
    for (const ms of [0, 10_000, 59_000, minute, 90_000, 121_000]) await findPortalInvoice(token, later(ms), 'browser')
    await findPortalInvoice(token, later(5_000), 'scanner')
    await findPortalInvoice(token, later(24 * 60 * minute), 'browser')
    await findPortalInvoice(token, later(24 * 60 * minute))
    expect((await viewsOf(linkId)).map(({ onDay, reader, count }) => [onDay.getUTCDate(), reader, count])).toEqual([
      [23, 'browser', 3],
      [23, 'scanner', 1],
      [24, 'browser', 1],
    ])
    await prisma.portalLink.update({ where: { businessId_id: { businessId, id: linkId } }, data: { revokedAt: now } })
    await findPortalInvoice(token, later(48 * 60 * minute), 'browser')
    expect(await viewsOf(linkId)).toHaveLength(3)
  })

  test('at the same moment is one view', async () => {
    const { token, linkId } = await makeLink('A-3')
    await Promise.all(Array.from({ length: 8 }, () => findPortalInvoice(token, now, 'browser')))
    expect(await viewsOf(linkId)).toMatchObject([{ reader: 'browser', count: 1 }])
  })
})

test('opening the page counts a browser or a scanner; a pressed button is a person', async () => {
  const { token, linkId, invoiceId } = await makeLink('B-1')
  const open = (headers: Record<string, string>) =>
    page.loader({ request: new Request('http://localhost:3999/', { headers }), params: { token }, context: {} })
  await open({
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36',
    accept: 'text/html',
    'accept-language': 'en',
  })
  await open({ 'user-agent': 'Barracuda Sentinel (EE)' })
  const events = () => prisma.timelineEvent.count({ where: { invoiceId, type: 'portal.viewed' } })
  expect(await events()).toBe(0)
  const { clientId } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
  })
  // On the day the page was opened, which is the real one.
  const pressed = { businessId, clientId, invoiceId, linkId, number: 'B-1', now: clock.now() }
  await recordView(pressed)
  await recordView(pressed)
  expect(await events()).toBe(1)
  expect((await viewsOf(linkId)).map(({ reader, count }) => [reader, count])).toEqual([
    ['browser', 1],
    ['person', 2],
    ['scanner', 1],
  ])
})

describe('on the desk', () => {
  test('every link says whom it went to and who opened it', async () => {
    const { token, linkId, invoiceId } = await makeLink('C-1')
    for (const days of [0, 1]) await findPortalInvoice(token, later(days * 24 * 60 * minute), 'browser')
    expect(await readPortalLinks(businessId, invoiceId)).toMatchObject([
      { id: linkId, sentTo: null, views: [{ reader: 'browser', count: 2, lastAt: later(24 * 60 * minute) }] },
    ])
  })

  test('a link can be ended, by its own business only, and its invoice is told', async () => {
    const { token, linkId: portalLinkId, invoiceId } = await makeLink('C-2')
    const end = { invoiceId, portalLinkId, actor: 'user:1', now }
    expect(await endPortalLink({ ...end, businessId: await makeBusiness(prisma) })).toMatchObject({ ok: false })
    expect(await findPortalInvoice(token, now)).not.toBeNull()
    expect(await endPortalLink({ ...end, businessId })).toMatchObject({ ok: true })
    expect(await endPortalLink({ ...end, businessId })).toMatchObject({ ok: false })
    expect(await findPortalInvoice(token, now)).toBeNull()
    expect(await prisma.timelineEvent.count({ where: { invoiceId, type: 'portal.link_ended' } })).toBe(1)
  })
})
