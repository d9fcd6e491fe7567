import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { pressStripe } from '#tests/support/hosted-checkout.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { portalBrowser } from '#tests/support/portal-browser.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const pay = await import('#app/routes/p.$token.pay/route.tsx')
const cancel = await import('#app/routes/p.$token.cancel-payment.tsx')
const back = await import('#app/routes/p.$token.return.tsx')
const { createPortalLink } = await import('#app/db/write/portal-links.server.ts')
const { insertHold } = await import('#app/db/write/holds.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { derivePortalToken } = await import('#app/portal-token.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

let count = 0
let invoiceId: string
let clientId: string
let linkId: string
let path: string
beforeEach(async () => {
  count += 1
  await prisma.business.update({
    where: { id: businessId },
    data: { minimumPartMinor: 500n, cardMaxMinor: null, achMaxMinor: null, paypalMaxMinor: null },
  })
  const wish = { businessId, number: `C-${count}`, email: `choice-${count}@example.com`, dueOn: '2026-12-20' }
  invoiceId = await makeInvoice({ ...wish, minor: 30_000n, now: world.now() })
  clientId = (await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } }))
    .clientId
  ;({ id: linkId } = await inTransaction((tx) =>
    createPortalLink(tx, { businessId, clientId, invoiceId, now: world.now() }),
  ))
  path = `/p/${derivePortalToken(linkId)}`
})

const browser = portalBrowser()
const press = (fields: Record<string, string>) => browser.post(pay.action as never, `${path}/pay`, fields)
const attempt = () =>
  prisma.payment.findFirst({
    where: { businessId, clientId },
    orderBy: { startedAt: 'desc' },
    include: { targets: { orderBy: { amountMinor: 'asc' } } },
  })
const update = (data: Parameters<typeof prisma.client.update>[0]['data']) =>
  prisma.client.update({ where: { businessId_id: { businessId, id: clientId } }, data })

test('a press leads to the provider, and the payment knows the mail it came from', async () => {
  const answer = await press({ method: 'card', choice: 'everything' })
  expect(answer.status).toBe(303)
  expect(await attempt()).toMatchObject({ amountMinor: 30_000n, portalLinkId: linkId, saveConsent: null })
  // A second press, by another method or sum, changes nothing and says so; Continue leads to the same page.
  const other = await press({ method: 'paypal', choice: 'other', amount: '100' })
  expect(other).toMatchObject({ status: 409, data: { where: 'page' } })
  expect((await press({ continue: 'yes' })).location).toBe(answer.location)
  expect((await browser.post(cancel.action as never, `${path}/cancel-payment`)).location).toBe(path)
  expect((await press({ method: 'paypal', choice: 'other', amount: '100' })).status).toBe(303)
  expect((await attempt())?.amountMinor).toBe(10_000n)
})

test.each([
  [{ choice: 'other', amount: '4.99' }, 400, /between \$5\.00 and \$300\.00/],
  [{ choice: 'other', amount: '300.01' }, 400, /At most \$300\.00/],
  [{ choice: 'everything', amount: '12' }, 400, /another choice is marked/],
  [{ choice: 'instalment' }, 409, /nothing open/],
])('%j is answered where it stands, and nothing is begun', async (fields, status, text) => {
  expect(await press({ method: 'card', ...fields })).toMatchObject({
    status,
    data: { text: expect.stringMatching(text) },
  })
  expect(await attempt()).toBeNull()
})

test('in the client’s own language', async () => {
  await update({ locale: 'de-DE' })
  expect(await press({ method: 'card', choice: 'other', amount: '1' })).toMatchObject({
    data: { text: expect.stringMatching(/Bitte wählen Sie zwischen 5,00\s\$ und 300,00\s\$/) },
  })
  const returned = await browser.get(back.loader as never, `${path}/return`)
  expect(returned.data).toMatchObject({ status: { headline: 'Es wurde keine Zahlung begonnen' } })
})

describe('ways to pay', () => {
  const methods = async () =>
    (
      (await browser.get(pay.loader as never, `${path}/pay`)).data as { invoice: { methods: { method: string }[] } }
    ).invoice.methods.map(({ method }) => method)

  test('follow the client’s wish, and what the business offers them; the server asks again', async () => {
    await update({ preferredMethod: 'paypal' })
    expect(await methods()).toEqual(['paypal', 'card', 'ach'])
    await update({ allowedMethods: ['ach'] })
    expect(await methods()).toEqual(['ach'])
    expect(await press({ method: 'card', choice: 'everything' })).toMatchObject({ status: 409 })
    expect((await press({ method: 'ach', choice: 'everything' })).status).toBe(303)
  })

  test('take sums up to their limit', async () => {
    await prisma.business.update({ where: { id: businessId }, data: { cardMaxMinor: 20_000n } })
    expect(await press({ method: 'card', choice: 'everything' })).toMatchObject({
      status: 400,
      data: { text: expect.stringMatching(/as large as this/) },
    })
    expect((await press({ method: 'card', choice: 'other', amount: '200' })).status).toBe(303)
  })
})

