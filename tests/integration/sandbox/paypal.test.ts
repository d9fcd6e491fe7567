import checkout from '@paypal/checkout-server-sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { haveVendorSpecs, noVendorSpecs, vendorSpecFaults, type VendorSpec } from '#tests/support/vendor-specs.ts'
import { pressOnPage } from './hosted-page.ts'
import { runSandbox, type ReceivedWebhook, type RunningSandbox } from './running-sandbox.ts'

const { core, orders, payments } = checkout

interface Answer {
  statusCode: number
  headers: Record<string, string>
  // The SDK types its results loosely; every test says what it expects of them.
  result: Record<string, never> & { id: string; status: string; links: { rel: string; href: string }[] }
}

let sandbox: RunningSandbox
let paypal: InstanceType<typeof core.PayPalHttpClient>

const client = (id: string, secret: string) =>
  new core.PayPalHttpClient(new core.PayPalEnvironment(id, secret, sandbox.urls.paypal, sandbox.urls.paypal))

beforeAll(async () => {
  sandbox = await runSandbox()
  paypal = client(sandbox.credentials.paypalClientId, sandbox.credentials.paypalClientSecret)
})
beforeEach(() => sandbox.control('POST /paypal/settings', { uniqueInvoiceIds: false }))
afterAll(() => sandbox.close())

const execute = (request: object) => paypal.execute(request as never) as Promise<Answer>
const call = (verb: string, path: string, body?: unknown) =>
  execute({ verb, path, body, headers: { 'Content-Type': 'application/json' } })

const body = (change: object = {}) => ({
  intent: 'CAPTURE',
  purchase_units: [
    {
      amount: { currency_code: 'USD', value: '123.45' },
      description: 'Invoice 2041',
      custom_id: 'pay_1',
      invoice_id: '2041-1',
      ...change,
    },
  ],
  application_context: {
    return_url: 'http://127.0.0.1:3000/p/token/return?from=paypal',
    cancel_url: 'http://127.0.0.1:3000/p/token',
    user_action: 'PAY_NOW',
  },
})
const create = (given: object = body(), requestId?: string, prefer = 'return=representation') => {
  const request = new orders.OrdersCreateRequest()
  request.prefer(prefer)
  request.requestBody(given as never)
  if (requestId) Object.assign(request.headers, { 'PayPal-Request-Id': requestId })
  return execute(request)
}
const capture = (id: string, requestId?: string) => {
  const request = new orders.OrdersCaptureRequest(id)
  request.prefer('return=representation')
  request.requestBody({} as never)
  if (requestId) request.payPalRequestId(requestId)
  return execute(request)
}
const refund = (id: string, given: object = {}, requestId?: string) => {
  const request = new payments.CapturesRefundRequest(id)
  request.prefer('return=representation')
  request.requestBody(given as never)
  if (requestId) request.payPalRequestId(requestId)
  return execute(request)
}
const pageOf = ({ result }: Answer) =>
  result.links.find(({ rel }) => rel === 'approve' || rel === 'payer-action')?.href ?? ''
const approved = async (funding = 'balance', given: object = body()) => {
  const order = await create(given)
  await pressOnPage(pageOf(order), { action: 'approve', funding })
  return order.result.id
}
const captureIn = ({ result }: Answer) =>
  (result as unknown as { purchase_units: { payments: { captures: { id: string; status: string }[] } }[] })
    .purchase_units[0]?.payments.captures[0] ?? { id: '', status: '' }
const paid = async (funding?: string) => captureIn(await capture(await approved(funding))).id
const failure = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => expect.fail('the call should have been refused'),
    (reason: unknown) => reason as { statusCode: number; message: string; headers: Record<string, string> },
  )
  const refusal = JSON.parse(error.message) as {
    name: string
    debug_id: string
    details?: { issue: string }[]
    links: { rel: string }[]
  }
  return { ...error, refusal, issue: refusal.details?.[0]?.issue }
}
const eventTypes = async (from: number) =>
  (await sandbox.webhooks('paypal')).slice(from).map(({ event }) => event.event_type)
const eventCount = async () => (await sandbox.webhooks('paypal')).length

