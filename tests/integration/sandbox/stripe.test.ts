import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { haveVendorSpecs, noVendorSpecs, vendorSpecFaults } from '#tests/support/vendor-specs.ts'
import { pressOnPage } from './hosted-page.ts'
import { runSandbox, type RunningSandbox } from './running-sandbox.ts'

let sandbox: RunningSandbox
let stripe: Stripe

const sdk = (key: string) =>
  new Stripe(key, {
    host: '127.0.0.1',
    port: Number(new URL(sandbox.urls.stripe).port),
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
    timeout: 5_000,
  })

beforeAll(async () => {
  sandbox = await runSandbox()
  stripe = sdk(sandbox.credentials.stripeSecretKey)
})
afterAll(() => sandbox.close())

type SessionParams = Stripe.Checkout.SessionCreateParams
const checkout = (change: Partial<SessionParams> = {}): SessionParams => ({
  mode: 'payment',
  line_items: [
    { quantity: 1, price_data: { currency: 'usd', unit_amount: 12_345, product_data: { name: 'Invoice 2041' } } },
  ],
  success_url: 'http://127.0.0.1:3000/p/token/return?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://127.0.0.1:3000/p/token',
  client_reference_id: 'pay_1',
  metadata: { paymentId: 'pay_1' },
  payment_intent_data: { metadata: { paymentId: 'pay_1' }, description: 'Invoice 2041' },
  allowed_payment_method_types: ['card'],
  ...change,
})
const ach = checkout({ allowed_payment_method_types: ['us_bank_account'] })

const events = async (): Promise<Stripe.Event[]> => {
  const webhooks = await sandbox.webhooks('stripe')
  return webhooks.map(({ body, headers }) =>
    stripe.webhooks.constructEvent(body, String(headers['stripe-signature']), sandbox.credentials.stripeWebhookSecret),
  )
}
/** The types of the events that came since `from`, in order of arrival. */
const typesSince = async (from: number) => (await events()).slice(from).map(({ type }) => type)
const pay = (session: Stripe.Checkout.Session, fields: Record<string, string> = {}) =>
  pressOnPage(session.url ?? '', {
    action: 'pay',
    card_number: '4242 4242 4242 4242',
    account_number: '000123456789',
    email: 'ada@client.test',
    ...fields,
  })
const paidIntent = async (params = checkout(), fields: Record<string, string> = {}) => {
  const session = await stripe.checkout.sessions.create(params)
  await pay(session, fields)
  const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] })
  return after.payment_intent as Stripe.PaymentIntent & { latest_charge: Stripe.Charge }
}
const failure = async (call: Promise<unknown>) =>
  call.then(
    () => expect.fail('the call should have been refused'),
    (error: unknown) => error,
  )

