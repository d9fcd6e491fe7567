import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { makeLink, openAccount } from '#tests/support/open-account.ts'
import type { portalBrowser } from '#tests/support/portal-browser.ts'
import { startWorld } from '#tests/support/world.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'

exceptFromLaws(['M1', 'M3'], 'invoices are settled by hand, to have a long past')

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
afterAll(() => world.close())
const { prisma } = world
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const index = await import('#app/routes/p.$token.account._index/route.tsx')
const pay = await import('#app/routes/p.$token.account.pay/route.tsx')
const open = await import('#app/routes/p.$token.account.open.tsx')
const statement = await import('#app/routes/p.$token.account.statement[.]pdf.ts')
const methods = await import('#app/routes/p.$token.account.methods.tsx')
const { hashPortalToken } = await import('#app/portal-token.server.ts')
const plan = await import('#app/routes/p.$token.plan/route.tsx')
const back = await import('#app/routes/p.$token.return.tsx')

let businessId: string
let count = 0
let email: string
let invoices: string[]
let path: string
let browser: ReturnType<typeof portalBrowser>

beforeAll(async () => {
  businessId = await makeBusiness(prisma, { timeZone: 'UTC' })
})

/** Three invoices of one client: of 300.00, 500.00 and 200.00, each due a month after the other; the link is the last one's. */
beforeEach(async () => {
  count += 1
  email = `clerk-${count}@client.example`
  invoices = []
  for (const [n, minor] of [30_000n, 50_000n, 20_000n].entries()) invoices.push(await invoiceOf(n, minor))
  path = (await makeLink(prisma, invoices[2] ?? '', email, world.now())).path
  browser = await openAccount(prisma, path)
})

const invoiceOf = (n: number, minor: bigint, over = {}) =>
  makeInvoice({
    ...{ businessId, email, minor, clientName: `Client ${count}`, now: world.now() },
    ...{ number: `${count}-${n + 1}`, dueOn: `2026-${String(n + 10)}-20` },
    ...over,
  })

const chosen = (ids: readonly string[], fields: Record<string, string> = {}): [string, string][] => [
  ...ids.map((id): [string, string] => ['invoice', id]),
  ...Object.entries({ currency: 'USD', ...fields }),
]
interface Shown {
  preview: {
    total: { minor: bigint }
    rows: { number: string; amount: { minor: bigint }; leftOpen: { minor: bigint } }[]
  } | null
  refusal: string | null
}
const look = async (ids: readonly string[], fields: Record<string, string> = {}) => {
  const query = new URLSearchParams(chosen(ids, fields))
  const { status, data } = await browser.get(pay.loader, `${path}/account/pay?${query}`)
  return { status, ...(data as Shown) }
}
const press = (ids: readonly string[], fields: Record<string, string>) =>
  browser.post(pay.action, `${path}/account/pay`, chosen(ids, { method: 'card', ...fields }))
const sums = ({ preview }: Shown) => preview?.rows.map(({ amount, leftOpen }) => [amount.minor, leftOpen.minor])
const balances = async () =>
  Promise.all(invoices.map(async (id) => (await prisma.invoice.findFirstOrThrow({ where: { id } })).balanceMinor))
const payAtStripe = async (url: string) => {
  const form = { action: 'pay', method: 'card', card_number: '4242424242424242' }
  await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) })
  await world.advance('PT1S')
}

test('the page shows what is open, oldest first, and nothing of other clients', async () => {
  const other = await makeInvoice({
    ...{ businessId, number: `other-${count}`, email: 'other@client.example', dueOn: '2026-11-20', now: world.now() },
    clientName: `Somebody else ${count}`,
  })
  const { data } = await browser.get(index.loader, `${path}/account`)
  const text = JSON.stringify(data, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))
  expect((data as { account: { open: { id: string }[] } }).account.open.map(({ id }) => id)).toEqual(invoices)
  expect(text).not.toContain(other)
  expect(text).not.toContain(`other-${count}`)
})

