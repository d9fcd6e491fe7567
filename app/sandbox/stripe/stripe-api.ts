import type Stripe from 'stripe'
import { z } from 'zod'
import type { ApiDoor } from '../faults.ts'
import { jsonReply, type Reply, type SandboxRequest } from '../http-server.ts'
import { mixedId } from '../random-id.ts'
import { createRouter, type Routes } from '../routes.ts'
import type { WebhookSender } from '../webhook-sender.ts'
import { createSession, expireOpenSession } from './checkout-sessions.ts'
import { createCustomer, CustomerParameters, updateCustomer } from './customers.ts'
import { expandObject } from './expand.ts'
import { parseForm, type FormObject } from './form-body.ts'
import type { createIdempotency } from './idempotency.ts'
import { paymentIntentCalls } from './intent-calls.ts'
import {
  ChargeFilter,
  CustomerFilter,
  EventFilter,
  IntentFilter,
  matching,
  NoFilter,
  OfChargeFilter,
  SessionFilter,
} from './list-filters.ts'
import { listPage } from './list-page.ts'
import { expand, integer, metadata, readParameters, text } from './parameters.ts'
import { createRefund } from './refunds.ts'
import { SessionParameters } from './session-parameters.ts'
import { savedMethodCalls } from './saved-method-calls.ts'
import { changeSession } from './session-state.ts'
import { found, invalidRequest, noSuch, StripeError } from './stripe-error.ts'
import { API_VERSION, idOf, type StripeStore } from './stripe-store.ts'

const Nothing = z.strictObject({ expand })
const RefundParameters = z.strictObject({
  amount: integer.optional(),
  charge: text.optional(),
  expand,
  metadata: metadata.optional(),
  payment_intent: text.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
})
const SessionChange = z.strictObject({ expand, metadata: metadata.optional() })

type Call = (form: FormObject, id: string) => object