describe('a card payment', () => {
  test('create, look at the page, pay, return', async () => {
    const before = (await events()).length
    const session = await stripe.checkout.sessions.create(checkout())
    expect(session).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      amount_total: 12_345,
      payment_method_types: ['card'],
    })
    const page = await (await fetch(session.url ?? '')).text()
    expect(page).toContain('$123.45')
    expect(page).toContain('>Pay</button>')
    expect(page).toContain('>Decline</button>')
    expect(page).not.toContain('Settle later')
    expect(page).not.toContain('<script')

    expect(await pay(session)).toEqual({
      status: 303,
      location: `http://127.0.0.1:3000/p/token/return?session=${session.id}`,
    })
    const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent', 'line_items'] })
    expect(paid).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      payment_intent: { status: 'succeeded', amount_received: 12_345, metadata: { paymentId: 'pay_1' } },
      line_items: { data: [{ description: 'Invoice 2041', amount_total: 12_345 }] },
      customer_details: { email: 'ada@client.test' },
    })
    expect((await typesSince(before)).sort()).toEqual(
      [
        'payment_intent.created',
        'charge.succeeded',
        'payment_intent.succeeded',
        'checkout.session.completed',
        'charge.updated',
      ].sort(),
    )
    expect(await (await fetch(`${sandbox.urls.stripe}/c/pay/${session.id}`)).text()).toContain('all done here')
  })

  test('a decline stays on the page, tells why, and the next try pays the same intent', async () => {
    const session = await stripe.checkout.sessions.create(checkout())
    const declined = await pay(session, { card_number: '4000000000009995' })
    expect(declined.location).toBe(`/c/pay/${session.id}`)
    expect(await (await fetch(session.url ?? '')).text()).toContain('insufficient funds')
    await pay(session, { action: 'decline' })
    expect(await (await fetch(session.url ?? '')).text()).toContain('Your card was declined.')
    const open = await stripe.checkout.sessions.retrieve(session.id)
    expect(open).toMatchObject({ status: 'open', payment_status: 'unpaid' })
    await pay(session)
    const paid = await stripe.checkout.sessions.retrieve(session.id)
    expect(paid).toMatchObject({ status: 'complete', payment_intent: open.payment_intent })
    const charges = await stripe.charges.list({ payment_intent: String(paid.payment_intent) })
    expect(charges.data.map(({ status }) => status)).toEqual(['succeeded', 'failed', 'failed'])
  })

  test('3-D Secure: the challenge decides', async () => {
    const session = await stripe.checkout.sessions.create(checkout())
    expect((await pay(session, { card_number: '4000002500003155' })).location).toBe(`/c/pay/${session.id}`)
    const challenge = await (await fetch(session.url ?? '')).text()
    expect(challenge).toContain('>Complete authentication</button>')
    expect(challenge).toContain('>Fail authentication</button>')
    await pressOnPage(session.url ?? '', { action: 'fail authentication' })
    expect(await (await fetch(session.url ?? '')).text()).toContain('unable to authenticate')
    await pay(session, { card_number: '4000002500003155' })
    const { location } = await pressOnPage(session.url ?? '', { action: 'complete authentication' })
    expect(location).toContain(session.id)
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid')
  })

  test('the page takes no orders from other sites', async () => {
    const session = await stripe.checkout.sessions.create(checkout())
    const response = await fetch(session.url ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://evil.test' },
      body: 'action=pay&card_number=4242424242424242',
    })
    expect(response.status).toBe(403)
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('open')
  })
})

describe('ACH', () => {
  test('settle later: processing, then paid after four days by itself', async () => {
    const before = (await events()).length
    const session = await stripe.checkout.sessions.create(ach)
    expect(await (await fetch(session.url ?? '')).text()).toContain('>Settle later</button>')
    await pay(session, { action: 'settle later' })
    const processing = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    expect(processing).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: { status: 'processing' },
    })
    await sandbox.control('POST /clock', { advance: 'P3D' })
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('unpaid')
    await sandbox.control('POST /clock', { advance: 'P2D' })
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid')
    // sessions that other tests left open expire meanwhile
    const seen = (await events()).slice(before).filter(({ type }) => type !== 'checkout.session.expired')
    expect(new Set(seen.map(({ type }) => type))).toEqual(
      new Set([
        'payment_intent.created',
        'payment_intent.processing',
        'charge.pending',
        'checkout.session.completed',
        'charge.succeeded',
        'payment_intent.succeeded',
        'checkout.session.async_payment_succeeded',
        'charge.updated',
      ]),
    )
    const settled = seen.find(({ type }) => type === 'checkout.session.async_payment_succeeded')
    const completed = seen.find(({ type }) => type === 'checkout.session.completed')
    expect((settled?.created ?? 0) - (completed?.created ?? 0)).toBeGreaterThanOrEqual(4 * 86_400 - 1)
    expect((settled?.created ?? 0) - (completed?.created ?? 0)).toBeLessThan(4 * 86_400 + 60)
  })

  test('pay settles at once, and an account without funds fails after the session completed', async () => {
    expect(await paidIntent(ach)).toMatchObject({ status: 'succeeded' })
    const before = (await events()).length
    const session = await stripe.checkout.sessions.create(ach)
    await pay(session, { action: 'settle later', account_number: '000222222227' })
    await sandbox.control('POST /clock', { advance: 'P5D' })
    const failed = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    expect(failed).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: { status: 'requires_payment_method', last_payment_error: { code: 'insufficient_funds' } },
    })
    expect(await typesSince(before)).toContain('checkout.session.async_payment_failed')
  })

  test('is offered in US dollars only, and beside the card when both are allowed', async () => {
    const both = await stripe.checkout.sessions.create(
      checkout({ allowed_payment_method_types: ['card', 'us_bank_account'] }),
    )
    const page = await (await fetch(both.url ?? '')).text()
    expect(page).toContain('type="radio"')
    await pay(both, { method: 'us_bank_account', action: 'settle later' })
    expect(await stripe.checkout.sessions.retrieve(both.id)).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
    })

    const price_data = { currency: 'eur', unit_amount: 5_000, product_data: { name: 'Invoice 7' } }
    const euro = checkout({
      line_items: [{ quantity: 1, price_data }],
      allowed_payment_method_types: ['card', 'us_bank_account'],
    })
    expect((await stripe.checkout.sessions.create(euro)).payment_method_types).toEqual(['card'])
    expect(
      await failure(stripe.checkout.sessions.create({ ...euro, allowed_payment_method_types: ['us_bank_account'] })),
    ).toMatchObject({ statusCode: 400 })
  })
})