test('settled ones are paged, the newest first, for two years back; credit and promises stand there, too', async () => {
  const ids: string[] = []
  for (let n = 0; n < 23; n += 1) ids.push(await invoiceOf(10 + n, 100n, { dueOn: '2026-11-01' }))
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { id: ids[0] ?? '' } })
  const daysAgo = (days: number) => new Date(world.now().getTime() - days * 86_400_000)
  for (const [n, id] of ids.entries()) {
    const settledAt = n === 22 ? daysAgo(740) : daysAgo(n)
    await prisma.invoice.updateMany({ where: { id }, data: { state: 'settled', settledAt } })
  }
  const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
  const { makePromise } = await import('#app/features/promises/make-promise.server.ts')
  const { Temporal } = await import('temporal-polyfill')
  const day = (text: string) => Temporal.PlainDate.from(text)
  const [first = '', second = ''] = invoices
  await recordManualPayment({
    ...{ businessId, invoiceId: first, method: 'check', amount: { minor: 31_000n, currency: 'USD' }, reference: null },
    ...{ receivedOn: day('2026-11-22'), actor: 'system', now: world.now() },
  })
  await makePromise({
    ...{ businessId, invoiceId: second, amount: { minor: 50_000n, currency: 'USD' }, dueOn: day('2026-12-01') },
    ...{ source: 'portal', note: null, actor: 'client', now: world.now() },
  })
  type Account = {
    settled: { id: string }[]
    next: string | null
    credit: { minor: bigint }[]
    agreements: { kind: string; invoiceId: string }[]
    open: { id: string; standing: { kind: string } }[]
  }
  const read = async (query: string) =>
    ((await browser.get(index.loader, `${path}/account${query}`)).data as { account: Account }).account
  const page = await read('')
  const rest = await read(`?after=${page.next}`)
  const shown = [...page.settled, ...rest.settled].map(({ id }) => id)
  expect(page.settled).toHaveLength(20)
  expect(rest.next).toBeNull()
  expect(new Set(shown)).toEqual(new Set([first, ...ids.slice(0, 22)]))
  expect(shown).toHaveLength(23)
  expect(page.credit.map(({ minor }) => minor)).toEqual([1_000n])
  expect(page.agreements).toMatchObject([{ kind: 'promise', invoiceId: second }])
  expect(page.open[0]).toMatchObject({ id: second, standing: { kind: 'promised', day: '2026-12-01' } })
  expect(await prisma.invoice.count({ where: { clientId, state: 'settled' } })).toBe(24)
})

test('two invoices are previewed, paid by one card payment, and settled to the cent', async () => {
  const [first = '', , third = ''] = invoices
  const shown = await look([third, first])
  expect(sums(shown)).toEqual([
    [30_000n, 0n],
    [20_000n, 0n],
  ])
  const pressed = await press([third, first], { total: '500.00' })
  expect(pressed.status).toBe(303)
  await payAtStripe(pressed.location ?? '')
  expect(await balances()).toEqual([0n, 50_000n, 0n])
  const payments = await prisma.payment.findMany({ where: { targets: { some: { invoiceId: first } } } })
  expect(payments).toMatchObject([{ state: 'settled', amountMinor: 50_000n, portalLinkId: expect.any(String) }])
  const { _sum } = await prisma.ledgerEntry.aggregate({
    where: { businessId, invoiceId: { in: [first, third] }, account: 'receivable' },
    _sum: { amountMinor: true },
  })
  expect(_sum.amountMinor).toBe(0n)
  const { data } = await browser.get(index.loader, `${path}/account`)
  const { account } = data as { account: { open: object[]; settled: { number: string }[] } }
  expect(account.open).toHaveLength(1)
  expect(account.settled.map(({ number }) => number).sort()).toEqual([`${count}-1`, `${count}-3`])
})

test('any sum goes to the oldest first, without choosing', async () => {
  const shown = await look([], { amount: '350' })
  expect(sums(shown)).toEqual([
    [30_000n, 0n],
    [5_000n, 45_000n],
    [0n, 20_000n],
  ])
  const pressed = await press(invoices, { amount: '350', total: '350.00' })
  await payAtStripe(pressed.location ?? '')
  expect(await balances()).toEqual([0n, 45_000n, 20_000n])
})