test('what is not in question can be paid at once; so can all of it', async () => {
  await inTransaction((tx) =>
    insertHold(tx, {
      ...{ businessId, clientId, invoiceId, kind: 'dispute', reason: 'one line is wrong', until: null },
      ...{ amount: { minor: 12_000n, currency: 'USD' }, reviewOn: null, stopsCharges: true, actor: 'client' },
      now: world.now(),
    }),
  )
  expect((await press({ method: 'card', choice: 'undisputed' })).status).toBe(303)
  expect((await attempt())?.amountMinor).toBe(18_000n)
  await browser.post(cancel.action as never, `${path}/cancel-payment`)
  expect((await press({ method: 'card', choice: 'everything' })).status).toBe(303)
  expect((await attempt())?.amountMinor).toBe(30_000n)
})

describe('on a plan over two invoices', () => {
  let secondId: string
  /** Left by the client in another tab, before anything was agreed. */
  let openCheckout: string
  beforeEach(async () => {
    await press({ method: 'paypal', choice: 'everything' })
    openCheckout = (await attempt())?.id ?? ''
    secondId = await makeInvoice({
      ...{ businessId, number: `C-${count}-b`, email: `choice-${count}@example.com`, dueOn: '2026-12-01' },
      ...{ clientName: `Client of C-${count}`, minor: 10_000n, now: world.now() },
    })
    const { proposePlan } = await import('#app/features/plans/propose-plan.server.ts')
    const { acceptPlan } = await import('#app/features/plans/accept-plan.server.ts')
    const day = (text: string) => Temporal.PlainDate.from(text)
    const rows = ['2026-12-15', '2027-01-15'].map((dueOn) => ({
      dueOn: day(dueOn),
      amount: { minor: 20_000n, currency: 'USD' },
    }))
    const by = { businessId, actor: 'user:test', now: world.now() }
    const proposed = await proposePlan({
      ...{ ...by, clientId, invoiceIds: [invoiceId, secondId], rows, by: 'business', words: null },
    })
    if (!proposed.ok) throw new Error(proposed.reason)
    const accepted = await acceptPlan({
      ...{ ...by, planId: proposed.value.planId, by: 'client', name: 'Ada', from: '192.0.2.7' },
    })
    if (!accepted.ok) throw new Error(accepted.reason)
    await world.advance('PT1S')
  })

  test('P18: a checkout that was begun before the plan was agreed is closed', async () => {
    const where = { businessId_id: { businessId, id: openCheckout } }
    expect(await prisma.payment.findUniqueOrThrow({ where })).toMatchObject({ state: 'expired', method: 'paypal' })
    expect((await world.mails(`choice-${count}@example.com`)).map(({ subject }) => subject)).not.toContainEqual(
      expect.stringMatching(/not finished/),
    )
  })

  test('the next instalment goes over both, the older first, and knows its plan', async () => {
    expect((await press({ method: 'card', choice: 'instalment' })).status).toBe(303)
    const begun = await attempt()
    expect(begun).toMatchObject({ amountMinor: 20_000n, planPosition: 1 })
    expect(begun?.targets.map((target) => [target.invoiceId === secondId, target.amountMinor])).toEqual(
      expect.arrayContaining([
        [true, 10_000n],
        [false, 10_000n],
      ]),
    )
    await pressStripe(begun?.checkoutUrl ?? '', 'pay')
    await world.advance('PT1S')
    const balances = await prisma.invoice.findMany({ where: { businessId, id: { in: [invoiceId, secondId] } } })
    expect(balances.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0n)).toBe(20_000n)
  })

  test('everything open pays the plan off, and a sum of their own goes to the older first', async () => {
    expect((await press({ method: 'ach', choice: 'everything' })).status).toBe(303)
    expect(await attempt()).toMatchObject({ amountMinor: 40_000n, planPosition: null })
    await browser.post(cancel.action as never, `${path}/cancel-payment`)
    await press({ method: 'ach', choice: 'other', amount: '120' })
    expect((await attempt())?.targets.map(({ amountMinor }) => amountMinor)).toEqual([2_000n, 10_000n])
  })

  test('a method is kept only in the very words that stood on the page', async () => {
    const { consentToKeep } = await import('#app/domain/portal/consent-to-keep.ts')
    const { data } = await browser.get(pay.loader as never, `${path}/pay`)
    const consent = consentToKeep((data as { invoice: Parameters<typeof consentToKeep>[0] }).invoice) ?? ''
    expect(consent).toContain('$200.00 on 15 January 2027')
    const choice = { method: 'card', choice: 'instalment', keep: 'yes' }
    expect(await press({ ...choice, consent: 'I agree to anything' })).toMatchObject({ status: 400 })
    expect((await press({ ...choice, consent })).status).toBe(303)
    expect(await attempt()).toMatchObject({ saveConsent: consent })
  })
})