describe('sessions', () => {
  test('expire on the clock and by call', async () => {
    const before = (await events()).length
    const byClock = await stripe.checkout.sessions.create(checkout())
    await sandbox.control('POST /clock', { advance: 'PT25H' })
    expect((await stripe.checkout.sessions.retrieve(byClock.id)).status).toBe('expired')
    expect((await fetch(`${sandbox.urls.stripe}/c/pay/${byClock.id}`)).status).toBe(410)
    const byCall = await stripe.checkout.sessions.create(checkout())
    expect((await stripe.checkout.sessions.expire(byCall.id)).status).toBe('expired')
    expect(await failure(stripe.checkout.sessions.expire(byCall.id))).toMatchObject({
      type: 'StripeInvalidRequestError',
      statusCode: 400,
    })
    const expired = (await events()).slice(before).filter(({ type }) => type === 'checkout.session.expired')
    const ids = expired.map(({ data }) => 'id' in data.object && data.object.id)
    expect(ids).toEqual(expect.arrayContaining([byClock.id, byCall.id]))
  })

  test('list by cursor, filter, line items', async () => {
    const made = []
    for (let n = 0; n < 3; n += 1) made.push((await stripe.checkout.sessions.create(checkout())).id)
    const first = await stripe.checkout.sessions.list({ limit: 2 })
    expect(first.data.map(({ id }) => id)).toEqual([made[2], made[1]])
    expect(first.has_more).toBe(true)
    const next = await stripe.checkout.sessions.list({ limit: 1, starting_after: made[1] ?? '' })
    expect(next.data[0]?.id).toBe(made[0])
    const back = await stripe.checkout.sessions.list({ limit: 1, ending_before: made[0] ?? '' })
    expect(back.data[0]?.id).toBe(made[1])
    const all: string[] = []
    for await (const session of stripe.checkout.sessions.list({ limit: 2, status: 'open' })) all.push(session.id)
    expect(all).toEqual(expect.arrayContaining(made))
    expect((await stripe.checkout.sessions.listLineItems(made[0] ?? '')).data[0]).toMatchObject({
      quantity: 1,
      amount_total: 12_345,
    })
  })

  test.each([
    ['an unknown parameter', { payment_method_types: ['card'] }, 'parameter_unknown'],
    ['no success address', { success_url: undefined }, 'parameter_missing'],
    [
      'too little',
      { line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 49, product_data: { name: 'x' } } }] },
      'amount_too_small',
    ],
    [
      'nine digits',
      {
        line_items: [
          { quantity: 1, price_data: { currency: 'usd', unit_amount: 100_000_000, product_data: { name: 'x' } } },
        ],
      },
      'amount_too_large',
    ],
    [
      'a fraction',
      {
        line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 99.5, product_data: { name: 'x' } } }],
      },
      'parameter_invalid_integer',
    ],
    ['a relative address', { success_url: '/return' }, 'url_invalid'],
    ['an unknown customer', { customer: 'cus_nobody' }, 'resource_missing'],
  ])('%s is refused', async (_case, change, code) => {
    const error = await failure(stripe.checkout.sessions.create({ ...checkout(), ...change } as SessionParams))
    expect(error).toMatchObject({ type: 'StripeInvalidRequestError', code })
  })
})