test('the way back from the checkout leads to an invoice that was paid', async () => {
  const [first = ''] = invoices
  const pressed = await press([first], { total: '300.00' })
  await payAtStripe(pressed.location ?? '')
  const link = await prisma.portalLink.findFirstOrThrow({ where: { invoiceId: first, sentTo: email } })
  const { derivePortalToken } = await import('#app/portal-token.server.ts')
  const { data } = await browser.get(back.loader, `/p/${derivePortalToken(link.id)}/return`)
  expect(data).toMatchObject({ invoice: { number: `${count}-1` } })
})

test('a sum that has moved since it was shown is shown again, and nothing is begun', async () => {
  const pressed = await press(invoices, { total: '999.00' })
  expect(pressed).toMatchObject({ status: 409, data: { refusal: 'changed' } })
  expect(await prisma.payment.count({ where: { targets: { some: { invoiceId: { in: invoices } } } } })).toBe(0)
})

test('a second payment that shares an invoice is refused, and the same one meets the same checkout', async () => {
  const [first = '', second = '', third = ''] = invoices
  const begun = await press([first, second], { total: '800.00' })
  const answers = await Promise.all([
    press([second, third], { total: '700.00' }),
    press([first, second], { total: '800.00', method: 'paypal' }),
    press([first, second], { total: '800.00' }),
  ])
  expect(answers).toMatchObject([
    { status: 409, data: { refusal: 'in_progress' } },
    { status: 409, data: { refusal: 'in_progress' } },
    { status: 303, location: begun.location },
  ])
  expect(await prisma.payment.count({ where: { targets: { some: { invoiceId: second } } } })).toBe(1)
})

test('what cannot be paid is said in words, and nothing is begun', async () => {
  const cases: [string, Record<string, string>][] = [
    ['nothing_chosen', {}],
    ['amount_unreadable', { amount: 'a lot' }],
    ['above_balance', { amount: '1,000.01' }],
    ['below_minimum', { amount: '0.10' }],
  ]
  for (const [refusal, fields] of cases) {
    expect(await look([], fields)).toMatchObject({ status: 400, refusal, preview: null })
    expect(await press([], { ...fields, total: '0.00' })).toMatchObject({ status: 400, data: { refusal } })
  }
  expect(await prisma.payment.count({ where: { targets: { some: { invoiceId: { in: invoices } } } } })).toBe(0)
})

test('invoices of two currencies are not added up', async () => {
  const euros = await invoiceOf(3, 7_000n, { currency: 'EUR', dueOn: '2026-12-31' })
  expect(await look([...invoices, euros])).toMatchObject({ status: 400, refusal: 'mixed_currencies' })
  const alone = await look([euros], { currency: 'EUR' })
  expect(sums(alone)).toEqual([[7_000n, 0n]])
})

test('an invoice of another client can neither be opened nor paid', async () => {
  const foreign = await makeInvoice({
    ...{ businessId, number: `f-${count}`, email: 'f@client.example', dueOn: '2026-11-20', now: world.now() },
    clientName: `Foreign ${count}`,
  })
  expect(await look([foreign])).toMatchObject({ status: 400, refusal: 'nothing_due' })
  expect(await look([...invoices, foreign])).toMatchObject({ status: 400, refusal: 'nothing_due' })
  expect(await press([foreign], { total: '250.00' })).toMatchObject({ status: 400 })
  const opened = await browser.post(open.action, `${path}/account/open`, { invoice: `${foreign}/invoice` })
  expect(opened.location).toBe(`${path}/account`)
  expect(await prisma.portalLink.count({ where: { invoiceId: foreign } })).toBe(0)
})

