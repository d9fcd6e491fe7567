import { afterAll, expect, test } from 'vitest'
import { pressPaypal, pressStripe } from '#tests/support/hosted-checkout.ts'
import { isSlowLane } from '#tests/support/lane.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { checkLedger } = await import('#app/features/operations/check-books.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

/** How a payment of $100 stands in the end. */
interface End {
  invoice: string
  balance: number
  payment: string
  refunded: number
  returned: number
}
/** A path of a provider's control, with its body. */
type Deed = [string, object]
interface Scene {
  name: string
  method: 'card' | 'ach' | 'paypal'
  /** What the client does on the provider's page. */
  press(url: string): Promise<unknown>
  /** What becomes of money on its way. */
  arrives?: (ref: string) => Deed[]
  /** What happens to the money after that. */
  later?: (ref: string) => Deed[]
  ends: End
}

const paid: End = { invoice: 'settled', balance: 0, payment: 'settled', refunded: 0, returned: 0 }
const unpaid: End = { ...paid, invoice: 'issued', balance: 10_000 }
const failed: End = { ...unpaid, payment: 'failed' }
const expired: End = { ...unpaid, payment: 'expired' }
const disputed: End = { ...paid, payment: 'disputed' }
const returned: End = { ...unpaid, payment: 'returned', returned: 10_000 }
const partRefunded: End = { ...unpaid, payment: 'part_refunded', balance: 4_000, refunded: 4_000 }
const refunded: End = { ...unpaid, payment: 'refunded', refunded: 10_000 }

const pay = (url: string) => pressStripe(url, 'pay')
const decline = (url: string) => pressStripe(url, 'decline')
const debit = (url: string) => pressStripe(url, 'settle later')
const approve = (url: string) => pressPaypal(url, 'Approve')
const echeck = (url: string) => pressPaypal(url, 'Approve', { funding: 'echeck', source: 'echeck', method: 'echeck' })
const stripe = (action: string, ...bodies: object[]) => deeds('/stripe/payments', action, bodies)
const paypal = (action: string, ...bodies: object[]) => deeds('/paypal/captures', action, bodies)
const deeds = (place: string, action: string, bodies: object[]) => (ref: string) =>
  (bodies.length > 0 ? bodies : [{}]).map((body): Deed => [`${place}/${ref}/${action}`, body])
const part = { amount: 4_000 }

const card = { method: 'card', press: pay } as const
const ach = { method: 'ach', press: debit } as const
const order = { method: 'paypal', press: approve } as const
const scenes: Scene[] = [
  { name: 'paid by card', ...card, ends: paid },
  { name: 'a page left alone', ...card, press: async () => {}, ends: expired },
  { name: 'a declined card', ...card, press: decline, ends: expired },
  { name: 'a part given back', ...card, later: stripe('refund', part), ends: partRefunded },
  { name: 'all given back', ...card, later: stripe('refund'), ends: refunded },
  { name: 'disputed', ...card, later: stripe('dispute'), ends: disputed },
  { name: 'disputed and lost', ...card, later: stripe('dispute', {}, { outcome: 'lost' }), ends: returned },
  { name: 'a debit that settles', ...ach, arrives: stripe('settle'), ends: paid },
  { name: 'a debit that fails', ...ach, arrives: stripe('fail'), ends: failed },
  { name: 'a debit that comes back', ...ach, arrives: stripe('settle'), later: stripe('return'), ends: returned },
  { name: 'approved at PayPal, the tab closed', ...order, ends: paid },
  { name: 'an eCheck that clears', ...order, press: echeck, arrives: paypal('complete'), ends: paid },
  { name: 'an eCheck that is refused', ...order, press: echeck, arrives: paypal('deny'), ends: failed },
  { name: 'a part given back at PayPal', ...order, later: paypal('refund', part), ends: partRefunded },
  { name: 'taken back by PayPal', ...order, later: paypal('reverse'), ends: returned },
  { name: 'disputed at PayPal', ...order, later: paypal('dispute'), ends: disputed },
]

async function begin(run: string, { name, method, press }: Scene, nth: number): Promise<string> {
  const number = `${run}-${nth}`
  const wish = { businessId, number, email: `${number}@example.com`, dueOn: '2027-03-20', minor: 10_000n }
  const invoiceId = await makeInvoice({ ...wish, now: world.now() })
  const { clientId } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
  })
  const started = await startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method, portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
  })
  if (!started.ok) throw new Error(`${name}: ${started.reason}`)
  await press(started.value.redirectUrl)
  return clientId
}

const attemptOf = (clientId: string) => prisma.payment.findFirstOrThrow({ where: { businessId, clientId } })

async function endOf(clientId: string): Promise<End> {
  const payment = await attemptOf(clientId)
  const invoice = await prisma.invoice.findFirstOrThrow({ where: { businessId, clientId } })
  return {
    ...{ invoice: invoice.state, balance: Number(invoice.balanceMinor), payment: payment.state },
    ...{ refunded: Number(payment.refundedMinor), returned: Number(payment.returnedMinor) },
  }
}

async function play(run: string): Promise<void> {
  const clients: [Scene, string][] = []
  for (const [nth, scene] of scenes.entries()) clients.push([scene, await begin(run, scene, nth)])
  // Longer than a page is open.
  await world.advance('PT80M')
  for (const when of ['arrives', 'later'] as const) {
    for (const [scene, clientId] of clients) {
      const { providerRef } = await attemptOf(clientId)
      for (const [path, body] of scene[when]?.(providerRef ?? '') ?? []) await world.control(path, body)
    }
    await world.advance('PT32M')
  }
  const ends = await Promise.all(clients.map(async ([{ name }, clientId]) => [name, await endOf(clientId)] as const))
  expect(Object.fromEntries(ends)).toEqual(Object.fromEntries(scenes.map((scene) => [scene.name, scene.ends])))
}

const hold = async (held: boolean) => {
  for (const provider of ['stripe', 'paypal']) await world.control('/webhooks/hold', { provider, held })
}
const cameByWebhook = () => prisma.inboxEvent.count({ where: { foundAt: null, provider: { not: 'resend' } } })

test.runIf(isSlowLane)('W4: how payments, refunds and disputes end where webhooks come', () => play('TOLD'))

test('W4: payments, refunds and disputes end the same where no webhook ever comes, only later', async () => {
  await hold(true)
  const before = await cameByWebhook()
  await play('SILENT')
  // What is in the inbox was found in the providers' own lists.
  expect(await cameByWebhook()).toBe(before)
  expect((await checkLedger()).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok'])

  // The webhooks that waited all come at last, and change nothing.
  const entries = await prisma.ledgerEntry.count()
  await hold(false)
  await world.work()
  expect(await prisma.ledgerEntry.count()).toBe(entries)
})