describe('an order', () => {
  test('create, approve on the page, capture, read back', async () => {
    const before = await eventCount()
    const order = await create()
    expect(order).toMatchObject({ statusCode: 201, result: { status: 'CREATED', intent: 'CAPTURE' } })
    expect(order.headers['paypal-debug-id']).toMatch(/^[a-z0-9]+$/)
    const page = await (await fetch(pageOf(order))).text()
    expect(page).toContain('>Approve</button>')
    expect(page).toContain('>Cancel</button>')
    expect(page).toContain('Invoice 2041')
    const { location } = await pressOnPage(pageOf(order), { action: 'approve', funding: 'balance' })
    expect(location).toBe(
      `http://127.0.0.1:3000/p/token/return?from=paypal&token=${order.result.id}&PayerID=QYR5Z8XDVJNXQ`,
    )

    const captured = await capture(order.result.id)
    expect(captured).toMatchObject({
      statusCode: 201,
      result: {
        status: 'COMPLETED',
        payer: { payer_id: 'QYR5Z8XDVJNXQ' },
        purchase_units: [
          {
            payments: {
              captures: [
                { status: 'COMPLETED', custom_id: 'pay_1', invoice_id: '2041-1', amount: { value: '123.45' } },
              ],
            },
          },
        ],
      },
    })
    const { id } = captureIn(captured)
    expect((await execute(new payments.CapturesGetRequest(id))).result).toMatchObject({
      status: 'COMPLETED',
      seller_receivable_breakdown: { paypal_fee: { value: '4.80' }, net_amount: { value: '118.65' } },
      supplementary_data: { related_ids: { order_id: order.result.id } },
    })
    expect((await execute(new orders.OrdersGetRequest(order.result.id))).result).toMatchObject({ status: 'COMPLETED' })
    expect((await eventTypes(before)).sort()).toEqual([
      'CHECKOUT.ORDER.APPROVED',
      'CHECKOUT.ORDER.COMPLETED',
      'PAYMENT.CAPTURE.COMPLETED',
    ])
  })

  test('with a payment source: payer-action, a request id is demanded, eChecks can be refused', async () => {
    const { application_context: context, ...rest } = body()
    const experience_context = { ...context, payment_method_preference: 'IMMEDIATE_PAYMENT_REQUIRED' }
    const given = { ...rest, payment_source: { paypal: { experience_context } } }
    expect(await failure(create(given))).toMatchObject({ statusCode: 400, issue: 'PAYPAL_REQUEST_ID_REQUIRED' })
    const order = await create(given, 'order/source')
    expect(order.result.status).toBe('PAYER_ACTION_REQUIRED')
    expect(order.result.links.map(({ rel }) => rel)).toContain('payer-action')
    expect(await (await fetch(pageOf(order))).text()).not.toContain('eCheck')
  })

  test('cancel leads back and leaves the order open', async () => {
    const order = await create()
    const { location } = await pressOnPage(pageOf(order), { action: 'cancel' })
    expect(location).toBe(`http://127.0.0.1:3000/p/token?token=${order.result.id}`)
    expect(await failure(capture(order.result.id))).toMatchObject({ statusCode: 422, issue: 'ORDER_NOT_APPROVED' })
  })

  test('minimal answers, patch, and no order of that id', async () => {
    const order = await create(body(), undefined, 'return=minimal')
    expect(Object.keys(order.result).sort()).toEqual(['id', 'links', 'status'])
    const patch = new orders.OrdersPatchRequest(order.result.id)
    const path = "/purchase_units/@reference_id=='default'/amount"
    patch.requestBody([{ op: 'replace', path, value: { currency_code: 'USD', value: '100.00' } }] as never)
    expect((await execute(patch)).statusCode).toBe(204)
    expect((await execute(new orders.OrdersGetRequest(order.result.id))).result).toMatchObject({
      purchase_units: [{ amount: { value: '100.00' } }],
    })
    expect(await failure(execute(new orders.OrdersGetRequest('5O190127TN364715T')))).toMatchObject({
      statusCode: 404,
      refusal: { name: 'RESOURCE_NOT_FOUND' },
    })
  })

  test('an approval that nobody captures is reversed after three hours', async () => {
    const before = await eventCount()
    const id = await approved()
    await sandbox.control('POST /clock', { advance: 'PT4H' })
    expect((await execute(new orders.OrdersGetRequest(id))).result.status).toBe('VOIDED')
    expect(await failure(capture(id))).toMatchObject({ issue: 'ORDER_NOT_APPROVED' })
    expect(await eventTypes(before)).toContain('CHECKOUT.PAYMENT-APPROVAL.REVERSED')
  })

  test.each([
    ['three decimals', { amount: { currency_code: 'USD', value: '1.234' } }, 422, 'DECIMAL_PRECISION'],
    ['decimals of yen', { amount: { currency_code: 'JPY', value: '100.50' } }, 422, 'DECIMALS_NOT_SUPPORTED'],
    ['nothing', { amount: { currency_code: 'USD', value: '0.00' } }, 422, 'CANNOT_BE_ZERO_OR_NEGATIVE'],
    ['no amount', { amount: undefined }, 400, 'MISSING_REQUIRED_PARAMETER'],
    ['a long invoice id', { invoice_id: 'x'.repeat(128) }, 400, 'INVALID_STRING_LENGTH'],
    [
      'parts that do not add up',
      {
        amount: {
          currency_code: 'USD',
          value: '10.00',
          breakdown: { item_total: { currency_code: 'USD', value: '9.00' } },
        },
      },
      422,
      'AMOUNT_MISMATCH',
    ],
  ])('%s is refused', async (_case, change, statusCode, issue) => {
    expect(await failure(create(body(change)))).toMatchObject({ statusCode, issue })
  })
})