test('another invoice opens on a link of its own, made once', async () => {
  const [first = ''] = invoices
  const ask = (page: string) => browser.post(open.action, `${path}/account/open`, { invoice: `${first}/${page}` })
  const opened = await ask('invoice')
  expect(opened).toMatchObject({ status: 303, location: expect.stringMatching(/^\/p\/[A-Za-z0-9_-]{32}$/) })
  expect(opened.location).not.toBe(path)
  expect((await ask('dispute')).location).toBe(`${opened.location}/dispute`)
  expect(await prisma.portalLink.count({ where: { invoiceId: first, sentTo: email } })).toBe(1)
  for (const odd of ['', 'x', `${first}/admin`, `${first}/../../admin`]) {
    const answer = await browser.post(open.action, `${path}/account/open`, { invoice: odd })
    expect(answer.location).toBe(`${path}/account`)
  }
})

test('a plan for several is asked for on the page of the first, which knows the others', async () => {
  const [first = '', second = ''] = invoices
  const fields = chosen([first, second], { amount: '', page: 'plan' })
  const asked = await browser.post(open.action, `${path}/account/open`, fields)
  expect(asked.location).toMatch(new RegExp(`^/p/[A-Za-z0-9_-]{32}/plan\\?invoice=${second}$`))
  const { data } = await browser.get(plan.loader, asked.location ?? '')
  expect((data as { ask: { total: { minor: bigint } } }).ask.total.minor).toBe(80_000n)
})

test('the statement is a PDF for whoever holds a session, and nobody else', async () => {
  const mine = await browser.get(statement.loader, `${path}/account/statement.pdf`)
  expect(mine.response?.headers.get('Content-Type')).toBe('application/pdf')
  browser.jar.clear()
  const without = [
    await browser.get(statement.loader, `${path}/account/statement.pdf`),
    await browser.get(pay.loader, `${path}/account/pay?currency=USD&amount=1`),
    await browser.post(pay.action, `${path}/account/pay`, { currency: 'USD', amount: '1', method: 'card' }),
    await browser.post(open.action, `${path}/account/open`, { invoice: `${invoices[0]}/invoice` }),
  ]
  for (const answer of without) expect(answer).toMatchObject({ status: 303, location: `${path}/account` })
})

describe('a saved method', () => {
  const save = async (ofPath: string) => {
    const link = await prisma.portalLink.findFirstOrThrow({ where: { tokenHash: hashPortalToken(ofPath.slice(3)) } })
    const id = crypto.randomUUID()
    const kept = { customerRef: 'cus_1', methodRef: `pm_${id}`, consentText: 'Yes.', consentAt: world.now() }
    const { clientId } = link
    await prisma.savedMethod.create({
      data: { businessId, id, clientId, kind: 'card', label: 'Visa ending in 4242', ...kept },
    })
    return id
  }
  const remove = (id: string) => browser.post(methods.action, `${path}/account/methods`, { method: id })
  const isThere = async (id: string) =>
    (await prisma.savedMethod.findFirstOrThrow({ where: { id } })).removedAt === null

  test('is removed, and the page says so', async () => {
    const id = await save(path)
    const removed = await remove(id)
    expect(removed).toMatchObject({ status: 303, location: `${path}/account?removed=${id}` })
    expect(await isThere(id)).toBe(false)
    const { data } = await browser.get(index.loader, removed.location ?? '')
    expect(data).toMatchObject({ removed: 'Visa ending in 4242', account: { methods: [] } })
  })

  test('stays where the provider does not answer', async () => {
    const id = await save(path)
    await world.control('/faults', { provider: 'stripe', path: `/v1/payment_methods/pm_${id}`, kind: '500', times: 10 })
    expect(await remove(id)).toMatchObject({ status: 503, data: { hasFailed: true } })
    expect(await isThere(id)).toBe(true)
  })

  test('of another client cannot be touched', async () => {
    const foreign = await makeInvoice({
      ...{ businessId, number: `m-${count}`, email: 'm@client.example', dueOn: '2026-11-20', now: world.now() },
      clientName: `Another ${count}`,
    })
    const id = await save((await makeLink(prisma, foreign, null, world.now())).path)
    await remove(id)
    expect(await isThere(id)).toBe(true)
    const { data } = await browser.get(index.loader, `${path}/account?removed=${id}`)
    expect(data).toMatchObject({ removed: null })
  })
})
