import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { haveVendorSpecs, noVendorSpecs, vendorSpecFaults } from '#tests/support/vendor-specs.ts'
import { pressOnPage } from './hosted-page.ts'
import { runSandbox, type RunningSandbox } from './running-sandbox.ts'

let sandbox: RunningSandbox
let stripe: Stripe

beforeAll(async () => {
  sandbox = await runSandbox()
  stripe = new Stripe(sandbox.credentials.stripeSecretKey, {
    host: '127.0.0.1',
    port: Number(new URL(sandbox.urls.stripe).port),
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
    timeout: 5_000,
  })
})
afterAll(() => sandbox.close())

const returnTo = { success_url: 'http://127.0.0.1:3000/done', cancel_url: 'http://127.0.0.1:3000/back' }
const newCustomer = async () => (await stripe.customers.create({ name: 'Ada', metadata: { clientId: 'c1' } })).id
const setup = async (type: 'card' | 'us_bank_account', change: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
  stripe.checkout.sessions.create({
    mode: 'setup',
    customer: await newCustomer(),
    currency: 'usd',
    allowed_payment_method_types: [type],
    client_reference_id: 's1',
    setup_intent_data: { metadata: { setupId: 's1' } },
    ...returnTo,
    ...change,
  })
const bankPayment = (change: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
  stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      { quantity: 1, price_data: { currency: 'usd', unit_amount: 5_000, product_data: { name: 'Invoice 7' } } },
    ],
    allowed_payment_method_types: ['us_bank_account'],
    ...returnTo,
    ...change,
  })
const fields = { card_number: '4242 4242 4242 4242', account_number: '000123456789', email: 'ada@client.test' }
const press = (session: Stripe.Checkout.Session, change: Record<string, string>) =>
  pressOnPage(session.url ?? '', { ...fields, ...change })
const intentOf = async (id: string) =>
  (await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] }))
    .payment_intent as Stripe.PaymentIntent & { latest_charge: Stripe.Charge | null }
const keptBy = async (id: string) => {
  const after = await stripe.checkout.sessions.retrieve(id, { expand: ['setup_intent.payment_method'] })
  return after.setup_intent as Stripe.SetupIntent & { payment_method: Stripe.PaymentMethod | null }
}
const failure = async (call: Promise<unknown>) =>
  call.then(
    () => expect.fail('the call should have been refused'),
    (error: unknown) => error,
  )
const typesSince = async (from: number) => (await sandbox.webhooks('stripe')).slice(from).map(({ event }) => event.type)
const charge = { amount: 5_000, currency: 'usd', off_session: true, confirm: true } as const

describe('a page for keeping a method', () => {
  test('a card is kept without a payment, and pays later', async () => {
    const before = (await sandbox.webhooks('stripe')).length
    const session = await setup('card')
    expect(session).toMatchObject({
      mode: 'setup',
      status: 'open',
      payment_status: 'no_payment_required',
      amount_total: null,
    })
    const page = await (await fetch(session.url ?? '')).text()
    expect(page).toContain('>Save</button>')
    expect(page).not.toContain('>Pay</button>')
    expect((await press(session, { action: 'save' })).location).toBe(returnTo.success_url)
    const kept = await keptBy(session.id)
    expect(kept).toMatchObject({
      status: 'succeeded',
      mandate: null,
      metadata: { setupId: 's1' },
      payment_method: { card: { last4: '4242' }, customer: session.customer },
    })
    expect(await typesSince(before)).toEqual([
      'customer.created',
      'setup_intent.created',
      'setup_intent.succeeded',
      'payment_method.attached',
      'checkout.session.completed',
    ])
    const paid = await stripe.paymentIntents.create({
      ...charge,
      customer: String(session.customer),
      payment_method: kept.payment_method?.id ?? '',
    })
    expect(paid.status).toBe('succeeded')
  })

  test('a bank account is kept with a mandate', async () => {
    const session = await setup('us_bank_account')
    await press(session, { action: 'save' })
    const kept = await keptBy(session.id)
    const mandate = await stripe.mandates.retrieve(String(kept.mandate))
    expect(mandate).toMatchObject({ status: 'active', type: 'multi_use', payment_method: kept.payment_method?.id })
    const debit = await stripe.paymentIntents.create({
      ...charge,
      customer: String(session.customer),
      payment_method: kept.payment_method?.id ?? '',
      expand: ['latest_charge'],
    })
    expect(debit).toMatchObject({
      status: 'processing',
      latest_charge: { payment_method_details: { us_bank_account: { mandate: mandate.id } } },
    })
  })

  test('a decline stays on the page, and 3-D Secure is asked for there', async () => {
    const session = await setup('card')
    await press(session, { action: 'save', card_number: '4000000000000002' })
    expect(await (await fetch(session.url ?? '')).text()).toContain('Your card was declined.')
    expect(await keptBy(session.id)).toMatchObject({
      status: 'requires_payment_method',
      last_setup_error: { code: 'card_declined' },
    })
    await press(session, { action: 'save', card_number: '4000002760003184' })
    expect(await (await fetch(session.url ?? '')).text()).toContain('confirm this card')
    await press(session, { action: 'complete authentication' })
    const kept = await keptBy(session.id)
    expect(kept.status).toBe('succeeded')
    const saved = { customer: String(session.customer), payment_method: kept.payment_method?.id ?? '' }
    expect(await failure(stripe.paymentIntents.create({ ...charge, ...saved }))).toMatchObject({
      code: 'authentication_required',
      payment_intent: { status: 'requires_payment_method' },
    })
  })

  test.each([
    ['without a currency', { currency: undefined }, 'parameter_missing'],
    [
      'with something sold',
      {
        line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 5_000, product_data: { name: 'x' } } }],
      },
      undefined,
    ],
  ])('is refused %s', async (_case, change, code) => {
    const error = await failure(setup('card', change as never))
    expect(error).toMatchObject({ statusCode: 400, ...(code && { code }) })
  })

  test('it runs out after a day, and its setup with it', async () => {
    const session = await setup('card')
    await sandbox.control('POST /clock', { advance: 'PT25H' })
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired')
    expect((await keptBy(session.id)).status).toBe('canceled')
  })
})