describe('captures', () => {
  test('the same request id answers with the latest state and takes the money once', async () => {
    const created = await create(body(), 'order/once')
    const repeated = await create(body(), 'order/once')
    expect(repeated).toMatchObject({ statusCode: 200, result: { id: created.result.id } })
    await pressOnPage(pageOf(created), { action: 'approve', funding: 'balance' })
    const first = await capture(created.result.id, 'capture/once')
    await refund(captureIn(first).id)
    const second = await capture(created.result.id, 'capture/once')
    expect(second.statusCode).toBe(200)
    expect(captureIn(second)).toMatchObject({ id: captureIn(first).id, status: 'REFUNDED' })
    expect(await failure(capture(created.result.id))).toMatchObject({
      statusCode: 422,
      issue: 'ORDER_ALREADY_CAPTURED',
    })
  })

  test('an eCheck is pending for four days', async () => {
    const before = await eventCount()
    const order = await approved('echeck')
    const pending = captureIn(await capture(order))
    expect(pending).toMatchObject({ status: 'PENDING', status_details: { reason: 'ECHECK' } })
    expect((await execute(new orders.OrdersGetRequest(order))).result.status).toBe('COMPLETED')
    expect(await failure(refund(pending.id))).toMatchObject({ issue: 'PENDING_CAPTURE' })
    await sandbox.control('POST /clock', { advance: 'P5D' })
    expect((await execute(new payments.CapturesGetRequest(pending.id))).result.status).toBe('COMPLETED')
    expect(await eventTypes(before)).toEqual(
      expect.arrayContaining(['PAYMENT.CAPTURE.PENDING', 'PAYMENT.CAPTURE.COMPLETED']),
    )
  })

  test('an eCheck can be denied, a completed capture reversed', async () => {
    const before = await eventCount()
    expect((await sandbox.control(`POST /paypal/captures/${await paid('echeck')}/deny`)).body).toMatchObject({
      status: 'DECLINED',
      net: 0,
    })
    const id = await paid()
    expect((await sandbox.control(`POST /paypal/captures/${id}/deny`)).status).toBe(409)
    expect((await sandbox.control(`POST /paypal/captures/${id}/reverse`)).body).toMatchObject({
      reversed: 12_345,
      net: 0,
    })
    expect(await eventTypes(before)).toEqual(
      expect.arrayContaining(['PAYMENT.CAPTURE.DENIED', 'PAYMENT.CAPTURE.REVERSED']),
    )
  })

  test('a declined instrument sends the buyer back to the page', async () => {
    const id = await approved('declined')
    const declined = await failure(capture(id))
    expect(declined).toMatchObject({ statusCode: 422, issue: 'INSTRUMENT_DECLINED' })
    expect(declined.refusal.links.map(({ rel }) => rel)).toContain('redirect')
    await pressOnPage(`${sandbox.urls.paypal}/checkoutnow?token=${id}`, { action: 'approve', funding: 'balance' })
    expect(captureIn(await capture(id)).status).toBe('COMPLETED')
  })

  test('unique invoice ids are a setting', async () => {
    await paid()
    await sandbox.control('POST /paypal/settings', { uniqueInvoiceIds: true })
    expect(await failure(capture(await approved()))).toMatchObject({ statusCode: 422, issue: 'DUPLICATE_INVOICE_ID' })
  })
})