describe('refunds and disputes', () => {
  test('partial refunds to the end, then no more', async () => {
    const intent = await paidIntent()
    await stripe.refunds.create({
      payment_intent: intent.id,
      amount: 2_345,
      reason: 'requested_by_customer',
      metadata: { why: 'goodwill' },
    })
    expect(await failure(stripe.refunds.create({ payment_intent: intent.id, amount: 10_001 }))).toMatchObject({
      statusCode: 400,
      param: 'amount',
    })
    await stripe.refunds.create({ charge: intent.latest_charge.id })
    expect(await failure(stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({
      code: 'charge_already_refunded',
    })
    expect(await stripe.charges.retrieve(intent.latest_charge.id)).toMatchObject({
      amount_refunded: 12_345,
      refunded: true,
    })
    const refunds = await stripe.refunds.list({ payment_intent: intent.id })
    expect(refunds.data.map(({ amount }) => amount)).toEqual([10_000, 2_345])
  })

  test('a refund that fails after ten days puts the money back', async () => {
    const intent = await paidIntent(checkout(), { card_number: '4000000000005126' })
    const refund = await stripe.refunds.create({ payment_intent: intent.id })
    expect(refund.status).toBe('succeeded')
    const before = (await events()).length
    await sandbox.control('POST /clock', { advance: 'P11D' })
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
    })
    expect((await stripe.charges.retrieve(intent.latest_charge.id)).amount_refunded).toBe(0)
    expect(await typesSince(before)).toEqual(expect.arrayContaining(['refund.updated', 'refund.failed']))
  })

  test('an ACH return is a lost dispute at once; a card dispute can be won', async () => {
    const returned = await paidIntent(ach)
    const before = (await events()).length
    const answer = await sandbox.control(`POST /stripe/payments/${returned.latest_charge.id}/return`)
    expect(answer).toMatchObject({
      status: 200,
      body: { received: 12_345, disputed: 12_345, net: 0, disputes: [{ status: 'lost' }] },
    })
    expect(new Set(await typesSince(before))).toEqual(
      new Set(['charge.dispute.created', 'charge.dispute.funds_withdrawn', 'charge.dispute.closed']),
    )
    const disputed = await paidIntent(checkout(), { card_number: '4000000000000259' })
    const [dispute] = (await stripe.disputes.list({ payment_intent: disputed.id })).data
    expect(dispute).toMatchObject({ status: 'needs_response', amount: 12_345 })
    expect(await failure(stripe.refunds.create({ payment_intent: disputed.id }))).toMatchObject({
      code: 'refund_disputed_payment',
    })
    const won = await sandbox.control(`POST /stripe/payments/${disputed.id}/dispute`, { outcome: 'won' })
    expect(won.body).toMatchObject({ disputed: 0, net: 12_345 })
    expect(await stripe.disputes.retrieve(dispute?.id ?? '')).toMatchObject({ status: 'won' })
  })

  test('an inquiry moves no money', async () => {
    const intent = await paidIntent()
    const { body } = await sandbox.control(`POST /stripe/payments/${intent.id}/dispute`, { warning: true })
    expect(body).toMatchObject({ disputed: 0, disputes: [{ status: 'warning_needs_response' }] })
  })
})

describe('off session', () => {
  const savedMethod = async (card_number: string) => {
    const customer = await stripe.customers.create({
      email: 'ada@client.test',
      name: 'Ada',
      metadata: { clientId: 'c1' },
    })
    const intent = await paidIntent(
      checkout({ customer: customer.id, payment_intent_data: { setup_future_usage: 'off_session' } }),
      { card_number },
    )
    return { customer: customer.id, payment_method: String(intent.payment_method) }
  }
  const charge = { amount: 5_000, currency: 'usd', off_session: true, confirm: true } as const

  test('a saved card pays without its owner', async () => {
    const saved = await savedMethod('4242424242424242')
    const intent = await stripe.paymentIntents.create({ ...charge, ...saved, metadata: { instalment: '2' } })
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 5_000, metadata: { instalment: '2' } })
    const methods = await stripe.customers.listPaymentMethods(saved.customer, { type: 'card' })
    expect(methods.data.map(({ id }) => id)).toEqual([saved.payment_method])
    const found = await stripe.paymentIntents.retrieve(intent.id, {
      expand: ['latest_charge.balance_transaction', 'customer'],
    })
    expect(found).toMatchObject({
      customer: { email: 'ada@client.test' },
      latest_charge: { balance_transaction: { amount: 5_000, fee: 175, net: 4_825 } },
    })
  })

  test.each([
    ['pm_card_chargeCustomerFail', 'card_declined', 'generic_decline'],
    ['pm_card_authenticationRequired', 'authentication_required', 'authentication_required'],
    ['pm_card_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
  ])('%s is declined and the same intent can be retried', async (payment_method, code, decline_code) => {
    const error = await failure(stripe.paymentIntents.create({ ...charge, payment_method }))
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError)
    expect(error).toMatchObject({
      statusCode: 402,
      code,
      decline_code,
      payment_intent: { status: 'requires_payment_method' },
    })
    const { payment_intent } = error as Stripe.errors.StripeCardError
    const retried = await stripe.paymentIntents.confirm(payment_intent?.id ?? '', {
      payment_method: 'pm_card_visa',
      off_session: true,
    })
    expect(retried.status).toBe('succeeded')
  })

  test('a bank account is processing for four days', async () => {
    const intent = await stripe.paymentIntents.create({ ...charge, payment_method: 'pm_usBankAccount_success' })
    expect(intent.status).toBe('processing')
    await sandbox.control('POST /clock', { advance: 'P5D' })
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
  })

  test('cancel, and what may not be cancelled', async () => {
    const intent = await stripe.paymentIntents.create({ amount: 5_000, currency: 'usd' })
    expect((await stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'abandoned' })).status).toBe(
      'canceled',
    )
    expect(await failure(stripe.paymentIntents.cancel(intent.id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    })
    const ofSession = await paidIntent()
    expect(await failure(stripe.paymentIntents.cancel(ofSession.id))).toMatchObject({ statusCode: 400 })
    const raw = { ...charge, payment_method_types: ['card'] } as Stripe.PaymentIntentCreateParams
    expect(await failure(stripe.paymentIntents.create(raw))).toMatchObject({
      code: 'payment_method_types_no_longer_supported',
    })
  })
})