/** The part of Stripe's API that takes payments, version 2026-10-28.endive. */
export function createStripeApi(
  store: StripeStore,
  webhooks: WebhookSender,
  once: ReturnType<typeof createIdempotency>,
  secretKey: string,
): ApiDoor {
  const intentCalls = paymentIntentCalls(store)
  const session = (id: string) => found(store.sessions, 'checkout session', id)
  const events = () =>
    webhooks.events
      .values()
      .filter(({ provider }) => provider === 'stripe')
      .map(({ body }) => JSON.parse(body) as Stripe.Event)
  const lineItems = (id: string) => {
    const items = session(id).lineItems
    return { object: 'list', data: items, has_more: false, url: `/v1/checkout/sessions/${id}/line_items` }
  }
  const find = (id: string): unknown => {
    if (id.endsWith('/line_items')) return lineItems(id.replace('/line_items', ''))
    const { charges, customers, disputes, intents, mandates, paymentMethods, refunds, setupIntents } = store
    const money = [intents, charges, refunds, disputes, store.balanceTransactions]
    const tables = [...money, customers, paymentMethods, setupIntents, mandates]
    return (
      store.sessions.get(id)?.session ?? tables.map((table) => table.get(id)).find((object) => object !== undefined)
    )
  }
  const plain =
    (read: (id: string) => object): Call =>
    (form, id) => {
      readParameters(form, Nothing)
      return read(id)
    }

  const calls: Record<string, Call> = {
    'POST /v1/checkout/sessions': (form) => createSession(store, readParameters(form, SessionParameters)).session,
    'GET /v1/checkout/sessions': (form) => {
      const { customer, payment_intent, status, ...query } = readParameters(form, SessionFilter)
      const all = store.sessions.values().map((stored) => stored.session)
      const wanted = all.filter(matching({ customer, payment_intent, status }))
      return listPage(wanted, query, '/v1/checkout/sessions')
    },
    'GET /v1/checkout/sessions/{}': plain((id) => session(id).session),
    'POST /v1/checkout/sessions/{}': (form, id) => {
      const given = readParameters(form, SessionChange)
      const stored = session(id)
      return changeSession(store, stored, { metadata: { ...stored.session.metadata, ...given.metadata } }).session
    },
    'POST /v1/checkout/sessions/{}/expire': plain((id) => expireOpenSession(store, session(id)).session),
    'GET /v1/checkout/sessions/{}/line_items': (form, id) => {
      const query = readParameters(form, NoFilter)
      return listPage([...lineItems(id).data].reverse(), query, `/v1/checkout/sessions/${id}/line_items`)
    },

    'POST /v1/payment_intents': (form) => intentCalls.create(form),
    'GET /v1/payment_intents': (form) => {
      const { customer, ...query } = readParameters(form, IntentFilter)
      return listPage(store.intents.values().filter(matching({ customer })), query, '/v1/payment_intents')
    },
    'GET /v1/payment_intents/{}': plain((id) => found(store.intents, 'payment_intent', id)),
    'POST /v1/payment_intents/{}': (form, id) => intentCalls.update(found(store.intents, 'payment_intent', id), form),
    'POST /v1/payment_intents/{}/confirm': (form, id) =>
      intentCalls.confirm(found(store.intents, 'payment_intent', id), form),
    'POST /v1/payment_intents/{}/cancel': (form, id) =>
      intentCalls.cancel(found(store.intents, 'payment_intent', id), form),

    'POST /v1/payment_intents/{}/verify_microdeposits': (form, id) =>
      intentCalls.verifyDeposits(found(store.intents, 'payment_intent', id), form),

    'POST /v1/refunds': (form) => {
      const { charge, payment_intent: intent, expand: _expand, ...given } = readParameters(form, RefundParameters)
      if (!charge && !intent)
        throw invalidRequest(
          'One of the following params should be provided for this request: payment_intent or charge.',
        )
      const chargeId = charge ?? idOf(found(store.intents, 'payment_intent', intent ?? '').latest_charge)
      if (!chargeId) throw invalidRequest('This PaymentIntent does not have a successful charge to refund.')
      return createRefund(store, found(store.charges, 'charge', chargeId), given)
    },
    'GET /v1/refunds': (form) => {
      const { charge, payment_intent, ...query } = readParameters(form, OfChargeFilter)
      return listPage(store.refunds.values().filter(matching({ charge, payment_intent })), query, '/v1/refunds')
    },
    'GET /v1/refunds/{}': plain((id) => found(store.refunds, 'refund', id)),

    'POST /v1/customers': (form) => createCustomer(store, readParameters(form, CustomerParameters)),
    'GET /v1/customers': (form) => {
      const { email, ...query } = readParameters(form, CustomerFilter)
      return listPage(store.customers.values().filter(matching({ email })), query, '/v1/customers')
    },
    'GET /v1/customers/{}': plain((id) => found(store.customers, 'customer', id)),
    'POST /v1/customers/{}': (form, id) =>
      updateCustomer(store, found(store.customers, 'customer', id), readParameters(form, CustomerParameters)),
    ...savedMethodCalls(store),

    'GET /v1/charges': (form) => {
      const { customer, payment_intent, ...query } = readParameters(form, ChargeFilter)
      return listPage(store.charges.values().filter(matching({ customer, payment_intent })), query, '/v1/charges')
    },
    'GET /v1/charges/{}': plain((id) => found(store.charges, 'charge', id)),
    'GET /v1/disputes': (form) => {
      const { charge, payment_intent, ...query } = readParameters(form, OfChargeFilter)
      return listPage(store.disputes.values().filter(matching({ charge, payment_intent })), query, '/v1/disputes')
    },
    'GET /v1/disputes/{}': plain((id) => found(store.disputes, 'dispute', id)),
    'GET /v1/balance_transactions/{}': plain((id) => found(store.balanceTransactions, 'balance transaction', id)),

    'GET /v1/events': (form) => {
      const { delivery_success: delivered, type, types, ...query } = readParameters(form, EventFilter)
      const wanted = events()
        .filter(
          (event) => (type === undefined || event.type === type) && (types === undefined || types.includes(event.type)),
        )
        .filter((event) => delivered === undefined || webhooks.deliveryOf(event.id).delivered === delivered)
        .filter((event) => event.created > store.now() - 30 * 86_400)
      return listPage(wanted, query, '/v1/events')
    },
    'GET /v1/events/{}': plain((id) => {
      const event = webhooks.events.get(id)
      if (event?.provider !== 'stripe') throw noSuch('event', id, 'id')
      return JSON.parse(event.body) as Stripe.Event
    }),
  }

  function run(call: Call, request: SandboxRequest, id: string, requestId: string): Reply {
    const form = parseForm(request.method === 'GET' ? request.query.toString() : request.body.toString('utf8'))
    const key = request.headers['idempotency-key']
    store.cause = { id: requestId, idempotency_key: typeof key === 'string' ? key : null }
    try {
      const paths = typeof form.expand === 'object' ? Object.values(form.expand).map(String) : []
      return jsonReply(200, expandObject(call(form, id), paths, find), { 'request-id': requestId })
    } finally {
      store.cause = null
    }
  }

  const routes = Object.entries(calls).map(([name, call]): [string, Routes[string]] => [
    name,
    (request, id = '') =>
      once(request, async () => {
        await request.pause()
        return run(call, request, id, mixedId('req_', 14))
      }),
  ])
  const findRoute = createRouter(Object.fromEntries(routes))

  async function answer(request: SandboxRequest): Promise<Reply> {
    authenticate(request, secretKey)
    const route = findRoute(request)
    if (!route) throw unknownAddress(request)
    return route.handle()
  }
  const stamped = (reply: Reply): Reply => ({
    ...reply,
    headers: { 'request-id': mixedId('req_', 14), 'stripe-version': API_VERSION, ...reply.headers },
  })

  return {
    async handle(request) {
      const reply = await answer(request).catch((error: unknown) => {
        if (error instanceof StripeError) return error.toReply()
        throw error
      })
      return stamped(reply)
    },
    refuse(status) {
      if (status === 500) return stamped(new StripeError(500, 'api_error', 'An unknown error occurred.').toReply())
      const reply = new StripeError(429, 'invalid_request_error', 'Too many requests.', {
        code: 'rate_limit',
      }).toReply()
      return stamped({ ...reply, headers: { ...reply.headers, 'retry-after': '1' } })
    },
  }
}

function authenticate(request: SandboxRequest, secretKey: string) {
  const [scheme, credentials = ''] = (request.headers.authorization ?? '').split(' ')
  const given = scheme === 'Basic' ? Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] : credentials
  if (!given) throw new StripeError(401, 'invalid_request_error', 'You did not provide an API key.')
  if (given !== secretKey) {
    throw new StripeError(401, 'invalid_request_error', `Invalid API Key provided: ${given.slice(0, 8)}****`)
  }
}

const unknownAddress = ({ method, path }: SandboxRequest) =>
  new StripeError(404, 'invalid_request_error', `Unrecognized request URL (${method}: ${path}).`)