describe('refunds', () => {
  test('in parts, then the rest, then no more', async () => {
    const id = await paid()
    const first = await refund(
      id,
      { amount: { currency_code: 'USD', value: '23.45' }, note_to_payer: 'Sorry' },
      'refund/1',
    )
    expect(first).toMatchObject({
      statusCode: 201,
      result: { status: 'COMPLETED', amount: { value: '23.45' }, note_to_payer: 'Sorry' },
    })
    const again = await refund(id, { amount: { currency_code: 'USD', value: '23.45' } }, 'refund/1')
    expect(again).toMatchObject({ statusCode: 200, result: { id: first.result.id } })
    expect(await failure(refund(id, { amount: { currency_code: 'USD', value: '100.01' } }))).toMatchObject({
      issue: 'REFUND_AMOUNT_EXCEEDED',
    })
    expect(await failure(refund(id, { amount: { currency_code: 'EUR', value: '1.00' } }))).toMatchObject({
      issue: 'REFUND_CAPTURE_CURRENCY_MISMATCH',
    })
    expect((await execute(new payments.CapturesGetRequest(id))).result.status).toBe('PARTIALLY_REFUNDED')
    expect((await refund(id)).result).toMatchObject({ amount: { value: '100.00' } })
    expect(await failure(refund(id))).toMatchObject({ issue: 'CAPTURE_FULLY_REFUNDED' })
    expect((await execute(new payments.RefundsGetRequest(first.result.id))).result).toMatchObject({
      links: [{ rel: 'self' }, { rel: 'up' }],
    })
  })
})

describe('disputes', () => {
  test('open, block refunds, and end for the buyer', async () => {
    const before = await eventCount()
    const id = await paid()
    const { body: ledger } = await sandbox.control(`POST /paypal/captures/${id}/dispute`)
    const [{ id: dispute }] = ledger.disputes
    expect(await failure(refund(id))).toMatchObject({ issue: 'TRANSACTION_DISPUTED' })
    expect((await call('GET', `/v1/customer/disputes/${dispute}`)).result).toMatchObject({
      status: 'WAITING_FOR_SELLER_RESPONSE',
    })
    expect((await call('GET', `/v1/customer/disputes?disputed_transaction_id=${id}`)).result).toMatchObject({
      items: [{ dispute_id: dispute }],
    })
    await sandbox.control(`POST /paypal/disputes/${dispute}/resolve`, { outcome: 'RESOLVED_BUYER_FAVOUR' })
    expect((await execute(new payments.CapturesGetRequest(id))).result.status).toBe('REFUNDED')
    expect(await eventTypes(before)).toEqual(
      expect.arrayContaining(['CUSTOMER.DISPUTE.CREATED', 'CUSTOMER.DISPUTE.RESOLVED', 'PAYMENT.CAPTURE.REVERSED']),
    )
  })
})