describe('calls', () => {
  test('keys: missing, foreign', async () => {
    expect(await failure(sdk('sk_test_wrong').customers.list())).toMatchObject({
      type: 'StripeAuthenticationError',
      statusCode: 401,
    })
    expect((await fetch(`${sandbox.urls.stripe}/v1/customers`)).status).toBe(401)
  })

  test('one key, one session; other parameters are refused; forgotten after a day', async () => {
    const options = { idempotencyKey: 'checkout/pay_9' }
    const first = await stripe.checkout.sessions.create(checkout(), options)
    const second = await stripe.checkout.sessions.create(checkout(), options)
    expect(second.id).toBe(first.id)
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect(second.lastResponse.requestId).toMatch(/^req_/)
    expect(await failure(stripe.checkout.sessions.create(ach, options))).toMatchObject({
      type: 'StripeIdempotencyError',
      statusCode: 400,
    })
    await sandbox.control('POST /clock', { advance: 'PT25H' })
    expect((await stripe.checkout.sessions.create(checkout(), options)).id).not.toBe(first.id)
  })

  test('a refused parameter does not use the key up; two at once: one is told to wait', async () => {
    const options = { idempotencyKey: 'checkout/pay_10' }
    await failure(stripe.checkout.sessions.create({ mode: 'payment', nonsense: '1' } as SessionParams, options))
    await sandbox.control('POST /faults', { provider: 'stripe', path: '/v1/checkout', kind: 'slow', ms: 300 })
    const both = await Promise.allSettled([
      stripe.checkout.sessions.create(checkout(), options),
      stripe.checkout.sessions.create(checkout(), options),
    ])
    const refused = both.find(({ status }) => status === 'rejected')
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(refused).toMatchObject({ reason: { statusCode: 409 } })
  })

  test('events: list by type, retrieve, tampered bodies are refused by the SDK', async () => {
    const intent = await paidIntent()
    const page = await stripe.events.list({ types: ['payment_intent.succeeded'], limit: 1 })
    expect(page.data[0]).toMatchObject({ type: 'payment_intent.succeeded', data: { object: { id: intent.id } } })
    expect((await stripe.events.retrieve(page.data[0]?.id ?? '')).id).toBe(page.data[0]?.id)
    const [webhook] = await sandbox.webhooks('stripe')
    const signature = String(webhook?.headers['stripe-signature'])
    const { stripeWebhookSecret } = sandbox.credentials
    expect(() => stripe.webhooks.constructEvent(`${webhook?.body} `, signature, stripeWebhookSecret)).toThrow()
  })

  test('customers are kept and changed', async () => {
    const customer = await stripe.customers.create({ email: 'grace@client.test', metadata: { a: '1', b: '2' } })
    const changed = await stripe.customers.update(customer.id, { name: 'Grace', metadata: { b: '' } })
    expect(changed).toMatchObject({ name: 'Grace', email: 'grace@client.test', metadata: { a: '1' } })
    expect((await stripe.customers.list({ email: 'grace@client.test' })).data).toHaveLength(1)
  })
})