describe('what is kept', () => {
  const keptCard = async (card_number = fields.card_number) => {
    const session = await setup('card')
    await press(session, { action: 'save', card_number })
    return { customer: String(session.customer), payment_method: (await keptBy(session.id)).payment_method?.id ?? '' }
  }

  test('is listed, and never pays again once it is detached', async () => {
    const saved = await keptCard()
    const listed = await stripe.paymentMethods.list({ customer: saved.customer, type: 'card' })
    expect(listed.data.map(({ id }) => id)).toEqual([saved.payment_method])
    expect((await stripe.paymentMethods.detach(saved.payment_method)).customer).toBeNull()
    expect((await stripe.paymentMethods.list({ customer: saved.customer })).data).toEqual([])
    expect(await failure(stripe.paymentMethods.detach(saved.payment_method))).toMatchObject({ statusCode: 400 })
    expect(await failure(stripe.paymentIntents.create({ ...charge, ...saved }))).toMatchObject({ statusCode: 400 })
    expect(
      await failure(stripe.paymentMethods.attach(saved.payment_method, { customer: saved.customer })),
    ).toMatchObject({ statusCode: 400 })
  })

  test.each([
    ['4000000000009995', 'insufficient_funds', 'try_again_later'],
    ['4000000000009987', 'lost_card', 'do_not_try_again'],
  ])('may come to decline: %s', async (number, decline_code, advice_code) => {
    const saved = await keptCard()
    await sandbox.control(`POST /stripe/payment_methods/${saved.payment_method}`, { number })
    const error = (await failure(
      stripe.paymentIntents.create({ ...charge, ...saved }),
    )) as Stripe.errors.StripeCardError
    expect(error).toMatchObject({
      code: 'card_declined',
      decline_code,
      payment_intent: { last_payment_error: { advice_code } },
    })
    await sandbox.control(`POST /stripe/payment_methods/${saved.payment_method}`, { number: '4242424242424242' })
    const retried = await stripe.paymentIntents.confirm(error.payment_intent?.id ?? '', {
      payment_method: saved.payment_method,
      off_session: true,
    })
    expect(retried).toMatchObject({ id: error.payment_intent?.id, status: 'succeeded' })
  })

  test('the card that can be kept and declines every charge', async () => {
    const saved = await keptCard('4000000000000341')
    expect(await failure(stripe.paymentIntents.create({ ...charge, ...saved }))).toMatchObject({
      code: 'card_declined',
    })
  })

  test('a returned debit ends the mandate: the account is not debited again', async () => {
    const session = await bankPayment({
      customer: await newCustomer(),
      payment_intent_data: { setup_future_usage: 'off_session' },
    })
    await press(session, { action: 'pay' })
    const paid = await intentOf(session.id)
    const mandate = String(paid.latest_charge?.payment_method_details?.us_bank_account?.mandate)
    const before = (await sandbox.webhooks('stripe')).length
    await sandbox.control(`POST /stripe/payments/${paid.id}/return`)
    expect((await stripe.mandates.retrieve(mandate)).status).toBe('inactive')
    expect(await typesSince(before)).toContain('mandate.updated')
    const saved = { customer: String(session.customer), payment_method: String(paid.payment_method) }
    expect(await failure(stripe.paymentIntents.create({ ...charge, ...saved }))).toMatchObject({
      code: 'payment_intent_mandate_invalid',
    })
  })
})