describe('webhook verification', () => {
  const verify = async ({ headers, body: raw }: ReceivedWebhook, change: Record<string, string> = {}) => {
    const claim = {
      auth_algo: headers['paypal-auth-algo'],
      cert_url: headers['paypal-cert-url'],
      transmission_id: headers['paypal-transmission-id'],
      transmission_sig: headers['paypal-transmission-sig'],
      transmission_time: headers['paypal-transmission-time'],
      webhook_id: sandbox.credentials.paypalWebhookId,
      ...change,
    }
    const token = await fetch(`${sandbox.urls.paypal}/v1/oauth2/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${sandbox.credentials.paypalClientId}:${sandbox.credentials.paypalClientSecret}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    })
    const { access_token } = await token.json()
    const response = await fetch(`${sandbox.urls.paypal}/v1/notifications/verify-webhook-signature`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      body: `${JSON.stringify(claim).slice(0, -1)},"webhook_event":${raw}}`,
    })
    return (await response.json()).verification_status
  }

  test('what was sent verifies; any change does not', async () => {
    await paid()
    const [webhook] = (await sandbox.webhooks('paypal')).slice(-1)
    if (!webhook) throw new Error('no webhook came')
    expect(await verify(webhook)).toBe('SUCCESS')
    expect(await verify({ ...webhook, body: webhook.body.replace('123.45', '1.45') })).toBe('FAILURE')
    expect(await verify({ ...webhook, body: webhook.body.replace('{', '{ ') })).toBe('FAILURE')
    expect(await verify(webhook, { webhook_id: '0'.repeat(17) })).toBe('FAILURE')
    expect(await verify(webhook, { transmission_id: 'another-id' })).toBe('FAILURE')
    expect(await verify(webhook, { transmission_sig: 'AAAA' })).toBe('FAILURE')
  })
})

describe('calls', () => {
  test('wrong credentials', async () => {
    const wrong = client('Awrong', 'Ewrong')
    const attempt = wrong.execute(new orders.OrdersGetRequest('X') as never)
    await expect(attempt).rejects.toMatchObject({ statusCode: 401, message: expect.stringContaining('invalid_client') })
    expect((await fetch(`${sandbox.urls.paypal}/v2/checkout/orders/X`)).status).toBe(401)
  })

  test.each([
    ['500', 500],
    ['429', 429],
  ])('fault %s', async (kind, statusCode) => {
    await sandbox.control('POST /faults', { provider: 'paypal', path: '/v2/checkout/orders', kind, times: 1 })
    expect(await failure(create())).toMatchObject({ statusCode })
  })

  test('drop-after: the capture took place, and the same request id finds it', async () => {
    const id = await approved()
    await sandbox.control('POST /faults', {
      provider: 'paypal',
      path: `/v2/checkout/orders/${id}/capture`,
      kind: 'drop-after',
      times: 1,
    })
    await expect(capture(id, 'capture/dropped')).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(captureIn(await capture(id, 'capture/dropped')).status).toBe('COMPLETED')
    const { body: ledger } = await sandbox.control('GET /paypal/captures')
    expect(ledger.filter(({ order }: { order: string }) => order === id)).toHaveLength(1)
  })

  test('two captures at once with one request id: the money is taken once', async () => {
    const id = await approved()
    await sandbox.control('POST /faults', {
      provider: 'paypal',
      path: `/v2/checkout/orders/${id}/capture`,
      kind: 'slow',
      ms: 200,
    })
    const both = await Promise.allSettled([capture(id, 'capture/race'), capture(id, 'capture/race')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe.skipIf(!haveVendorSpecs)(`against PayPal's OpenAPI${haveVendorSpecs ? '' : ` (${noVendorSpecs})`}`, () => {
  const faults = (spec: VendorSpec, name: string, value: unknown) =>
    vendorSpecFaults(spec, `#/components/schemas/${name}`, value)

  test('the check bites', () => expect(faults('paypal-orders', 'order', { status: 'PAID' })).not.toEqual([]))

  test('orders, captures, refunds, disputes, events', async () => {
    expect(faults('paypal-orders', 'order_request', body())).toEqual([])
    for (const { event } of await sandbox.webhooks('paypal'))
      expect(faults('paypal-webhooks', 'event', event), event.event_type).toEqual([])
    const { body: ledger } = await sandbox.control('GET /paypal/captures')
    const open = await create()
    expect(faults('paypal-orders', 'order', open.result)).toEqual([])
    expect(ledger.length).toBeGreaterThan(5)
    for (const { id, order, refunds, disputes } of ledger) {
      expect(faults('paypal-orders', 'order', (await execute(new orders.OrdersGetRequest(order))).result)).toEqual([])
      expect(
        faults('paypal-payments', 'capture-2', (await execute(new payments.CapturesGetRequest(id))).result),
      ).toEqual([])
      for (const { id: refundId } of refunds) {
        expect(
          faults('paypal-payments', 'refund', (await execute(new payments.RefundsGetRequest(refundId))).result),
        ).toEqual([])
      }
      for (const { id: dispute } of disputes) {
        expect(
          faults('paypal-disputes', 'dispute', (await call('GET', `/v1/customer/disputes/${dispute}`)).result),
        ).toEqual([])
      }
    }
    expect(faults('paypal-disputes', 'dispute_search', (await call('GET', '/v1/customer/disputes')).result)).toEqual([])
  })
})
