import { createElement } from 'react'
import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { portalBrowser } from '#tests/support/portal-browser.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2027-05-03T13:30:00Z'))
const { prisma } = world
const { makePlan, leaveMethod, letRest } = await import('#tests/support/make-autopay.ts')
const { makePortalLink } = await import('#tests/support/portal-link.ts')
const page = await import('#app/routes/p.$token.autopay/route.tsx')
const businessId = await makeBusiness(prisma)
afterEach(() => letRest(world))
afterAll(() => world.close())

let number = 0
const opened = async () => {
  const today = Temporal.PlainDate.from(world.now().toISOString().slice(0, 10))
  const days = [5, 12].map((n) => today.add({ days: n }).toString())
  const plan = await makePlan(world, businessId, `PG-${(number += 1)}`, days)
  const { token } = await makePortalLink({ businessId, invoiceId: plan.invoiceId, now: world.now() })
  return { ...plan, path: `/p/${token}/autopay` }
}
type Loaded = Awaited<ReturnType<typeof page.loader>>
const browser = portalBrowser()
const read = async (path: string) => (await browser.get(page.loader as never, path)).data as Loaded
const press = (path: string, fields: Record<string, string>) => browser.post(page.action as never, path, fields)
const wayOf = ({ ways }: Loaded, way: string) => {
  const found = ways.find((each) => each.way === way) ?? ways.find(({ label }) => label === way)
  if (!found) throw new Error(`no way ${way}`)
  return { do: 'agree', way: found.way, consent: found.consent }
}

test('agree, come back, see what is next, stop, and agree anew with what is kept', async () => {
  const { path, clientId, planId } = await opened()
  const before = await read(path)
  expect(before).toMatchObject({ label: null, next: null, look: null })
  expect(before.ways.map(({ way }) => way)).toEqual(['card', 'ach'])
  expect(before.ways[0]?.consent).toContain('$300.00 on 8 May 2027 and $300.00 on 15 May 2027')
  expect(before.ways[1]?.consent).toContain('debit my bank account electronically (ACH)')

  const card = wayOf(before, 'card')
  expect(await press(path, card)).toMatchObject({ status: 400, data: { unticked: 'card' } })
  expect(await press(path, { ...card, agree: 'yes', consent: `${card.consent} And my house.` })).toMatchObject({
    status: 409,
  })
  expect(await press(path, { ...card, agree: 'yes', way: businessId })).toMatchObject({ status: 409 })
  expect(await prisma.methodSetup.count({ where: { businessId, clientId } })).toBe(0)

  const agreed = await press(path, { ...card, agree: 'yes' })
  expect(agreed.status).toBe(303)
  expect(await read(`${path}?from=setup`)).toMatchObject({ look: 1 })
  const body = new URLSearchParams({ action: 'save', card_number: '4242424242424242' })
  await fetch(agreed.location ?? '', { method: 'POST', redirect: 'manual', body })
  await world.advance('PT1S')
  const after = await read(`${path}?from=setup&look=1`)
  expect(after).toMatchObject({ label: 'Visa •••• 4242', next: { position: 1, on: '2027-05-08' }, look: null })
  const [method] = await prisma.savedMethod.findMany({ where: { businessId, clientId } })
  expect(method?.consentText).toBe(card.consent)

  expect(await press(path, { do: 'stop' })).toMatchObject({ status: 303, location: path })
  expect(await press(path, { do: 'stop' })).toMatchObject({ status: 409 })
  const stopped = await read(path)
  expect(stopped).toMatchObject({ label: null, next: null })
  expect(stopped.ways.map(({ label }) => label)).toEqual([null, null, 'Visa •••• 4242'])
  const kept = wayOf(stopped, 'Visa •••• 4242')
  expect(await press(path, { ...kept, agree: 'yes' })).toMatchObject({ status: 303, location: path })
  expect(await read(path)).toMatchObject({ label: 'Visa •••• 4242' })
  const plan = await prisma.instalmentPlan.findUniqueOrThrow({ where: { businessId_id: { businessId, id: planId } } })
  expect(plan.autopayMethodId).toBe(method?.id)
})