describe('two small deposits', () => {
  test('the page is left, the sums are named days later, and the debit goes its way', async () => {
    const before = (await sandbox.webhooks('stripe')).length
    const session = await bankPayment()
    expect(await (await fetch(session.url ?? '')).text()).toContain('>Verify with small deposits</button>')
    expect((await press(session, { action: 'verify' })).location).toBe(returnTo.success_url)
    const waiting = await intentOf(session.id)
    expect(waiting).toMatchObject({
      status: 'requires_action',
      latest_charge: null,
      next_action: { type: 'verify_with_microdeposits' },
    })
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
    })
    const page = waiting.next_action?.verify_with_microdeposits?.hosted_verification_url ?? ''
    expect(await (await fetch(page)).text()).toContain('First deposit')
    expect((await pressOnPage(page, { first: '10', second: '20' })).status).toBe(400)
    expect((await pressOnPage(page, { first: '45', second: '32' })).status).toBe(303)
    expect((await intentOf(session.id)).status).toBe('processing')
    await sandbox.control('POST /clock', { advance: 'P5D' })
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid')
    const types = await typesSince(before)
    expect(types.slice(0, 5)).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'checkout.session.completed',
      'payment_intent.processing',
      'charge.pending',
    ])
    expect(types).toContain('checkout.session.async_payment_succeeded')
  })

  test('by call; after ten wrong answers it has failed', async () => {
    const [right, wrong] = [await bankPayment(), await bankPayment()]
    await press(right, { action: 'verify' })
    await press(wrong, { action: 'verify' })
    const [good, bad] = [await intentOf(right.id), await intentOf(wrong.id)]
    expect((await stripe.paymentIntents.verifyMicrodeposits(good.id, { amounts: [32, 45] })).status).toBe('processing')
    for (let n = 0; n < 10; n += 1) {
      expect(await failure(stripe.paymentIntents.verifyMicrodeposits(bad.id, { amounts: [1, 2] }))).toMatchObject({
        code: 'payment_method_microdeposit_verification_amounts_mismatch',
      })
    }
    expect((await intentOf(wrong.id)).last_payment_error?.code).toBe(
      'payment_method_microdeposit_verification_attempts_exceeded',
    )
  })

  test('nobody names the sums: after ten days the payment has failed', async () => {
    const session = await bankPayment()
    await press(session, { action: 'verify' })
    const before = (await sandbox.webhooks('stripe')).length
    await sandbox.control('POST /clock', { advance: 'P11D' })
    const failed = await intentOf(session.id)
    expect(failed).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_method_microdeposit_verification_timeout' },
    })
    expect(await typesSince(before)).toContain('checkout.session.async_payment_failed')
    const page = `${sandbox.urls.stripe}/c/verify/${failed.id}`
    expect((await fetch(page)).status).toBe(410)
  })

  test('the business may call it off while it waits, and may ask for instant verification only', async () => {
    const session = await bankPayment()
    await press(session, { action: 'verify' })
    expect(await failure(stripe.checkout.sessions.expire(session.id))).toMatchObject({ statusCode: 400 })
    const waiting = await intentOf(session.id)
    expect((await stripe.paymentIntents.cancel(waiting.id)).status).toBe('canceled')
    const instant = await bankPayment({
      payment_method_options: { us_bank_account: { verification_method: 'instant' } },
    })
    expect(await (await fetch(instant.url ?? '')).text()).not.toContain('small deposits')
  })
})

describe.skipIf(!haveVendorSpecs)(`against Stripe's types${haveVendorSpecs ? '' : ` (${noVendorSpecs})`}`, () => {
  const get = async (path: string) => {
    const headers = { authorization: `Bearer ${sandbox.credentials.stripeSecretKey}` }
    return (await fetch(sandbox.urls.stripe + path, { headers })).json()
  }
  const faults = (name: string, value: unknown) => vendorSpecFaults('stripe', `#/$defs/${name}`, value)

  test.each([
    ['Checkout.Session', '/v1/checkout/sessions?limit=100&expand[]=data.setup_intent&expand[]=data.payment_intent'],
    ['SetupIntent', '/v1/setup_intents?limit=100&expand[]=data.mandate'],
    ['PaymentIntent', '/v1/payment_intents?limit=100&expand[]=data.latest_charge'],
    ['PaymentMethod', '/v1/payment_methods?limit=100'],
  ])('%s', async (name, path) => {
    const { data } = await get(path)
    expect(data.length).toBeGreaterThan(2)
    for (const object of data) expect(faults(name, object), object.id).toEqual([])
  })

  test('mandates and every event', async () => {
    const { data: intents } = await get('/v1/setup_intents?limit=100')
    for (const { mandate } of intents) {
      if (mandate) expect(faults('Mandate', await get(`/v1/mandates/${mandate}`))).toEqual([])
    }
    const objectOf: Record<string, string> = {
      'setup_intent.': 'SetupIntent',
      'mandate.': 'Mandate',
      'payment_method.': 'PaymentMethod',
      'payment_intent.': 'PaymentIntent',
      'checkout.session.': 'Checkout.Session',
    }
    const seen = new Set<string>()
    for (const { event } of await sandbox.webhooks('stripe')) {
      const prefix = Object.keys(objectOf).find((start) => event.type.startsWith(start))
      if (!prefix) continue
      expect(faults('EventBase', event), event.type).toEqual([])
      expect(faults(objectOf[prefix] ?? '', event.data.object), event.type).toEqual([])
      seen.add(event.type)
    }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'setup_intent.requires_action',
        'setup_intent.setup_failed',
        'setup_intent.canceled',
        'payment_method.detached',
        'mandate.updated',
      ]),
    )
  })
})