describe('faults', () => {
  test.each([
    ['500', { statusCode: 500 }],
    ['429', { type: 'StripeRateLimitError' }],
    ['html', { message: expect.stringContaining('Invalid JSON') }],
    ['cut', { type: 'StripeConnectionError' }],
  ])('%s', async (kind, expected) => {
    await sandbox.control('POST /faults', { provider: 'stripe', path: '/v1/customers', kind, times: 1 })
    expect(await failure(stripe.customers.list())).toMatchObject(expected)
  })

  test('drop-after: the SDK retries with its key and finds the same object', async () => {
    await sandbox.control('POST /faults', { provider: 'stripe', path: '/v1/customers', kind: 'drop-after', times: 1 })
    await stripe.customers.create({ email: 'dropped@client.test' })
    expect((await stripe.customers.list({ email: 'dropped@client.test' })).data).toHaveLength(1)
  })

  test('drop-after: without a retry the outcome is unknown, and the same key finds it', async () => {
    await sandbox.control('POST /faults', { provider: 'stripe', path: '/v1/customers', kind: 'drop-after', times: 2 })
    const options = { idempotencyKey: 'customer/lost' }
    expect(await failure(stripe.customers.create({ email: 'lost@client.test' }, options))).toMatchObject({
      type: 'StripeConnectionError',
    })
    const [only] = (await stripe.customers.list({ email: 'lost@client.test' })).data
    expect((await stripe.customers.create({ email: 'lost@client.test' }, options)).id).toBe(only?.id)
  })
})

test('the control port can play the buyer, and its ledger sums up', async () => {
  const session = await stripe.checkout.sessions.create(ach)
  expect((await sandbox.control(`POST /stripe/payments/${session.id}/refund`)).status).toBe(409)
  expect((await sandbox.control(`POST /stripe/payments/${session.id}/settle`)).body).toMatchObject({
    status: 'succeeded',
    received: 12_345,
  })
  expect((await sandbox.control(`POST /stripe/payments/${session.id}/refund`, { amount: 345 })).body).toMatchObject({
    refunded: 345,
    net: 12_000,
  })
  expect((await sandbox.control('POST /stripe/payments/cs_nothing/settle')).status).toBe(404)
})

describe.skipIf(!haveVendorSpecs)(`against Stripe's types${haveVendorSpecs ? '' : ` (${noVendorSpecs})`}`, () => {
  const get = async (path: string) => {
    const headers = { authorization: `Bearer ${sandbox.credentials.stripeSecretKey}` }
    return (await fetch(sandbox.urls.stripe + path, { headers })).json()
  }
  const faults = (name: string, value: unknown) => vendorSpecFaults('stripe', `#/$defs/${name}`, value)

  test.each([
    [
      'Checkout.Session',
      '/v1/checkout/sessions?limit=100&expand[]=data.line_items&expand[]=data.payment_intent.latest_charge',
    ],
    ['PaymentIntent', '/v1/payment_intents?limit=100'],
    ['Charge', '/v1/charges?limit=100&expand[]=data.balance_transaction'],
    ['Refund', '/v1/refunds?limit=100'],
    ['Dispute', '/v1/disputes?limit=100'],
    ['Customer', '/v1/customers?limit=100'],
  ])('%s', async (name, path) => {
    const { data } = await get(path)
    expect(data.length).toBeGreaterThan(2)
    for (const object of data) expect(faults(name, object), object.id).toEqual([])
  })

  test('the check bites', () => expect(faults('Refund', { object: 'refund', status: 7 })).not.toEqual([]))

  test('single objects and every event', async () => {
    const { data: charges } = await get('/v1/charges?limit=100')
    for (const { payment_method } of charges) {
      expect(faults('PaymentMethod', await get(`/v1/payment_methods/${payment_method}`))).toEqual([])
    }
    const objectOf: Record<string, string> = {
      'payment_intent.': 'PaymentIntent',
      'charge.dispute.': 'Dispute',
      'charge.refund.': 'Refund',
      'charge.': 'Charge',
      'refund.': 'Refund',
      'checkout.session.': 'Checkout.Session',
      'customer.': 'Customer',
      'payment_method.': 'PaymentMethod',
    }
    const seen = new Set<string>()
    for (const { event } of await sandbox.webhooks('stripe')) {
      const prefix = Object.keys(objectOf).find((start) => event.type.startsWith(start)) ?? ''
      expect(faults('EventBase', event), event.type).toEqual([])
      expect(faults(objectOf[prefix] ?? '', event.data.object), event.type).toEqual([])
      seen.add(event.type)
    }
    expect(seen.size).toBeGreaterThan(20)
  })
})