test('a person at the desk can stop it, too', async () => {
  const one = await opened()
  await leaveMethod(world, businessId, one, 'card')
  const { decidePlan } = await import('#app/routes/admin.plans.$id/decide-plan.server.ts')
  const { readPlanAtDesk } = await import('#app/db/read/plan-desk.server.ts')
  const plan = await readPlanAtDesk(businessId, one.planId, world.now())
  const form = new FormData()
  form.set('intent', 'stop-autopay')
  const staff = { businessId, name: 'Olivia Owner', userId: 'test' } as never
  expect(await decidePlan({ staff, plan: plan as never, form, now: world.now() })).toMatchObject({
    said: 'autopay-stopped',
  })
  expect(await read(one.path)).toMatchObject({ label: null })
  const [event] = await prisma.timelineEvent.findMany({
    where: { businessId, clientId: one.clientId, type: 'autopay.stopped' },
  })
  expect(event?.data).toMatchObject({ reason: 'Olivia Owner stopped it' })
})

test('what another client has left is not offered, and cannot be agreed to', async () => {
  const [mine, theirs] = [await opened(), await opened()]
  await leaveMethod(world, businessId, theirs, 'card')
  const [method] = await prisma.savedMethod.findMany({ where: { businessId, clientId: theirs.clientId } })
  const before = await read(mine.path)
  expect(before.ways.map(({ way }) => way)).toEqual(['card', 'ach'])
  const { consent } = wayOf(before, 'card')
  expect(await press(mine.path, { do: 'agree', agree: 'yes', way: method?.id ?? '', consent })).toMatchObject({
    status: 409,
  })
})

test('the page left open, the browser closed: the method is kept all the same, from the question that is asked later', async () => {
  const { path, clientId } = await opened()
  const before = await read(path)
  const agreed = await press(path, { ...wayOf(before, 'ach'), agree: 'yes' })
  await world.control('/webhooks/hold', { provider: 'stripe', held: true })
  const body = new URLSearchParams({ action: 'save', account_number: '000123456789' })
  await fetch(agreed.location ?? '', { method: 'POST', redirect: 'manual', body })
  await world.advance('PT35M')
  expect(await prisma.savedMethod.findMany({ where: { businessId, clientId } })).toMatchObject([
    { kind: 'ach', label: 'Stripe Test Bank •••• 6789' },
  ])
  await world.control('/webhooks/hold', { provider: 'stripe', held: false })
  await world.work()
  expect(await prisma.savedMethod.count({ where: { businessId, clientId } })).toBe(1)
})

test('the provider does not answer: nothing has changed, and the page says so', async () => {
  const { path, planId } = await opened()
  const before = await read(path)
  await world.control('/faults', { provider: 'stripe', path: '/v1/checkout', kind: '500', times: 3 })
  const answer = await press(path, { ...wayOf(before, 'card'), agree: 'yes' })
  expect(answer).toMatchObject({ status: 409, data: { notice: expect.stringContaining('does not answer') } })
  expect(await prisma.methodSetup.count({ where: { businessId, planId } })).toBe(0)
})

test.each([
  ['en', 'With a card', 'I agree'],
  ['de', 'Mit einer Karte', 'Ich bin einverstanden'],
  ['es', 'Con una tarjeta', 'Estoy de acuerdo'],
  ['fr', 'Avec une carte', 'Je suis d’accord'],
] as const)('in %s the ways are drawn with their words, a box and a button', async (language, title, agree) => {
  const { renderToStaticMarkup } = await import('react-dom/server')
  const { AutopayWays } = await import('#app/ui/portal/autopay-ways.tsx')
  const { autopayWords } = await import('#app/domain/portal/words/autopay/autopay-words.ts')
  const words = autopayWords[language].page
  const ways = [{ way: 'card', kind: 'card' as const, label: null, consent: 'The words.' }]
  const html = renderToStaticMarkup(createElement(AutopayWays, { ways, unticked: 'card', words }))
  for (const text of [title, agree, words.go.card, 'The words.']) expect(html).toContain(text)
  expect(html).toContain('aria-invalid="true"')
})
